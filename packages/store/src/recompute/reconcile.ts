import { sql, type Kysely, type Transaction } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import { rank, type PlacedDistricts } from '@minzheng/core/districts'
import { monthsOf, parsePeriod, type Month } from '@minzheng/core/periods'
import { cellQuery } from '../sums/cell-query.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { cellKey, type Cell } from '../marks/cell.js'
import { waitingOf, type Waiting } from '../marks/waiting.js'
import { groupBy } from '../base/group-by.js'
import type { Layout } from '../sums/layout.js'
import { rollUpPlace, setOwnSums } from '../sums/update-sums.js'
import { readSums, sumsKey } from '../sums/read-sums.js'
import { hasTotal } from '../sums/parts.js'
import type { StoredLayout } from '../sums/stored-layout.js'
import { monthIndex, nothingKnown, type YearSums } from '../sums/year-sums.js'
import type { Tables } from '../database/tables.js'

interface ReconcileTools {
  readonly db: Kysely<Tables>
  readonly schema: string
  readonly catalogue: Catalogue
  readonly places: PlacedDistricts
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly layouts: ReadonlyMap<string, StoredLayout>
}

/** Stored sums that differ from those computed from the records. */
export interface Difference {
  /** `cell`: own sums of a district. `total`: sums of a district and all below it. */
  readonly kind: 'cell' | 'total'
  /** The dataset. */
  readonly of: string
  readonly district: string
  /** The month. */
  readonly at: string
  readonly stored: string
  readonly found: string
}

/** What was compared, and what differs. */
export interface Reconciliation {
  /** The number of sums (dataset, district, month) that were compared with the records. */
  readonly compared: number
  /** The number of sums that were not compared, because their cells are dirty and a recompute is still to come. */
  readonly stale: number
  readonly differences: readonly Difference[]
  /** Cells to mark dirty, so that the next recompute repairs the differences. */
  readonly toRepair: readonly Cell[]
}

/**
 * Computes the sums of a district and all below it from the records, for the open months of a period, and compares them
 * with the stored sums. It reads everything in one snapshot, so a change that lands meanwhile does not look like a
 * difference. Figures are computed from these sums on reading, so there is no second number to compare.
 */
export function reconcile(
  tools: ReconcileTools,
  district: string,
  period: string,
  onProgress?: (done: number, all: number) => void,
): Promise<Reconciliation> {
  const requested = monthsOf(parsePeriod(period))
  const codes = tools.places.codesWithin(district)
  return tools.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const open = (
        await tx
          .selectFrom('open_month')
          .select('month')
          .where('month', 'in', [...requested])
          .orderBy('month')
          .execute()
      ).map(({ month }) => month)
      const marks = await tx
        .selectFrom('dirty_mark')
        .select(['dataset', 'district', 'month'])
        .where('month', 'in', [...requested])
        .execute()
      const waiting = {
        ...waitingOf(tools.places, marks),
        marked: new Set(marks.map(({ dataset, district: code, month }) => cellKey(dataset, code, month))),
      }
      const datasets = [...tools.tables.values()].filter(
        ({ dataset }) => (tools.layouts.get(dataset.name)?.layout.own ?? 0) > 0,
      )
      const tally = { compared: 0, stale: 0, differences: [] as Difference[] }
      for (const [index, table] of datasets.entries()) {
        for (const months of groupBy(open, (month) => month.slice(0, 4)).values())
          await compareYear(tx, tools, table, months, codes, waiting, tally)
        onProgress?.(index + 1, datasets.length)
      }
      const toRepair = new Map(
        tally.differences.map(({ of, district: code, at }) => [
          cellKey(of, code, at),
          { dataset: of, district: code, month: at },
        ]),
      )
      return Object.freeze({ ...tally, toRepair: [...toRepair.values()] })
    })
}

