import { sql, type Kysely } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import { monthsOf, parsePeriod, type Month } from '@minzheng/core/periods'
import { cellQuery } from '../sums/cell-query.js'
import type { DirtyCell } from '../marks/dirty-cells.js'
import { inCity } from './city-lock.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { groupBy } from '../sql/group-by.js'
import { readSumsInTurn } from '../sums/read-sums.js'
import { groupsOf, moveSums, neededFor, type ComputedCell } from '../sums/move-sums.js'
import type { StoredLayout } from '../sums/stored-layout.js'
import { sumsWriter } from '../sums/write-sums.js'
import type { Tables } from '../database/tables.js'
import { replacedBy, type Definitions } from '../definitions/version-fence.js'

/** What one recompute did. */
export interface RecomputeReport {
  /** Dirty cells (dataset, district, month) that were brought up to date; 0 where there was nothing to do. */
  readonly cells: number
  /** Sums that moved: of how many datasets, districts and months, with those of the districts above. */
  readonly changed: number
}

interface RecomputeTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly layouts: ReadonlyMap<string, StoredLayout>
  readonly definitions: Definitions
}

/**
 * Brings the sums of every dirty cell under a district and within a period up to date, and with them those of all
 * districts above. The revision of each mark is read before the records, so that sums labelled with it hold at least
 * that change; an older run that comes late is held off by it. Marks go with the sums that take them in, and only if no
 * newer change has raised them: whatever is interrupted is done again.
 */
export async function recompute(
  tools: RecomputeTools,
  district: string,
  period: string,
  onProgress?: (done: number, all: number) => void,
): Promise<RecomputeReport> {
  const { db, schema, catalogue, layouts } = tools
  const marks = await readMarks(tools, district, monthsOf(parsePeriod(period)))
  if (marks.length === 0) return { cells: 0, changed: 0 }
  const byDataset = groupBy(marks, ({ dataset }) => dataset)
  const steps = byDataset.size + 1
  let done = 0
  // What can be made ready of a dataset is made while the database scans the next.
  const computed = await inPairs([...byDataset], async ([dataset, own]) => {
    const groups = groupsOf(catalogue, layouts, await computeCells(tools, dataset, own))
    onProgress?.((done += 1), steps)
    return { groups, needed: neededFor(catalogue, groups) }
  })
  const groups = computed.flatMap((each) => each.groups)
  const needed = computed.flatMap((each) => each.needed)
  const changed = await inCity(db, tools, async (tx) => {
    const { sums, turn, definitions } = await readSumsInTurn(tx, schema, needed)
    if (definitions !== tools.definitions.version) throw await replacedBy(tx, tools.definitions)
    const writer = sumsWriter(tx, schema)
    let all = 0
    for (const group of groups) {
      const { written, moved } = moveSums(catalogue, group, sums, turn)
      all += moved
      await writer.add(written)
    }
    await writer.done(marks)
    return all
  })
  if (marks.length >= manyMarks) await tidy(tools)
  onProgress?.(steps, steps)
  return { cells: marks.length, changed }
}

/** This many cleared marks leave enough dead rows behind to slow every reader of what waits. */
const manyMarks = 5000

/**
 * Takes away what is dead in the tables that a recompute rewrites: the embedded database has nobody else who does, and
 * a server's comes later. Of the sums' arrays no statistics are made: nobody asks by them, and they would take four
 * fifths of the time.
 */
async function tidy({ db, schema }: Pick<RecomputeTools, 'db' | 'schema'>): Promise<void> {
  await sql`vacuum (skip_locked) ${sql.id(schema, 'dirty_mark')}, ${sql.id(schema, 'sums')}`.execute(db)
}

/** Works on two at a time, so that one core of the database is not all that works; in their order. */
async function inPairs<Value, Result>(
  values: readonly Value[],
  work: (value: Value) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  let next = 0
  const one = async (): Promise<void> => {
    for (let at = next++; at < values.length; at = next++) results[at] = await work(values[at]!)
  }
  await Promise.all([one(), one()])
  return results
}

async function readMarks(
  { db, catalogue }: RecomputeTools,
  district: string,
  months: readonly Month[],
): Promise<readonly DirtyCell[]> {
  const codes = catalogue.districts.within(district).map(({ code }) => code)
  return db
    .selectFrom('dirty_mark')
    .select(['dataset', 'district', 'month', 'revision'])
    .where((where) => where('district', '=', where.fn.any(where.val(codes))))
    .where('month', 'in', [...months])
    .execute()
}

/** The numbers of each marked cell from its records; a cell of no record is of nothing. */
async function computeCells(
  { db, catalogue, tables, layouts }: RecomputeTools,
  dataset: string,
  marks: readonly DirtyCell[],
): Promise<readonly ComputedCell[]> {
  const table = tables.get(dataset)
  const layout = layouts.get(dataset)?.layout
  if (table === undefined || layout === undefined || layout.own === 0) return []
  const { rows } = await cellQuery(table, catalogue.measures(dataset), layout, marks).execute(db)
  const found: (string | undefined)[] = []
  for (const { place, numbers } of rows) found[place - 1] = numbers
  return marks.map(({ district, month, revision }, at) => ({
    dataset,
    district,
    month,
    revision,
    numbers: found[at] ?? null,
  }))
}
