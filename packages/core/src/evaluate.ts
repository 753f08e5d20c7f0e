import type { Catalogue } from './indicator/catalogue.js'
import type { AnyDataset, AnyRecord } from './dataset/dataset.js'
import { contributingRecords, sharedValues, type ContributingRecord } from './explanation/contributing-records.js'
import { MinzhengError } from './base/errors.js'
import { explain, type Explanation } from './explanation/explain.js'
import { checkedInput } from './evaluation/input-faults.js'
import { findingsOf, type Finding } from './explanation/findings.js'
import type { Measure } from './measure/measure.js'
import { observe, type Observation } from './evaluation/observation.js'
import type { TotalsSource } from './totals/totals-source.js'
import { aggregate, type Columns } from './evaluation/aggregate.js'
import { isWholeMonths, monthsOf, parsePeriod, type Month, type Period } from './period/period.js'
import { returnBook, type Return } from './totals/returns.js'
import type { MonthSpan } from './register/register-records.js'
import { rollUpColumns } from './evaluation/roll-up-columns.js'
import { monthBuckets, periodBucket, type TimeBuckets } from './period/time-buckets.js'

/** The records of each dataset; a dataset that is left out has none. */
export type Records = Readonly<Record<string, readonly AnyRecord[]>>

/** Figures computed in memory, equal to the store's for the same records and returns. */
export interface Evaluation {
  /** Throws `unknown-indicator`, `unknown-variant`, `unknown-part`, `unknown-district`, `invalid-period`. */
  readonly observe: (
    indicator: string,
    district: string,
    period: string,
    options?: { readonly variant?: string; readonly part?: string },
  ) => Observation
  /**
   * How a figure came about: its formula in words, its inputs, the contribution of each district below. Throws the same
   * errors as `observe`.
   */
  readonly explain: (
    indicator: string,
    district: string,
    period: string,
    options?: { readonly variant?: string; readonly part?: string },
  ) => Explanation
  /** The records that counted for a measure that an explanation names. */
  readonly contributingRecords: (measure: Measure, district: string, period: string) => readonly ContributingRecord[]
  /** The findings of a check in a district and below, over a period. Throws `unknown-check`. */
  readonly findings: (check: string, district: string, period: string) => Promise<readonly Finding[]>
  /** The totals behind the figures, for other computations on them. */
  readonly source: TotalsSource
}

/**
 * The totals of records that were evaluated before, for who evaluates most of the same records again and again. They are
 * taken again for the same array of records and the same array of spans, so neither may have changed.
 */
export interface KnownTotals {
  /** The totals, if they are of these months; otherwise they are made, and known from then on. */
  readonly of: (
    records: readonly AnyRecord[],
    spans: readonly MonthSpan[] | undefined,
    months: readonly Month[],
    make: () => Columns,
  ) => Columns
}

/** Knows totals of one catalogue for as long as somebody has their records. */
export function knownTotals(): KnownTotals {
  const known = new WeakMap<
    readonly AnyRecord[],
    { readonly spans: readonly MonthSpan[] | undefined; readonly months: string; readonly columns: Columns }
  >()
  return {
    of: (records, spans, months, make) => {
      const before = known.get(records)
      if (before?.spans === spans && before?.months === months.join()) return before.columns
      const columns = make()
      known.set(records, { spans, months: months.join(), columns })
      return columns
    },
  }
}

/** Options of `evaluate`. */
export interface EvaluateOptions {
  /**
   * False: skips validation, which saves the time of checking each record. Only for records that the datasets' schemas
   * have already accepted, such as those of a store. Records that match no schema then give wrong figures, or an error
   * that does not say where.
   */
  readonly validate?: boolean
  /**
   * By dataset, in the order of its records: the months in which each record stands (`registerRecords`). A dataset that
   * is left out is valid in all months. Two records may then have one key, so give `validate: false`.
   */
  readonly spans?: Readonly<Record<string, readonly MonthSpan[]>>
  /** Totals of earlier evaluations of this catalogue. */
  readonly known?: KnownTotals
}

/**
 * Evaluates a catalogue over records in memory: for teams that import the domains. Reads and writes nothing else.
 * Computes all measures of a dataset in one pass over its records. Checks records against their datasets' schemas,
 * their keys and the districts, and returns against datasets, districts and the calendar, unless the options say
 * otherwise. Throws `invalid-input` with what is wrong and where; `inexact-sum` if a total would lose digits; without
 * validation also `unknown-dataset` and `unknown-district`.
 */