/** Compares the sums of one dataset over some months of a year. */
async function compareYear(
  tx: Transaction<Tables>,
  { schema, catalogue, places, layouts }: ReconcileTools,
  table: DatasetTable,
  months: readonly Month[],
  codes: readonly string[],
  waiting: Waiting & { readonly marked: ReadonlySet<string> },
  tally: { compared: number; stale: number; readonly differences: Difference[] },
): Promise<void> {
  const dataset = table.dataset.name
  const { layout } = layouts.get(dataset)!
  const year = Number(months[0]!.slice(0, 4))
  const [first, last] = [monthIndex(months[0]!), monthIndex(months.at(-1)!)]
  const stored = await readSums(
    tx,
    schema,
    codes.map((code) => ({
      layout,
      district: code,
      year,
      first,
      last,
      history: false,
      hasBelow: hasTotal(places, code),
    })),
  )
  const found = await fromRecords(tx, catalogue, places, table, layout, months, codes)
  const compare = (kind: Difference['kind'], district: string, month: Month, isStale: boolean, width: number): void => {
    if (isStale) {
      tally.stale += 1
      return
    }
    tally.compared += 1
    const of = (sums: YearSums | undefined): Float64Array =>
      (sums ?? nothingKnown(layout, true))[kind === 'cell' ? 'own' : 'total'].subarray(monthIndex(month) * width)
    const [inStore, inRecords] = [of(stored.get(sumsKey(dataset, district, year))), of(found.get(district))]
    const differing = Array.from({ length: width }, (_, place) => place).filter(
      (place) => !Object.is(inStore[place], inRecords[place]),
    )
    if (differing.length === 0) return
    const inText = (numbers: Float64Array): string =>
      differing
        .map((place) => `${layout.accumulators[place]!.key} ${Number.isNaN(numbers[place]) ? 'none' : numbers[place]}`)
        .join(', ')
    tally.differences.push({
      kind,
      of: dataset,
      district,
      at: month,
      stored: inText(inStore),
      found: inText(inRecords),
    })
  }
  for (const code of codes)
    for (const month of months) {
      compare('cell', code, month, waiting.marked.has(cellKey(dataset, code, month)), layout.own)
      if (hasTotal(places, code)) compare('total', code, month, waiting.has(dataset, code, month), layout.total)
    }
}

/** Computes the sums of districts with all below them from the records. */
async function fromRecords(
  tx: Transaction<Tables>,
  { measures }: Catalogue,
  places: PlacedDistricts,
  table: DatasetTable,
  layout: Layout,
  months: readonly Month[],
  codes: readonly string[],
): Promise<ReadonlyMap<string, YearSums>> {
  const found = new Map(codes.map((code) => [code, nothingKnown(layout, hasTotal(places, code))]))
  const cells = codes.flatMap((code) => months.map((month) => ({ district: code, month })))
  const { rows } = await cellQuery(table, measures(table.dataset.name), layout, cells).execute(tx)
  for (const { place, numbers } of rows) {
    const { district, month } = cells[place - 1]!
    setOwnSums(layout, found.get(district)!, { month, numbers, revision: 0 })
  }
  const { tree } = places
  const bottomUp = codes
    .filter((code) => hasTotal(places, code))
    .toSorted((one, other) => rank(tree.get(other).level) - rank(tree.get(one).level))
  for (const code of bottomUp)
    for (const month of months.map(monthIndex))
      rollUpPlace(places, layout, code, (each) => found.get(each)!, month, {
        numbers: found.get(code)!.total,
        at: month * layout.total,
      })
  return found
}

/** Marks cells dirty, so that their sums are computed again. */
export async function markCells(db: Kysely<Tables>, schema: string, cells: readonly Cell[]): Promise<void> {
  if (cells.length === 0) return
  const nextRevision = sql`nextval(${sql.lit(`${schema}.revision`)})`
  await sql`
    insert into ${sql.id(schema, 'dirty_mark')} (dataset, district, month, revision)
    select t.dataset, t.district, t.month, ${nextRevision}
    from unnest(${cells.map((c) => c.dataset)}::text[], ${cells.map((c) => c.district)}::text[], ${cells.map((c) => c.month)}::text[]) as t (dataset, district, month)
    order by 2, 3
    on conflict (district, month, dataset) do update set revision = ${nextRevision}`.execute(db)
}
