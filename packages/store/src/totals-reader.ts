import type { Kysely } from 'kysely'
import {
  combine,
  isWholeMonths,
  MinzhengError,
  monthsOf,
  returnBook,
  type Catalogue,
  type Measure,
  type Month,
  type Period,
  type ReturnBook,
  type Totals,
  type TotalsSource,
} from '@minzheng/core'
import { distinctQuery, stretchesOf } from './cell-query.js'
import type { DatasetTable } from './dataset-table.js'
import type { Tables } from './tables.js'

/** What is needed to read totals. */
export interface TotalsTools {
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
}

/** Which totals to read. */
export interface TotalsAsked {
  readonly districts: readonly string[]
  readonly months: readonly Month[]
  /** Periods over which distinct counts are asked for, besides the months. */
  readonly periods?: readonly Period[]
  /** All of them when left out. */
  readonly datasets?: readonly string[]
}

/** What has been returned so far. */
async function readReturns(db: Kysely<Tables>, catalogue: Catalogue): Promise<ReturnBook> {
  return returnBook(await db.selectFrom('office_return').select(['dataset', 'district', 'month', 'own', 'estimated']).execute(), catalogue.districts)
}

/** What is kept of some districts, months and datasets, by `dataset district month`. A district without others below has no stored total: its cell is its total. */
export async function keptTotals(
  db: Kysely<Tables>,
  catalogue: Catalogue,
  districts: readonly string[],
  months: readonly Month[],
  datasets: readonly string[],
): Promise<Map<string, Totals>> {
  const held = new Map<string, Totals>()
  const leaves = districts.filter((code) => catalogue.districts.children(code).length === 0)
  const parents = districts.filter((code) => catalogue.districts.children(code).length > 0)
  for (const [table, codes] of [
    ['cell', leaves],
    ['total', parents],
  ] as const) {
    if (codes.length === 0 || months.length === 0 || datasets.length === 0) continue
    const rows = await db
      .selectFrom(table)
      .select(['dataset', 'district', 'month', 'measures'])
      .where('district', 'in', codes)
      .where('dataset', 'in', [...datasets])
      .where('month', 'in', [...months])
      .execute()
    for (const row of rows) {
      const totals = table === 'total' ? row.measures : combine(catalogue.accumulators(row.dataset), catalogue.districts.get(row.district), row.measures, [])
      held.set(`${row.dataset} ${row.district} ${row.month}`, totals)
    }
  }
  return held
}

/** Totals of some districts and months with what has been returned, read at once, as `observe` asks for them. */
export async function readTotals(db: Kysely<Tables>, tools: TotalsTools, asked: TotalsAsked): Promise<TotalsSource> {
  const { catalogue } = tools
  const datasets = asked.datasets ?? [...catalogue.datasets.keys()]
  const held = await keptTotals(db, catalogue, asked.districts, asked.months, datasets)
  const returns = await readReturns(db, catalogue)
  const distinctKeys = new Set<string>()
  for (const dataset of datasets) {
    const measures = catalogue.measures(dataset).filter(({ kind }) => kind === 'distinct')
    for (const { key } of measures) distinctKeys.add(key)
    if (measures.length > 0) await readDistinct(db, tools, asked, dataset, measures, returns, held)
  }
  return {
    returns,
    total: (dataset, district, stretch, key) => {
      if (typeof stretch !== 'string' && !isWholeMonths(stretch))
        throw new MinzhengError('invalid-period', `the store keeps months; ${stretch.id} is not of whole months`, { period: stretch.id })
      const distinct = distinctKeys.has(key)
      return held.get(`${distinct ? '≠ ' : ''}${dataset} ${district} ${typeof stretch === 'string' ? stretch : stretch.id}`)?.[key]
    },
  }
}

/** Distinct counts are exact, so they are counted from the records themselves, for each district with all below it and each period. */
async function readDistinct(
  db: Kysely<Tables>,
  { catalogue, tables }: TotalsTools,
  { districts, months, periods = [] }: TotalsAsked,
  dataset: string,
  measures: readonly Measure[],
  returns: ReturnBook,
  held: Map<string, Totals>,
): Promise<void> {
  const within = districts.flatMap((district) => catalogue.districts.within(district).map(({ code }) => [district, code] as const))
  const open = new Set(returns.months)
  const stretches = stretchesOf(
    measures.some(({ basis }) => basis.kind === 'flow') ? periods : [],
    months.filter((month) => open.has(month)),
    (period) => monthsOf(period).filter((month) => open.has(month)),
  )
  if (within.length === 0 || stretches.length === 0) return
  const { rows } = await distinctQuery(tables.get(dataset)!, measures, within, stretches).execute(db)
  for (const row of rows) held.set(`≠ ${dataset} ${row.district} ${row.stretch}`, row.measures)
}