export function evaluate(
  catalogue: Catalogue,
  records: Records,
  returns: Iterable<Return>,
  { validate = true, spans, known }: EvaluateOptions = {},
): Evaluation {
  const sent = validate ? checkedInput(catalogue, records, returns) : returns
  const source = totalsInMemory(catalogue, records, sent, spans, known)
  return Object.freeze<Evaluation>({
    source,
    explain: (id, district, period, options) =>
      explain(catalogue, catalogue.indicator(id), district, parsePeriod(period), source, options),
    contributingRecords: (measure, district, period) =>
      contributingRecords(
        catalogue,
        measure,
        records[measure.dataset] ?? [],
        district,
        parsePeriod(period),
        source.returns.months,
        spans?.[measure.dataset],
      ),
    findings: async (id, district, period) => {
      const check = catalogue.checks.get(id)
      if (check === undefined)
        throw new MinzhengError(
          'unknown-check',
          `"${id}" is not a check; there are: ${[...catalogue.checks.keys()].join(', ')}`,
          { id },
        )
      const open = source.returns.months
      return findingsOf(catalogue, check, district, parsePeriod(period), {
        source,
        contributingRecords: async (measure, place, asked) =>
          contributingRecords(
            catalogue,
            measure,
            records[measure.dataset] ?? [],
            place,
            asked,
            open,
            spans?.[measure.dataset],
          ),
        sharedValues: async (one, other, place, asked) =>
          sharedValues(catalogue, one, other, records, place, asked, open, spans),
      })
    },
    observe: (id, district, period, options = {}) =>
      observe(catalogue, catalogue.indicator(id), { ...options, district, period: parsePeriod(period), source }),
  })
}

function totalsInMemory(
  catalogue: Catalogue,
  records: Records,
  returns: Iterable<Return>,
  spans: EvaluateOptions['spans'],
  before: KnownTotals | undefined,
): TotalsSource {
  const book = returnBook(returns, catalogue.districts)
  const open = new Set(book.months)
  const positions = new Map(book.months.map((month, position) => [month, position]))
  const index = new Map(catalogue.districts.all.map(({ code }, at) => [code, at]))
  for (const name of Object.keys(records)) catalogue.dataset(name)

  const aggregated = (dataset: AnyDataset, buckets: TimeBuckets): Columns => {
    const columns = aggregate(
      dataset,
      catalogue.measures(dataset.name),
      records[dataset.name] ?? [],
      buckets,
      index,
      (code) => {
        throw new MinzhengError(
          'unknown-district',
          `the district of a record of ${dataset.name} must be a district of ${catalogue.districts.root.name}, got ${String(code)}`,
          {
            dataset: dataset.name,
            code,
          },
        )
      },
      spans?.[dataset.name],
    )
    return rollUpColumns(columns, catalogue.accumulators(dataset.name), catalogue.districts, index)
  }
  const byMonth = new Map<string, Columns>()
  const ofMonths = (name: string): Columns | undefined => {
    const known = byMonth.get(name)
    if (known !== undefined || !catalogue.datasets.has(name) || catalogue.measures(name).length === 0) return known
    const make = (): Columns => aggregated(catalogue.dataset(name), monthBuckets(book.months))
    const own = records[name]
    const columns =
      own === undefined || before === undefined ? make() : before.of(own, spans?.[name], book.months, make)
    byMonth.set(name, columns)
    return columns
  }
  // What is wrong with records is said at once. A dataset without any has nothing wrong, and most evaluations of a few
  // indicators never ask for it.
  for (const name of catalogue.datasets.keys()) if ((records[name] ?? []).length > 0) ofMonths(name)
  const byPeriod = new Map<string, Columns>()
  const ofPeriod = (dataset: string, period: Period): Columns => {
    const key = `${dataset} ${period.id}`
    const found = byPeriod.get(key) ?? aggregated(catalogue.dataset(dataset), periodBucket(period, open))
    byPeriod.set(key, found)
    return found
  }
  const unions = new Map<string, number>()
  /** The distinct values over a district and all districts below it, in some time buckets. */
  const distinct = (columns: Columns, key: string, district: string, at: readonly number[], label: string): number => {
    const id = `${key} ${district} ${label}`
    let size = unions.get(id)
    if (size === undefined) {
      const union = new Set<string>()
      const sets = columns.values.get(key)!
      for (const { code } of catalogue.districts.within(district))
        for (const bucket of at)
          for (const value of sets.get(index.get(code)! * columns.stride + bucket) ?? []) union.add(value)
      unions.set(id, (size = union.size))
    }
    return size
  }
  return {
    returns: book,
    total: (dataset, district, bucket, key) => {
      const whole = typeof bucket === 'string' || isWholeMonths(bucket)
      const columns = whole ? ofMonths(dataset) : ofPeriod(dataset, bucket)
      if (columns === undefined) return undefined
      const months: readonly Month[] = typeof bucket === 'string' ? [bucket] : whole ? monthsOf(bucket) : []
      const at = whole ? months.flatMap((month) => positions.get(month) ?? []) : [0]
      if (columns.values.has(key))
        return distinct(columns, key, district, at, typeof bucket === 'string' ? bucket : bucket.id)
      const [position] = at
      const number =
        position === undefined
          ? undefined
          : columns.columns.get(key)?.numbers[index.get(district)! * columns.stride + position]
      return number === undefined || Number.isNaN(number) ? undefined : number
    },
  }
}
