import { sql, type Transaction } from 'kysely'
import { MinzhengError, type Catalogue, type Return } from '@minzheng/core'
import { copyLine, type Copy } from './copy.js'
import type { Database } from './database.js'
import { col, names, type DatasetTable } from './dataset-table.js'
import { basesOf, type DirtyMarks } from './dirty-marks.js'
import { lockMonths, markFirstLanding, markFirstReturns, openMonths } from './open-months.js'
import { holdFingerprint } from './pseudonym-key.js'
import { quarantineOf, releaseMended } from './quarantine.js'
import type { LandedRow, Landing, LandingReport, RefusedRow, Source } from './store.js'
import type { Tables } from './tables.js'
import { holdDefinitions, type Definitions } from './version-fence.js'
import { hasten } from './timeouts.js'

interface LandingTools {
  readonly kind: Database['kind']
  readonly transaction: Database['transaction']
  readonly schema: string
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly marks: DirtyMarks
  readonly definitions: Definitions
}

/**
 * Lands one source in one transaction. Rows are staged first; then what differs from the stored records is found,
 * marked dirty as it was and as it will be, and written. The same content twice changes nothing.
 */
export async function land(tools: LandingTools, source: Source, write: (landing: Landing) => Promise<void>): Promise<LandingReport> {
  const { catalogue } = tools
  const table = tools.tables.get(catalogue.dataset(source.dataset).name)!
  return tools.transaction(async (plain, copy) => {
    const tx = plain.withSchema(tools.schema)
    await tools.marks.takeTurn(tx, table)
    if (source.keyFingerprint !== undefined) await holdFingerprint(tx, source.keyFingerprint)
    const mends = source.mends === undefined ? null : await sourceOf(tx, source.mends, source.dataset)
    const begun = await tx
      .insertInto('source')
      .values({ name: source.name, sha256: source.sha256, dataset: source.dataset, accepted: 0, changed: 0, refused: 0, reasons: '{}', mends })
      .onConflict((conflict) => conflict.columns(['sha256', 'dataset']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (begun === undefined) return landedBefore(tx, source)

    const quarantine = quarantineOf(tx, tools.schema, begun.id, mends)
    const returns: Return[] = []
    await createStage(tx, table)
    const stage = stageFor(copy, table)
    await write({
      records: (rows) => stage.add(rows),
      quarantine: (rows) => quarantine.add(rows),
      returns: async (given) => {
        returns.push(...given.map((each) => ({ ...each, dataset: source.dataset })))
      },
    })
    const staged = await stage.done()
    // Sorting and joining a large file in the server's memory, for this transaction only; the embedded database's is our own.
    if (tools.kind === 'postgres' && staged > page) await sql`set local work_mem = '64MB'`.execute(tx)
    if (tools.kind === 'postgres') await hasten(tx)
    const read = quarantine.refused
    if (staged > 1) await refuseContradictions(tx, table, (rows) => quarantine.add(rows))
    if (mends !== null) {
      await quarantine.add(await refuseOutdated(tx, table, mends))
      await releaseMended(tx, tools.schema, mends)
    }
    const contradictions = quarantine.refused - read
    await holdDefinitions(tx, tools.definitions)
    await refuseUnknownDistricts(tools, tx, source.dataset, returns)
    const firstReturned = await lockMonths(
      tools,
      tx,
      returns.map(({ month }) => month),
    )
    await openMonths(tools, tx, firstReturned)
    await markFirstReturns(tools, tx, firstReturned)
    await markFirstLanding(tools, tx, source.dataset, begun.id)
    const changed = await apply(tools, tx, table, begun.id)
    await keepReturns(tools, tx, returns, begun.id)
    const accepted = staged - contradictions
    const { refused, reasons } = quarantine
    await quarantine.done()
    await tx
      .updateTable('source')
      .set({ accepted, changed, refused, reasons: JSON.stringify(reasons) })
      .where('id', '=', begun.id)
      .execute()
    return { landedBefore: false, accepted, changed, refused, reasons }
  })
}

async function sourceOf(tx: Transaction<Tables>, sha256: string, dataset: string): Promise<number> {
  const found = await tx.selectFrom('source').select('id').where('sha256', '=', sha256).where('dataset', '=', dataset).executeTakeFirst()
  if (found === undefined) throw new Error(`no file with the content ${sha256.slice(0, 12)}… has landed as ${dataset}, so none of its rows can be mended`)
  return found.id
}

async function landedBefore(tx: Transaction<Tables>, source: Source): Promise<LandingReport> {
  const before = await tx.selectFrom('source').selectAll().where('sha256', '=', source.sha256).where('dataset', '=', source.dataset).executeTakeFirstOrThrow()
  return { landedBefore: true, accepted: before.accepted, changed: 0, refused: before.refused, reasons: JSON.parse(before.reasons) as Record<string, number> }
}

/** Contradicting rows that are in memory at once. */
const page = 5000
const stageTable = sql.id('pg_temp', 'staged')

async function createStage(tx: Transaction<Tables>, table: DatasetTable): Promise<void> {
  const columns = table.columns.map((column) => sql`${sql.id(column.name)} ${sql.raw(column.type)}`)
  await sql`create temporary table ${sql.id('staged')} (${sql.join(columns)}, source_line integer, source_sheet text) on commit drop`.execute(tx)
}

/** Copies rows to the stage. While some are on their way to the database, the next are read: one batch ahead, so that memory stays bounded. */
function stageFor(copy: Copy, table: DatasetTable): { add(rows: readonly LandedRow[]): Promise<void>; done(): Promise<number> } {
  const fields = table.columns.map(({ field }) => field)
  let staged = 0
  let copying: Promise<void> = Promise.resolve()
  return {
    add: async (rows) => {
      if (rows.length === 0) return
      staged += rows.length
      const lines = rows.map(({ record, line, sheet }) => copyLine([...fields.map((field) => record[field] ?? null), line, sheet ?? null])).join('')
      await copying
      copying = copy('pg_temp.staged', lines)
      // Who adds next, or is done, hears of a failure; until then it must not count as unheard.
      copying.catch(() => {})
    },
    done: async () => {
      await copying
      return staged
    },
  }
}

/** A record or return of no district would never be in a figure, and no sweep could say which job it is for. */
async function refuseUnknownDistricts({ catalogue }: LandingTools, tx: Transaction<Tables>, dataset: string, returns: readonly Return[]): Promise<void> {
  const { districts } = catalogue
  const { rows } = await sql<{ district: string }>`select distinct district from ${stageTable}`.execute(tx)
  const refuse = (what: string, code: string): never => {
    throw new MinzhengError('unknown-district', `a ${what} of ${dataset} is of ${code}, which is not a district of ${districts.root.name}`, { dataset, code })
  }
  for (const { district } of rows) if (!districts.has(district)) refuse('record', district)
  for (const { district } of returns) if (!districts.has(district)) refuse('return', district)
}

/** Of rows with one key, the first stands. A later one that says the same is let go; one that contradicts it is refused. */
async function refuseContradictions(tx: Transaction<Tables>, table: DatasetTable, refuse: (rows: readonly RefusedRow[]) => Promise<void>): Promise<void> {
  const sameKey = sql.join(
    table.key.map((column) => sql`${col('s', column)} = ${col('f', column)}`),
    sql` and `,
  )
  const { rows: doubles } = await sql`select 1 from ${stageTable} group by ${names(table.key)} having count(*) > 1 limit 1`.execute(tx)
  if (doubles.length === 0) return
  const found = sql.id('pg_temp', 'contradiction')
  await sql`
    create temporary table ${sql.id('contradiction')} (
      turn integer generated always as identity, source_line integer, source_sheet text, first_line integer, first_sheet text
    ) on commit drop`.execute(tx)
  await sql`
    with numbered as (
      select *, ctid as place, row_number() over (partition by ${names(table.key)} order by ctid) as turn from ${stageTable}
    ), doubled as (
      select s.place, s.source_line, s.source_sheet, f.source_line as first_line, f.source_sheet as first_sheet, (${names(table.columns, 's')}) is distinct from (${names(table.columns, 'f')}) as differs
      from numbered s join numbered f on f.turn = 1 and ${sameKey}
      where s.turn > 1
    ), gone as (
      delete from ${stageTable} later using doubled where later.ctid = doubled.place
      returning doubled.source_line, doubled.source_sheet, doubled.first_line, doubled.first_sheet, doubled.differs
    )
    insert into ${found} (source_line, source_sheet, first_line, first_sheet) select source_line, source_sheet, first_line, first_sheet from gone where differs`.execute(
    tx,
  )
  for (let after = 0; ;) {
    const { rows } = await sql<Doubled & { turn: number }>`select * from ${found} where turn > ${after} order by turn limit ${page}`.execute(tx)
    await refuse(rows.map(contradiction))
    if (rows.length < page) return
    after = rows.at(-1)!.turn
  }
}

interface Doubled {
  readonly source_line: number
  readonly source_sheet: string | null
  readonly first_line: number
  readonly first_sheet: string | null
}

function contradiction({ source_line, source_sheet, first_line, first_sheet }: Doubled): RefusedRow {
  const where = first_sheet === null || first_sheet === source_sheet ? '' : `“${first_sheet}”`
  return {
    sheet: source_sheet,
    line: source_line,
    column: null,
    code: 'duplicate-key',
    reason: {
      zh: `与${where}第${first_line}行主键相同但内容不一致`,
      en: `has the key of line ${first_line}${where && ` of ${where}`}, but says something else`,
    },
    valueClass: null,
  }
}

/** A mended row never overwrites what landed with its file or later. */
async function refuseOutdated(tx: Transaction<Tables>, table: DatasetTable, mends: number): Promise<readonly RefusedRow[]> {
  const sameKey = sql.join(
    table.key.map((column) => sql`${col('s', column)} = ${col('r', column)}`),
    sql` and `,
  )
  const { rows } = await sql<Doubled>`
    delete from ${stageTable} s using ${table.sql} r
    where ${sameKey} and r.source_id >= ${mends} and (${names(table.columns, 's')}) is distinct from (${names(table.columns, 'r')})
    returning s.source_line, s.source_sheet, r.source_line as first_line, null as first_sheet`.execute(tx)
  return rows.map(contradiction)
}

/** Writes what is new or different, and marks the cells it touches: those of the old records and those of the new. */
async function apply(tools: LandingTools, tx: Transaction<Tables>, table: DatasetTable, source: number): Promise<number> {
  const sameKey = sql.join(
    table.key.map((column) => sql`${col('s', column)} = ${col('r', column)}`),
    sql` and `,
  )
  // What is stored already is let go; what stays staged is new or different.
  await sql`
    delete from ${stageTable} s using ${table.sql} r
    where ${sameKey} and (${names(table.columns, 's')}) is not distinct from (${names(table.columns, 'r')})`.execute(tx)
  const bases = basesOf(tools.catalogue, table.dataset.name)
  await tools.marks.ofRecords(tx, table, bases, [sql`(select r.* from ${table.sql} r join ${stageTable} s on ${sameKey})`, stageTable])
  const updates = table.columns.map((column) => sql`${sql.id(column.name)} = ${sql.ref(`excluded.${column.name}`)}`)
  const { numAffectedRows } = await sql`
      insert into ${table.sql} (${names(table.columns)}, source_id, source_line)
      select ${names(table.columns)}, cast(${source} as integer), source_line from ${stageTable}
      on conflict (${names(table.key)}) do update set ${sql.join(updates)}, source_id = excluded.source_id, source_line = excluded.source_line`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

async function keepReturns(tools: LandingTools, tx: Transaction<Tables>, returns: readonly Return[], source: number): Promise<void> {
  // One for all below says more than one of the office's own records, and a final one more than an estimate; what says more stands.
  const says = (each: { readonly own?: boolean; readonly estimated?: boolean }): number => (each.own === true ? 0 : 2) + (each.estimated === true ? 0 : 1)
  const most = new Map<string, Return>()
  for (const each of returns) {
    const key = `${each.district} ${each.month}`
    const before = most.get(key)
    if (before === undefined || says(each) > says(before)) most.set(key, each)
  }
  if (most.size === 0) return
  const added = await tx
    .insertInto('office_return')
    .values([...most.values()].map((each) => ({ ...each, own: each.own === true, estimated: each.estimated === true, source })))
    .onConflict((conflict) =>
      conflict
        .columns(['dataset', 'district', 'month'])
        .doUpdateSet((row) => ({ own: row.ref('excluded.own'), estimated: row.ref('excluded.estimated') }))
        .where(sql<boolean>`(office_return.own, office_return.estimated) > (excluded.own, excluded.estimated)`),
    )
    .returning(['dataset', 'district', 'month', 'own', 'estimated'])
    .execute()
  await tools.marks.ofReturns(tx, tools.catalogue, added)
}
