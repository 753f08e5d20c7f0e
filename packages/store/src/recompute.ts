import { sql, type Kysely, type Transaction } from 'kysely'
import { monthsOf, parsePeriod, type Catalogue, type Month } from '@minzheng/core'
import { cellQuery } from './cell-query.js'
import type { DatasetTable } from './dataset-table.js'
import { rollUp } from './roll-up.js'
import type { RecomputeReport } from './store.js'
import type { Tables } from './tables.js'
import { writeObservations } from './write-observations.js'

interface RecomputeTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
}

interface Mark {
  readonly dataset: string
  readonly district: string
  readonly month: Month
  readonly revision: number
  readonly whole: boolean
}

/**
 * Brings every dirty cell under a district and within a period up to date. The revision of each mark is read before the records,
 * so a cell labelled with it holds at least that change; an older run that comes late is fenced off by it. Marks go in the transaction
 * that writes the figures, and only where no newer change has raised them: whatever is interrupted is done again.
 */
export async function recompute(
  tools: RecomputeTools,
  district: string,
  period: string,
  onProgress?: (done: number, all: number) => void,
): Promise<RecomputeReport> {
  const marks = await readMarks(tools, district, monthsOf(parsePeriod(period)))
  if (marks.length === 0) return { cells: 0, changed: 0 }
  const byDataset = new Map<string, Mark[]>()
  for (const mark of marks) byDataset.set(mark.dataset, [...(byDataset.get(mark.dataset) ?? []), mark])
  const steps = byDataset.size + 1
  const computed = new Map<string, Readonly<Record<string, number>>>()
  for (const [index, [dataset, own]] of [...byDataset].entries()) {
    const measures = tools.catalogue.measures(dataset)
    const table = tools.tables.get(dataset)
    if (table !== undefined && measures.length > 0)
      for (const row of (await cellQuery(table, measures, own).execute(tools.db)).rows) computed.set(`${dataset} ${row.district} ${row.month}`, row.measures)
    onProgress?.(index + 1, steps)
  }
  const changed = await tools.db.transaction().execute(async (tx) => {
    await lockTree(tx, tools.catalogue)
    await writeCells(tx, tools.schema, marks, computed)
    await rollUp(
      tx,
      tools.schema,
      tools.catalogue,
      [...byDataset].flatMap(([dataset, own]) => changesOf(dataset, own)),
    )
    await clearMarks(tx, tools.schema, marks)
    return writeStale(tx, tools, byDataset)
  })
  onProgress?.(steps, steps)
  return { cells: marks.length, changed }
}

async function readMarks({ db, catalogue }: RecomputeTools, district: string, months: readonly Month[]): Promise<readonly Mark[]> {
  const codes = catalogue.districts.within(district).map(({ code }) => code)
  return db
    .selectFrom('dirty_mark')
    .selectAll()
    .where((where) => where('district', '=', where.fn.any(where.val(codes))))
    .where('month', 'in', [...months])
    .execute()
}

/** One writer at a time rolls up a city: the later of two siblings then sees what the earlier wrote. */
async function lockTree(tx: Transaction<Tables>, catalogue: Catalogue): Promise<void> {
  await tx.selectFrom('district').select('code').where('code', '=', catalogue.districts.root.code).forUpdate().execute()
}

async function writeCells(
  tx: Transaction<Tables>,
  schema: string,
  marks: readonly Mark[],
  computed: ReadonlyMap<string, Readonly<Record<string, number>>>,
): Promise<void> {
  await sql`
    insert into ${sql.id(schema, 'cell')} as c (dataset, district, month, revision, measures)
    select * from unnest(
      ${marks.map((m) => m.dataset)}::text[], ${marks.map((m) => m.district)}::text[], ${marks.map((m) => m.month)}::text[], ${marks.map((m) => m.revision)}::bigint[],
      ${marks.map((m) => JSON.stringify(computed.get(`${m.dataset} ${m.district} ${m.month}`) ?? {}))}::jsonb[])
    on conflict (district, dataset, month) do update set revision = excluded.revision, measures = excluded.measures
    where c.revision <= excluded.revision`.execute(tx)
}

function changesOf(dataset: string, marks: readonly Mark[]): { dataset: string; month: Month; districts: Set<string> }[] {
  const byMonth = new Map<Month, Set<string>>()
  for (const { month, district } of marks) byMonth.set(month, (byMonth.get(month) ?? new Set<string>()).add(district))
  return [...byMonth].map(([month, districts]) => ({ dataset, month, districts }))
}

/** The figures that may have moved: of the marked districts, of all above them, and for a whole mark of all below. */
async function writeStale(tx: Transaction<Tables>, tools: RecomputeTools, byDataset: ReadonlyMap<string, readonly Mark[]>): Promise<number> {
  const { districts } = tools.catalogue
  const all = [...byDataset.values()].flat()
  const stale = new Set<string>()
  for (const { district, whole } of all) {
    for (const each of whole ? districts.within(district) : [districts.get(district)]) stale.add(each.code)
    for (const each of districts.ancestors(district)) stale.add(each.code)
  }
  const unsettled = await unsettledMonths(tx, tools.catalogue)
  return writeObservations(tx, tools.schema, tools, {
    datasets: new Set(byDataset.keys()),
    months: new Set(all.map(({ month }) => month)),
    districts: stale,
    unsettled,
  })
}

/** What is still stale below: `dataset district` → months, after the marks of this run are gone. */
async function unsettledMonths(tx: Transaction<Tables>, { districts }: Catalogue): Promise<ReadonlyMap<string, ReadonlySet<Month>>> {
  const left = await tx.selectFrom('dirty_mark').select(['dataset', 'district', 'month']).execute()
  const months = new Map<string, Set<Month>>()
  for (const { dataset, district, month } of left)
    for (const { code } of [districts.get(district), ...districts.ancestors(district)]) {
      const key = `${dataset} ${code}`
      months.set(key, (months.get(key) ?? new Set<Month>()).add(month))
    }
  return months
}

async function clearMarks(tx: Transaction<Tables>, schema: string, marks: readonly Mark[]): Promise<void> {
  await sql`
    delete from ${sql.id(schema, 'dirty_mark')} d
    using unnest(${marks.map((m) => m.dataset)}::text[], ${marks.map((m) => m.district)}::text[], ${marks.map((m) => m.month)}::text[], ${marks.map((m) => m.revision)}::bigint[]) as done (dataset, district, month, revision)
    where d.dataset = done.dataset and d.district = done.district and d.month = done.month and d.revision = done.revision`.execute(tx)
}
