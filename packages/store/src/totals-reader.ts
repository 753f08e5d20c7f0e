import type { Kysely } from 'kysely'
import {
  isWholeMonths,
  MinzhengError,
  monthsOf,
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
import { readKept, totalsOf, wantedTotals, type Kept } from './kept.js'
import type { Tables } from './tables.js'

/** What is needed to read totals. */
export interface TotalsTools {
  readonly schema: string
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

/** Totals of some districts and months with what has been returned, read at once, as `observe` asks for them. */
export async function readTotals(db: Kysely<Tables>, tools: TotalsTools, asked: TotalsAsked): Promise<TotalsSource> {
  const datasets = asked.datasets ?? [...tools.catalogue.datasets.keys()]
  const kept = await readKept(db, tools, wantedTotals(tools.catalogue, asked.districts, asked.months, datasets))
  return totalsSource(db, tools, kept, { ...asked, datasets })
}

/** What is kept, as `observe` asks for it; distinct counts, which are not kept, are counted now. */
export async function totalsSource(
  db: Kysely<Tables>,
  tools: TotalsTools,
  kept: Kept,
  asked: TotalsAsked & { readonly datasets: readonly string[] },
): Promise<TotalsSource> {
  const { catalogue } = tools
  const distinct = new Map<string, Totals>()
  const distinctKeys = new Set<string>()
  for (const dataset of asked.datasets) {
    const measures = catalogue.measures(dataset).filter(({ kind }) => kind === 'distinct')
    for (const { key } of measures) distinctKeys.add(key)
    if (measures.length > 0) await readDistinct(db, tools, asked, dataset, measures, kept.returns, distinct)
  }
  return {
    returns: kept.returns,
    total: (dataset, district, stretch, key) => {
      if (typeof stretch !== 'string' && !isWholeMonths(stretch))
        throw new MinzhengError('invalid-period', `the store keeps months; ${stretch.id} is not of whole months`, { period: stretch.id })
      if (distinctKeys.has(key)) return distinct.get(`${dataset} ${district} ${typeof stretch === 'string' ? stretch : stretch.id}`)?.[key]
      return typeof stretch === 'string' ? totalsOf(catalogue, kept, dataset, district, stretch)?.[key] : undefined
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
  found: Map<string, Totals>,
): Promise<void> {
  const within = districts.flatMap((district) => catalogue.districts.within(district).map(({ code }) => [district, code] as const))
  const returned = new Set(returns.months)
  const stretches = stretchesOf(
    measures.some(({ basis }) => basis.kind === 'flow') ? periods : [],
    months.filter((month) => returned.has(month)),
    (period) => monthsOf(period).filter((month) => returned.has(month)),
  )
  if (within.length === 0 || stretches.length === 0) return
  const { rows } = await distinctQuery(tables.get(dataset)!, measures, within, stretches).execute(db)
  for (const row of rows) found.set(`${dataset} ${row.district} ${row.stretch}`, row.measures)
}
