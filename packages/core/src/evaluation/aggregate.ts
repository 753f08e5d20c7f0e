import { seriesOf, type AnyDataset, type AnyRecord } from '../dataset/dataset.js'
import { compileAggregate, type AggregateInput } from './compiled-aggregate.js'
import { slotsOf, type Measure, type Roll } from '../measure/measure.js'
import type { Day } from '../period/period.js'
import type { TimeBuckets } from '../period/time-buckets.js'
import { holds, readColumn } from '../dataset/ternary-logic.js'
import type { MonthSpan } from '../register/register-records.js'
import { bucketRanges, replacedPieces, type BucketRanges } from './bucket-ranges.js'

/**
 * The numbers of a dataset's measures, before or after the roll-up: one column per slot, by district and then by time
 * bucket.
 */
export interface Columns {
  /** Slot key → its numbers at `district × stride + bucket`; NaN if a minimum or maximum has no value. */
  readonly columns: ReadonlyMap<string, { readonly roll: Roll; readonly numbers: Float64Array }>
  /** Distinct key → the values of each district's own records, at the same positions. */
  readonly values: ReadonlyMap<string, ReadonlyMap<number, ReadonlySet<string>>>
  /** The number of time buckets plus one. */
  readonly stride: number
}

/**
 * Aggregates a dataset's records in one pass, for all its measures and all time buckets. `index` numbers the districts;
 * a record of another district throws. A record that counts in several consecutive buckets is added at the first and
 * subtracted after the last, and the columns are cumulated once at the end, so the work does not grow with the number
 * of months.
 */
export function aggregate(
  dataset: AnyDataset,
  measures: readonly Measure[],
  records: readonly AnyRecord[],
  buckets: TimeBuckets,
  index: ReadonlyMap<string, number>,
  unknownDistrict: (code: unknown) => never,
  spans?: readonly MonthSpan[],
): Columns {
  const stride = buckets.length + 1
  const columns = new Map<string, { roll: Roll; numbers: Float64Array }>()
  const values = new Map<string, Map<number, Set<string>>>()
  for (const measure of measures) {
    for (const { key, roll } of slotsOf(measure))
      columns.set(key, { roll, numbers: new Float64Array(index.size * stride).fill(roll === 'add' ? 0 : NaN) })
    if (measure.kind === 'distinct') values.set(measure.key, new Map())
  }
  const input: AggregateInput = {
    dataset,
    measures,
    ...standingRows(dataset, records, spans, buckets),
    buckets,
    stride,
    index,
    columns,
    values,
    unknownDistrict,
  }
  if (canCompile) compileAggregate(input)()
  else interpretAggregate(input)
  for (const measure of measures)
    if (measure.basis.kind !== 'flow')
      for (const { key, roll } of slotsOf(measure)) if (roll === 'add') addUp(columns.get(key)!.numbers, stride)
  return { columns, values, stride }
}

/** The rows to aggregate, each with the buckets in which it stands and the day on which another replaces it. */
function standingRows(
  dataset: AnyDataset,
  records: readonly AnyRecord[],
  spans: readonly MonthSpan[] | undefined,
  buckets: TimeBuckets,
): {
  readonly records: readonly AnyRecord[]
  readonly replacedOn: readonly (Day | null)[] | null
  readonly ranges: BucketRanges | null
} {
  if (spans === undefined) return { records, replacedOn: replacements(dataset, records), ranges: null }
  if (dataset.time.kind !== 'policy') return { records, replacedOn: null, ranges: bucketRanges(spans, buckets) }
  const pieces = replacedPieces(dataset, records, spans)
  return {
    records: pieces.map(({ record }) => record),
    replacedOn: pieces.map(({ replacedOn }) => replacedOn),
    ranges: bucketRanges(pieces, buckets),
  }
}

/** Turns "added at the first, subtracted after the last" into the number of each time bucket. */
function addUp(numbers: Float64Array, stride: number): void {
  for (let at = 0; at < numbers.length; at += stride)
    for (let bucket = 1; bucket < stride; bucket += 1) numbers[at + bucket]! += numbers[at + bucket - 1]!
}

