import { evaluate, type Catalogue, type Observation } from '@minzheng/core'
import { categoriesOf, hasFigure, type TotalsSource } from '@minzheng/core/evaluation'
import { anyDistricts } from './districts.js'
import { inventedCatalogue } from './invented-catalogue.js'
import { randomOf } from './random.js'
import { anyRecords, revisedRecords, type CityRecords } from './records.js'

/** The figures of a release before anything is hidden. */
interface Draft {
  readonly figures: readonly Observation[]
  readonly source: TotalsSource
  readonly months: readonly string[]
}

/** A city's catalogue, and the figures to release, one release after another. */
export interface Drafted {
  readonly catalogue: Catalogue
  readonly released: readonly string[]
  readonly tried: readonly string[]
  readonly drafts: readonly Draft[]
  /** The least count that is shown, and that of single indicators. */
  readonly threshold: number
  readonly thresholds: Readonly<Record<string, number>>
}

const calendar = ['2024-01', '2024-02', '2024-03', '2024-04']
const periods = (months: readonly string[]): readonly string[] => [
  ...months,
  ...months.slice(1).map((month) => `2024-01/${month}`),
  ...(months.length >= 3 ? ['2024-Q1'] : []),
]
/** A table with fewer small counts is no test. */
const leastSmall = 10

/**
 * A random city with three releases: the first of January to March; one that adds April and a correction; one after
 * records were withdrawn and others came late. Has at least ten small counts.
 */
export function anyDrafted(seed: number): Drafted {
  for (let attempt = 0; ; attempt += 1) {
    const found = attempted(seed * 1000 + attempt)
    if (found !== undefined) return found
  }
}

function attempted(seed: number): Drafted | undefined {
  const random = randomOf(seed)
  const more = randomOf(-seed)
  const districts = anyDistricts(random)
  const { catalogue, released, added, tried } = inventedCatalogue(districts, random, more)
  const threshold = random.chance(0.75) ? 5 : 10
  const thresholds = Object.fromEntries(
    released.filter((id) => (added.has(id) ? more : random).chance(0.1)).map((id) => [id, threshold === 5 ? 10 : 5]),
  )
  const first = anyRecords(districts, random)
  const second = revisedRecords(first, districts, random)
  const third = revisedRecords(second, districts, random)
  const drafts = [
    draft(catalogue, released, first, calendar.slice(0, 3)),
    draft(catalogue, released, second, calendar),
    draft(catalogue, released, third, calendar),
  ]
  const small = drafts[0]!.figures.filter(
    ({ indicator, numerator }) =>
      !added.has(indicator) &&
      !indicator.endsWith('-rise') &&
      !indicator.endsWith('-money') &&
      numerator !== null &&
      numerator > 0 &&
      numerator < (thresholds[indicator] ?? threshold),
  )
  return small.length < leastSmall ? undefined : { catalogue, released, tried, drafts, threshold, thresholds }
}

function draft(
  catalogue: Catalogue,
  released: readonly string[],
  records: CityRecords,
  months: readonly string[],
): Draft {
  const returns = [...catalogue.datasets.keys()].flatMap((dataset) =>
    months.map((month) => ({ dataset, district: catalogue.districts.root.code, month })),
  )
  const { observe, source } = evaluate(catalogue, records, returns)
  const figures = released.flatMap((id) => {
    const indicator = catalogue.indicator(id)
    return catalogue.districts.all
      .filter(({ level }) => hasFigure(indicator, level))
      .flatMap(({ code }) =>
        [null, ...categoriesOf(indicator)].flatMap((part) =>
          periods(months).map((period) => observe(id, code, period, part === null ? {} : { part })),
        ),
      )
  })
  return { figures, source, months }
}
