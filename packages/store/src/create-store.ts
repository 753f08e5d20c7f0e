import { sql } from 'kysely'
import { monthsOf, parsePeriod, type AnyRecord, type Catalogue, type ObservationStatus, type StatusReason } from '@minzheng/core'
import type { Database } from './database.js'
import { countedRecords, replacedOn, sharedValues } from './counted-query.js'
import { datasetTable, ensureDatasetTable, names } from './dataset-table.js'
import { dirtyCellsReader } from './dirty-cells.js'
import { gatherDirty } from './dirty-districts.js'
import { basesOf, dirtyMarks } from './dirty-marks.js'
import { land, openMonths } from './landing.js'
import { migrate } from './migrations.js'
import { readFingerprint, replacePseudonyms } from './pseudonym-key.js'
import { countQuarantine, readQuarantine } from './quarantine.js'
import { recompute } from './recompute.js'
import type { Store } from './store.js'
import { readTotals } from './totals-reader.js'
import { markCells, verify } from './verify.js'
import { fencedByVersion, refuseReplaced } from './version-fence.js'
import { withoutRows } from './without-rows.js'

/** Opens the store of a catalogue in a database: migrates, makes the datasets' tables, and marks dirty what a changed definition made stale. */
export async function createStore(database: Database, catalogue: Catalogue): Promise<Store> {
  const { schema } = database
  await migrate(database.kysely, schema)
  const db = database.kysely.withSchema(schema)
  const tables = new Map([...catalogue.datasets.values()].map((dataset) => [dataset.name, datasetTable(dataset, schema)]))
  const marks = dirtyMarks(schema)
  const tools = { db, kind: database.kind, transaction: database.transaction, schema, catalogue, tables, marks }
  const fenced = { ...tools, db: fencedByVersion(db, catalogue) }

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
    land: (source, write) => withoutRows(land(tools, source, write)),
    record: async (name, key) => {
      const table = tables.get(catalogue.dataset(name).name)!
      const where = table.key.map((column) => sql`${sql.id(column.name)} = cast(${key[column.field] ?? null} as ${sql.raw(column.type)})`)
      const { rows } = await withoutRows(sql<AnyRecord>`select ${names(table.columns)} from ${table.sql} where ${sql.join(where, sql` and `)}`.execute(db))
      const [row] = rows
      return row === undefined ? undefined : Object.fromEntries(table.columns.map((column) => [column.field, row[column.name] ?? null]))
    },
    dirtyDistricts: async () => {
      const rows = await db
        .selectFrom('dirty_mark')
        .select(({ fn }) => ['district', sql<string>`left(month, 4)`.as('year'), fn.countAll<number>().as('cells')])
        .groupBy(['district', sql`left(month, 4)`])
        .execute()
      return gatherDirty(catalogue, rows)
    },
    staleness: async () => {
      const row = await db
        .selectFrom('dirty_mark')
        .select(({ fn }) => [fn.countAll<number>().as('cells'), fn.min('since').as('since')])
        .executeTakeFirstOrThrow()
      return { cells: row.cells, since: row.since }
    },
    recompute: (district, period, onProgress) => {
      catalogue.districts.get(district)
      monthsOf(parsePeriod(period))
      return recompute(fenced, district, period, onProgress)
    },
    dirtyCells: dirtyCellsReader(db),
    refuseReplaced: () => refuseReplaced(db, catalogue),
    verify: (district, period, onProgress) => verify(tools, district, period, onProgress),
    mark: (cells) => fenced.db.transaction().execute((tx) => markCells(tx, schema, cells)),
    openMonth: (month) => db.transaction().execute(async (tx) => (await openMonths(tools, tx, [month])).length > 0),
    observations: async (query) => {
      let select = db.selectFrom('observation').selectAll()
      if (query.indicators !== undefined) select = select.where('indicator', 'in', query.indicators.length > 0 ? [...query.indicators] : [''])
      if (query.districts !== undefined) select = select.where('district', 'in', query.districts.length > 0 ? [...query.districts] : [''])
      if (query.periods !== undefined) select = select.where('period', 'in', query.periods.length > 0 ? [...query.periods] : [''])
      if (query.variant !== undefined) select = select.where('variant', '=', query.variant)
      if (query.parts !== 'all') select = select.where('part', '=', '')
      const rows = await select.orderBy('indicator').orderBy('variant').orderBy('part').orderBy('district').orderBy('period').execute()
      return rows.map(({ as_of, computed_at, status, reason, part, ...row }) => ({
        ...row,
        part: part === '' ? null : part,
        status: status as ObservationStatus,
        reason: reason as StatusReason | null,
        asOf: as_of,
        computedAt: computed_at,
      }))
    },
    computed: async () =>
      db
        .selectFrom('observation')
        .select(({ fn }) => ['indicator', fn.count<number>('district').distinct().as('districts'), fn.count<number>('period').distinct().as('periods')])
        .where('value', 'is not', null)
        .where('part', '=', '')
        .groupBy('indicator')
        .orderBy('indicator')
        .execute(),
    totalsSource: (districts, months, periods = []) => readTotals(db, tools, { districts, months, periods }),
    counted: async (measure, district, period, limit = 20) => {
      const open = (await db.selectFrom('open_month').select('month').execute()).map(({ month }) => month)
      return countedRecords(db, catalogue, tables.get(catalogue.dataset(measure.dataset).name)!, { measure, district, period, limit, open, schema })
    },
    shared: async (one, other, district, period) => {
      const open = (await db.selectFrom('open_month').select('month').execute()).map(({ month }) => month)
      return sharedValues(db, catalogue, tables, { one, other, district, period, open })
    },
    replacedOn: (name, record) => replacedOn(db, tables.get(catalogue.dataset(name).name)!, record),
    quarantined: (query = {}) => readQuarantine(db, query),
    quarantineSummary: () => countQuarantine(db),
    keyFingerprint: () => readFingerprint(db),
    replacePseudonyms: (replace, fingerprint) => withoutRows(replacePseudonyms(db, tables, replace, fingerprint)),
    openMonths: async () => (await db.selectFrom('open_month').select('month').orderBy('month').execute()).map(({ month }) => month),
    close: () => database.close(),
  }
}
