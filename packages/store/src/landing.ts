import { sql, type Kysely, type Transaction } from 'kysely'
import { lastDay, monthEnd, type Catalogue, type Return } from '@minzheng/core'
import { col, names, type DatasetTable } from './dataset-table.js'
import { basesOf, type DirtyMarks } from './dirty-marks.js'
import type { LandedRow, Landing, LandingReport, RefusedRow, Source } from './store.js'
import type { Tables } from './tables.js'

interface LandingTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly marks: DirtyMarks
}

/**
 * Lands one source in one transaction. Rows are staged first; then what differs from the stored records is found,
 * marked dirty as it was and as it will be, and written. The same content twice changes nothing.
 */
export async function land(tools: LandingTools, source: Source, write: (landing: Landing) => Promise<void>): Promise<LandingReport> {
  const { catalogue } = tools
  const table = tools.tables.get(catalogue.dataset(source.dataset).name)!
  return tools.db.transaction().execute(async (tx) => {
    const begun = await tx
      .insertInto('source')
      .values({ name: source.name, sha256: source.sha256, dataset: source.dataset, accepted: 0, changed: 0, refused: 0, reasons: '{}' })
      .onConflict((conflict) => conflict.columns(['sha256', 'dataset']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (begun === undefined) return landedBefore(tx, source)

    const refusals: RefusedRow[] = []
    const returns: Return[] = []
    let staged = 0
    await createStage(tx, table)
    await write({
      records: async (rows) => {
        staged += rows.length
        await stage(tx, table, rows)
      },
      quarantine: async (rows) => {
        refusals.push(...rows)
      },
      returns: async (given) => {
        returns.push(...given.map((each) => ({ ...each, dataset: source.dataset })))
      },
    })
    const contradictions = await refuseContradictions(tx, table)
    refusals.push(...contradictions)
    await openMonths(
      tools,
      tx,
      returns.map(({ month }) => month),
    )
    const changed = await apply(tools, tx, table, begun.id)
    await keepReturns(tools, tx, returns, begun.id)
    await keepRefusals(tx, refusals, begun.id)
    const accepted = staged - contradictions.length
    const reasons = tally(refusals.map(({ code }) => code))
    await tx
      .updateTable('source')
      .set({ accepted, changed, refused: refusals.length, reasons: JSON.stringify(reasons) })
      .where('id', '=', begun.id)
      .execute()
    return { landedBefore: false, accepted, changed, refused: refusals.length, reasons }
  })
}

async function landedBefore(tx: Transaction<Tables>, source: Source): Promise<LandingReport> {
  const before = await tx.selectFrom('source').selectAll().where('sha256', '=', source.sha256).where('dataset', '=', source.dataset).executeTakeFirstOrThrow()
  return { landedBefore: true, accepted: before.accepted, changed: 0, refused: before.refused, reasons: JSON.parse(before.reasons) as Record<string, number> }
}

const stageTable = sql.id('pg_temp', 'staged')
const changedTable = sql.id('pg_temp', 'changed')

async function createStage(tx: Transaction<Tables>, table: DatasetTable): Promise<void> {
  const columns = table.columns.map((column) => sql`${sql.id(column.name)} ${sql.raw(column.type)}`)
  await sql`create temporary table ${sql.id('staged')} (${sql.join(columns)}, source_line integer) on commit drop`.execute(tx)
}

async function stage(tx: Transaction<Tables>, table: DatasetTable, rows: readonly LandedRow[]): Promise<void> {
  if (rows.length === 0) return
  const arrays = table.columns.map((column) => sql`${rows.map(({ record }) => record[column.field] ?? null)}::${sql.raw(column.type)}[]`)
  await sql`insert into ${stageTable} select * from unnest(${sql.join(arrays)}, ${rows.map(({ line }) => line)}::integer[])`.execute(tx)
}

/** Of rows with one key, the first stands. A later one that says the same is let go; one that contradicts it is refused. */
async function refuseContradictions(tx: Transaction<Tables>, table: DatasetTable): Promise<readonly RefusedRow[]> {
  const sameKey = sql.join(
    table.key.map((column) => sql`${col('s', column)} = ${col('f', column)}`),
    sql` and `,
  )
  const { rows } = await sql<{ source_line: number; first_line: number; differs: boolean }>`
    with numbered as (
      select *, ctid as place, row_number() over (partition by ${names(table.key)} order by source_line, ctid) as turn from ${stageTable}
    ), doubled as (
      select s.place, s.source_line, f.source_line as first_line, (${names(table.columns, 's')}) is distinct from (${names(table.columns, 'f')}) as differs
      from numbered s join numbered f on f.turn = 1 and ${sameKey}
      where s.turn > 1
    )
    delete from ${stageTable} later using doubled where later.ctid = doubled.place
    returning doubled.source_line, doubled.first_line, doubled.differs`.execute(tx)
  return rows
    .filter(({ differs }) => differs)
    .map(({ source_line, first_line }) => ({
      sheet: null,
      line: source_line,
      column: null,
      code: 'duplicate-key',
      reason: { zh: `与第${first_line}行主键相同但内容不一致`, en: `has the key of line ${first_line}, but says something else` },
    }))
}

/** Writes what is new or different, and marks the cells it touches: those of the old records and those of the new. */
async function apply(tools: LandingTools, tx: Transaction<Tables>, table: DatasetTable, source: number): Promise<number> {
  const sameKey = sql.join(
    table.key.map((column) => sql`${col('s', column)} = ${col('r', column)}`),
    sql` and `,
  )
  await sql`
    create temporary table ${sql.id('changed')} on commit drop as
    select s.* from ${stageTable} s left join ${table.sql} r on ${sameKey}
    where ${col('r', table.key[0]!)} is null or (${names(table.columns, 's')}) is distinct from (${names(table.columns, 'r')})`.execute(tx)
  const bases = basesOf(tools.catalogue, table.dataset.name)
  await tools.marks.ofRecords(tx, table, bases, sql`(select r.* from ${table.sql} r join ${changedTable} s on ${sameKey})`)
  await tools.marks.ofRecords(tx, table, bases, changedTable)
  const updates = table.columns.map((column) => sql`${sql.id(column.name)} = ${sql.ref(`excluded.${column.name}`)}`)
  const { rows } = await sql<{ count: number }>`
    with written as (
      insert into ${table.sql} (${names(table.columns)}, source_id, source_line)
      select ${names(table.columns)}, cast(${source} as integer), source_line from ${changedTable}
      on conflict (${names(table.key)}) do update set ${sql.join(updates)}, source_id = excluded.source_id, source_line = excluded.source_line
      returning 1
    ) select count(*)::integer as count from written`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Opens months that were not open; every dataset's cells in them are then stale. Returns those that it opened. */
export async function openMonths(tools: LandingTools, tx: Transaction<Tables>, asked: readonly string[]): Promise<readonly string[]> {
  const wanted = [...new Set(asked)]
  if (wanted.length === 0) return []
  const opened = await tx
    .insertInto('open_month')
    .values(
      wanted.map((month) => ({ month, first_day: `${month}-01`, last_day: lastDay({ until: monthEnd(month) }), year_start: `${month.slice(0, 4)}-01-01` })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('month')
    .execute()
  if (opened.length === 0) return []
  const months = opened.map(({ month }) => month)
  for (const table of tools.tables.values()) await tools.marks.ofDataset(tx, table, basesOf(tools.catalogue, table.dataset.name), months)
  // Quarters and years that an opened month lies in move on, in every figure of a dataset that has ever landed.
  const landed = await tx.selectFrom('source').select('dataset').distinct().execute()
  const { root } = tools.catalogue.districts
  await tools.marks.ofReturns(
    tx,
    tools.catalogue,
    landed.flatMap(({ dataset }) => months.map((month) => ({ dataset, district: root.code, month }))),
  )
  return months
}

async function keepReturns(tools: LandingTools, tx: Transaction<Tables>, returns: readonly Return[], source: number): Promise<void> {
  // One for all below says more than one of the office's own records, and a final one more than an estimate; what says more stands.
  const says = (each: { readonly own?: boolean; readonly estimated?: boolean }): number => (each.own === true ? 0 : each.estimated === true ? 1 : 2)
  const most = new Map<string, Return>()
  for (const each of returns) {
    const key = `${each.district} ${each.month}`
    const before = most.get(key)
    if (before === undefined || says(each) > says(before)) most.set(key, each)
  }
  if (most.size === 0) return
  const added = await tx
    .insertInto('office_return')
    .values([...most.values()].map((each) => ({ ...each, own: each.own === true, estimated: each.own !== true && each.estimated === true, source })))
    .onConflict((conflict) =>
      conflict
        .columns(['dataset', 'district', 'month'])
        .doUpdateSet((row) => ({ own: row.ref('excluded.own'), estimated: row.ref('excluded.estimated') }))
        .where(sql<boolean>`not excluded.own and (office_return.own or (office_return.estimated and not excluded.estimated))`),
    )
    .returning(['dataset', 'district', 'month', 'own', 'estimated'])
    .execute()
  await tools.marks.ofReturns(tx, tools.catalogue, added)
}

async function keepRefusals(tx: Transaction<Tables>, refusals: readonly RefusedRow[], source: number): Promise<void> {
  for (let at = 0; at < refusals.length; at += 1000)
    await tx
      .insertInto('quarantine')
      .values(
        refusals
          .slice(at, at + 1000)
          .map(({ sheet, line, column, code, reason }) => ({ source, sheet, line, column_title: column, code, reason_zh: reason.zh, reason_en: reason.en })),
      )
      .execute()
}

function tally(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
