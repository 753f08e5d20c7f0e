import { sql, type Kysely } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import type { PlacedDistricts } from '@minzheng/core/districts'
import { monthsOf, parsePeriod, type Month } from '@minzheng/core/periods'
import { cellQuery } from '../sums/cell-query.js'
import type { DirtyCell } from '../marks/dirty-cells.js'
import { withCityLock } from './city-lock.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { groupBy } from '../base/group-by.js'
import { readSumsInTurn } from '../sums/read-sums.js'
import { groupsOf, updateSums, sumsToLoad, type ComputedCell } from '../sums/update-sums.js'
import type { StoredLayout } from '../sums/stored-layout.js'
import { sumsWriter } from '../sums/write-sums.js'
import type { Tables } from '../database/tables.js'
import { replacedBy, type Definitions } from '../definitions/version-fence.js'

/** What one recompute did. */
export interface RecomputeReport {
  /** The number of dirty cells (dataset, district, month) that were brought up to date; 0 if none was dirty. */
  readonly cells: number
  /** The number of changed sums, counted by dataset, district and month, including districts above. */
  readonly changed: number
}

interface RecomputeTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: Catalogue
  readonly places: PlacedDistricts
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly layouts: ReadonlyMap<string, StoredLayout>
  readonly definitions: Definitions
}

/**
 * Brings the sums of every dirty cell of a district, all below it and codes of other days that are placed there, within
 * a period, up to date, and the sums of all districts above. It reads the revision of a mark before the records, so sums with that revision include at least that
 * change; the fence holds off an older run that finishes later. It deletes a mark in the transaction that writes the
 * sums, and only if no newer change has raised the mark: an interrupted recompute is repeated.
 */
export async function recompute(
  tools: RecomputeTools,
  district: string,
  period: string,
  onProgress?: (done: number, all: number) => void,
): Promise<RecomputeReport> {
  const { db, schema, places, layouts } = tools
  const marks = await readMarks(tools, district, monthsOf(parsePeriod(period)))
  if (marks.length === 0) return { cells: 0, changed: 0 }
  const byDataset = groupBy(marks, ({ dataset }) => dataset)
  const steps = byDataset.size + 1
  let done = 0
  // Groups the cells of one dataset while the database scans the next dataset.
  const computed = await inPairs([...byDataset], async ([dataset, own]) => {
    const groups = groupsOf(places, layouts, await computeCells(tools, dataset, own))
    onProgress?.((done += 1), steps)
    return { groups, requests: sumsToLoad(places, groups) }
  })
  const groups = computed.flatMap((each) => each.groups)
  const requests = computed.flatMap((each) => each.requests)
  const changed = await withCityLock(db, tools, async (tx) => {
    const { sums, turn, definitions } = await readSumsInTurn(tx, schema, requests)
    if (definitions !== tools.definitions.version) throw await replacedBy(tx, tools.definitions)
    const writer = sumsWriter(tx, schema)
    let all = 0
    for (const group of groups) {
      const { written, changed: count } = updateSums(places, group, sums, turn)
      all += count
      await writer.add(written)
    }
    await writer.done(marks)
    return all
  })
  if (marks.length >= manyMarks) await vacuumTables(tools)
  onProgress?.(steps, steps)
  return { cells: marks.length, changed }
}

/** The number of deleted marks that leave enough dead rows to slow every read of the marks. */
const manyMarks = 5000

/**
 * Vacuums the tables that a recompute rewrites: the embedded database has no autovacuum, and a server's comes later. It
 * does not analyze: no query selects by the arrays of sums, and their statistics would take four fifths of the time.
 */
async function vacuumTables({ db, schema }: Pick<RecomputeTools, 'db' | 'schema'>): Promise<void> {
  await sql`vacuum (skip_locked) ${sql.id(schema, 'dirty_mark')}, ${sql.id(schema, 'sums')}`.execute(db)
}

/**
 * Runs `work` on two values at a time, so that the database uses more than one core. Results are in the order of the
 * values.
 */
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
  { db, places }: RecomputeTools,
  district: string,
  months: readonly Month[],
): Promise<readonly DirtyCell[]> {
  const codes = places.codesWithin(district)
  return db
    .selectFrom('dirty_mark')
    .select(['dataset', 'district', 'month', 'revision'])
    .where((where) => where('district', '=', where.fn.any(where.val(codes))))
    .where('month', 'in', [...months])
    .execute()
}

/** Computes the numbers of each marked cell from its records; null for a cell without a contributing record. */
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
