import { sql } from 'kysely'
import { monthsOf, parsePeriod, type AnyRecord, type Catalogue, type ObservationStatus, type StatusReason } from '@minzheng/core'
import type { Database } from './database.js'
import { datasetTable, ensureDatasetTable, names } from './dataset-table.js'
import { basesOf, dirtyMarks } from './dirty-marks.js'
import { land } from './landing.js'
import { migrate } from './migrations.js'
import { recompute } from './recompute.js'
import type { DirtyDistrict, Store } from './store.js'
import { readTotals } from './totals-reader.js'

/** Opens the store of a catalogue in a database: migrates, makes the datasets' tables, and marks dirty what a changed definition made stale. */
export async function createStore(database: Database, catalogue: Catalogue): Promise<Store> {
  const { schema } = database
  await migrate(database.kysely, schema)
  const db = database.kysely.withSchema(schema)
  const tables = new Map([...catalogue.datasets.values()].map((dataset) => [dataset.name, datasetTable(dataset, schema)]))
  const marks = dirtyMarks(schema)
  const tools = { db, schema, catalogue, tables, marks }

  await db.transaction().execute(async (tx) => {
    const districts = catalogue.districts.all.map(({ code, name, level, parent, kind }) => ({ code, name, level, parent, kind }))
    for (let at = 0; at < districts.length; at += 1000)
      await tx
        .insertInto('district')
        .values(districts.slice(at, at + 1000))
        .onConflict((conflict) =>
          conflict.column('code').doUpdateSet((row) => ({
            name: row.ref('excluded.name'),
            level: row.ref('excluded.level'),
            parent: row.ref('excluded.parent'),
            kind: row.ref('excluded.kind'),
          })),
        )
        .execute()
    const months = (await tx.selectFrom('open_month').select('month').execute()).map(({ month }) => month)
    for (const table of tables.values()) {
      const { versionChanged } = await ensureDatasetTable(tx, table, catalogue.version(table.dataset.name))
      if (!versionChanged) continue
      await marks.ofDataset(tx, table, basesOf(catalogue, table.dataset.name), months)
      await marks.ofReturns(
        tx,
        catalogue,
        await tx.selectFrom('office_return').select(['dataset', 'district', 'month', 'own']).where('dataset', '=', table.dataset.name).execute(),
      )
    }
  })

  return {
    land: (source, write) => land(tools, source, write),
    record: async (name, key) => {
      const table = tables.get(catalogue.dataset(name).name)!
      const where = table.key.map((column) => sql`${sql.id(column.name)} = cast(${key[column.field] ?? null} as ${sql.raw(column.type)})`)
      const { rows } = await sql<AnyRecord>`select ${names(table.columns)} from ${table.sql} where ${sql.join(where, sql` and `)}`.execute(db)
      const [row] = rows
      return row === undefined ? undefined : Object.fromEntries(table.columns.map((column) => [column.field, row[column.name] ?? null]))
    },
    dirtyDistricts: async () => {
      const rows = await db
        .selectFrom('dirty_mark')
        .select(({ fn }) => ['district', sql<string>`left(month, 4)`.as('year'), fn.countAll<number>().as('cells')])
        .groupBy(['district', sql`left(month, 4)`])
        .execute()
      return gather(catalogue, rows)
    },
    recompute: (district, period, onProgress) => {
      catalogue.districts.get(district)
      monthsOf(parsePeriod(period))
      return recompute(tools, district, period, onProgress)
    },
    observations: async (query) => {
      let select = db.selectFrom('observation').selectAll()
      if (query.indicators !== undefined) select = select.where('indicator', 'in', query.indicators.length > 0 ? [...query.indicators] : [''])
      if (query.districts !== undefined) select = select.where('district', 'in', query.districts.length > 0 ? [...query.districts] : [''])
      if (query.periods !== undefined) select = select.where('period', 'in', query.periods.length > 0 ? [...query.periods] : [''])
      if (query.variant !== undefined) select = select.where('variant', '=', query.variant)
      const rows = await select.orderBy('indicator').orderBy('variant').orderBy('district').orderBy('period').execute()
      return rows.map(({ as_of, computed_at, status, reason, ...row }) => ({
        ...row,
        status: status as ObservationStatus,
        reason: reason as StatusReason | null,
        asOf: as_of,
        computedAt: computed_at,
      }))
    },
    totalsSource: (districts, months) => readTotals(db, catalogue, districts, months),
    quarantined: async () => {
      const rows = await db
        .selectFrom('quarantine')
        .innerJoin('source', 'source.id', 'quarantine.source')
        .select(['source.name as source', 'source.dataset as dataset', 'sheet', 'line', 'column_title', 'code', 'reason_zh', 'reason_en'])
        .orderBy('source.id')
        .orderBy('line')
        .execute()
      return rows.map(({ column_title, reason_zh, reason_en, ...row }) => ({ ...row, column: column_title, reason: { zh: reason_zh, en: reason_en } }))
    },
    openMonths: async () => (await db.selectFrom('open_month').select('month').orderBy('month').execute()).map(({ month }) => month),
    close: () => database.close(),
  }
}

/** Dirty districts as jobs take them: villages stand under their township; the deepest first, so that those above find less to do. */
function gather(catalogue: Catalogue, rows: readonly { readonly district: string; readonly year: string; readonly cells: number }[]): readonly DirtyDistrict[] {
  const gathered = new Map<string, DirtyDistrict>()
  for (const { district, year, cells } of rows) {
    const code = catalogue.districts.ancestorAt(district, 'township')?.code ?? district
    const key = `${code} ${year}`
    gathered.set(key, { district: code, year, cells: (gathered.get(key)?.cells ?? 0) + cells })
  }
  return [...gathered.values()].sort((left, right) => right.district.length - left.district.length || (left.district < right.district ? 1 : -1))
}
