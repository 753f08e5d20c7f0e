import { sql, type Kysely, type Transaction } from 'kysely'
import { monthsOf, parsePeriod, type Catalogue, type Month } from '@minzheng/core'
import { cellQuery } from './cell-query.js'
import type { DatasetTable } from './dataset-table.js'
import { readKept, type Kept } from './kept.js'
import { dueOf, rollUp, wantedFor, writeTotals } from './roll-up.js'
import type { RecomputeReport } from './store.js'
import type { Tables } from './tables.js'
import { totalsSource } from './totals-reader.js'
import { holdDefinitions, type Definitions } from './version-fence.js'
import { staleFigures, writeObservations } from './write-observations.js'

interface RecomputeTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly definitions: Definitions
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
    await holdDefinitions(tx, tools.definitions)
    await lockTree(tx, tools.catalogue)
    const openMonths = await replaceCells(tx, tools.schema, marks, computed)
    const due = dueOf(tools.catalogue, marks)
    const figures = staleFigures(
      tools.catalogue,
      new Set(byDataset.keys()),
      new Set(marks.map(({ month }) => month)),
      movedDistricts(tools.catalogue, marks),
      openMonths,
    )
    const kept = await readKept(tx, tools, [...wantedFor(tools.catalogue, due), ...figures.wanted])
    const totals = rollUp(tools.catalogue, due, kept)
    // The totals are on their way to the database while the figures are made here.
    const [, written] = await Promise.all([
      writeTotals(tx, tools.schema, totals),
      totalsSource(tx, tools, kept, figures.asked).then((source) =>
        writeObservations(tx, tools, figures, source, unsettledMonths(tools.catalogue, kept.stale)),
      ),
    ])
    return written
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

/**
 * One writer at a time rolls up a city: the later of two siblings then sees what the earlier wrote. The commit does not wait for the disk:
 * should the database break down before it is there, figures and marks are both as they were before, and the sweep rings again.
 */
async function lockTree(tx: Transaction<Tables>, catalogue: Catalogue): Promise<void> {
  await tx
    .selectFrom('district')
    .select(['code', sql`set_config('synchronous_commit', 'off', true)`.as('commit')])
    .where('code', '=', catalogue.districts.root.code)
    .forUpdate()
    .execute()
}

/** Writes the cells, fenced by the revisions that were read, and clears the marks that nothing newer has raised. Returns the open months. */
async function replaceCells(
  tx: Transaction<Tables>,
  schema: string,
  marks: readonly Mark[],
  computed: ReadonlyMap<string, Readonly<Record<string, number>>>,
): Promise<readonly Month[]> {
  const { rows } = await sql<{ month: Month }>`
    with done as (
      select * from unnest(
        ${marks.map((m) => m.dataset)}::text[], ${marks.map((m) => m.district)}::text[], ${marks.map((m) => m.month)}::text[], ${marks.map((m) => m.revision)}::bigint[],
        ${marks.map((m) => JSON.stringify(computed.get(`${m.dataset} ${m.district} ${m.month}`) ?? {}))}::jsonb[]) as t (dataset, district, month, revision, measures)
    ), written as (
      insert into ${sql.id(schema, 'cell')} as c (dataset, district, month, revision, measures)
      select * from done
      on conflict (district, dataset, month) do update set revision = excluded.revision, measures = excluded.measures
      where c.revision <= excluded.revision
    ), cleared as (
      delete from ${sql.id(schema, 'dirty_mark')} d using done
      where d.dataset = done.dataset and d.district = done.district and d.month = done.month and d.revision = done.revision
    )
    select month from ${sql.id(schema, 'open_month')}`.execute(tx)
  return rows.map(({ month }) => month)
}

/** The districts whose figures may have moved: the marked ones, all above them, and for a whole mark all below. */
function movedDistricts({ districts }: Pick<Catalogue, 'districts'>, marks: readonly Mark[]): ReadonlySet<string> {
  const moved = new Set<string>()
  for (const { district, whole } of marks) {
    for (const each of whole ? districts.within(district) : [districts.get(district)]) moved.add(each.code)
    for (const each of districts.ancestors(district)) moved.add(each.code)
  }
  return moved
}

/** What is still stale below: `dataset district` → months, after the marks of this run are gone. */
function unsettledMonths({ districts }: Pick<Catalogue, 'districts'>, stale: Kept['stale']): ReadonlyMap<string, ReadonlySet<Month>> {
  const months = new Map<string, Set<Month>>()
  for (const { dataset, district, month } of stale)
    for (const { code } of [districts.get(district), ...districts.ancestors(district)]) {
      const key = `${dataset} ${code}`
      months.set(key, (months.get(key) ?? new Set<Month>()).add(month))
    }
  return months
}