/**
 * False if the host forbids making functions from text (a strict content security policy); the interpreter then does
 * the work.
 */
const canCompile = ((): boolean => {
  try {
    // oxlint-disable-next-line typescript/no-implied-eval -- it asks whether that is allowed
    return new Function('return true')() === true
  } catch {
    return false
  }
})()

/**
 * The interpreter of an aggregation: the reference that a compiled aggregation must agree with, and the fallback if the
 * host forbids compiling.
 */
export function interpretAggregate(input: AggregateInput): void {
  const { measures, records, replacedOn, buckets, stride, index, columns, values } = input
  records.forEach((record, row) => {
    const district = index.get(record['district'] as string)
    if (district === undefined) return input.unknownDistrict(record['district'])
    const end = input.ranges === null ? buckets.length : input.ranges.end[row]!
    for (let bucket = input.ranges === null ? 0 : input.ranges.first[row]!; bucket < end; bucket += 1)
      for (const measure of measures) {
        if (!counts(measure, record, replacedOn?.[row] ?? null, buckets, bucket)) continue
        if (measure.where !== null && holds(measure.where, record, buckets.references[bucket]!) !== true) continue
        const value = measure.column === null ? 1 : readColumn(measure.column, record)
        if (value === null) continue
        const at = district * stride + bucket
        if (measure.kind === 'distinct') {
          const sets = values.get(measure.key)!
          sets.set(at, (sets.get(at) ?? new Set<string>()).add(String(value)))
        }
        for (const { key, roll } of slotsOf(measure)) {
          const { numbers } = columns.get(key)!
          const number = value as number
          if (roll === 'min' && !(numbers[at]! <= number)) numbers[at] = number
          if (roll === 'max' && !(numbers[at]! >= number)) numbers[at] = number
          if (roll !== 'add') continue
          numbers[at]! += number
          if (measure.basis.kind !== 'flow') numbers[at + 1]! -= number
        }
      }
  })
}

/** True if a record counts in a time bucket, by the measure's basis alone. */
export function counts(
  { basis }: Pick<Measure, 'basis'>,
  record: AnyRecord,
  replacedOn: Day | null,
  buckets: TimeBuckets,
  bucket: number,
): boolean {
  const reference = buckets.references[bucket]!
  switch (basis.kind) {
    case 'flow': {
      const on = record[basis.on]
      return typeof on === 'string' && buckets.find(on) === bucket
    }
    case 'stock': {
      const to = record[basis.to]
      return (record[basis.from] as Day) <= reference && (typeof to !== 'string' || to > reference)
    }
    case 'policy':
      return (record[basis.from] as Day) <= reference && (replacedOn === null || replacedOn > reference)
  }
}

/**
 * For an effective-dated dataset: the day on which the next record of the series, which begins on a later day, replaces
 * each record. Null for any other.
 */
export function replacements(
  { time }: Pick<AnyDataset, 'time'>,
  records: readonly AnyRecord[],
): readonly (Day | null)[] | null {
  if (time.kind !== 'policy') return null
  const fields = seriesOf(time)
  const series = new Map<string, number[]>()
  records.forEach((record, row) => {
    let id = ''
    for (const field of fields) id += `${String(record[field])}\u0000`
    const rows = series.get(id)
    if (rows === undefined) series.set(id, [row])
    else rows.push(row)
  })
  const replacedOn = Array.from<Day | null>({ length: records.length }).fill(null)
  const from = (row: number): Day => records[row]![time.from] as Day
  for (const rows of series.values()) {
    if (rows.length === 1) continue
    rows.sort((left, right) => (from(left) < from(right) ? -1 : from(left) > from(right) ? 1 : 0))
    // From the last to the first. Records of one day (possible only in districts that were merged) do not replace each
    // other.
    for (let at = rows.length - 2; at >= 0; at -= 1) {
      const after = rows[at + 1]!
      replacedOn[rows[at]!] = from(after) > from(rows[at]!) ? from(after) : replacedOn[after]!
    }
  }
  return replacedOn
}
