import { seriesOf, type AnyDataset, type AnyRecord } from '../dataset/dataset.js'
import type { Day } from '../period/day.js'
import type { TimeBuckets } from '../period/time-buckets.js'
import { monthNumberOf, type MonthNumber } from '../register/month-number.js'
import type { MonthSpan } from '../register/register-records.js'

/** The time buckets in which each record stands: from `first` to before `end`. */
export interface BucketRanges {
  readonly first: Int32Array
  readonly end: Int32Array
}

/** The buckets whose reference day is in the months of a span. */
export function bucketRanges(spans: readonly MonthSpan[], { references }: TimeBuckets): BucketRanges {
  const months = references.map(monthNumberOf)
  const known = new Map<MonthNumber, number>()
  const positionOf = (month: MonthNumber): number => {
    let position = known.get(month)
    if (position === undefined) {
      position = months.findIndex((each) => each >= month)
      if (position < 0) position = months.length
      known.set(month, position)
    }
    return position
  }
  const first = new Int32Array(spans.length)
  const end = new Int32Array(spans.length)
  spans.forEach(({ from, until }, row) => {
    first[row] = positionOf(from)
    end[row] = positionOf(until)
  })
  return { first, end }
}

/** A record of an effective-dated dataset in months in which the same record replaces it. */
export interface ReplacedPiece extends MonthSpan {
  readonly record: AnyRecord
  readonly replacedOn: Day | null
  /** The index of the record. */
  readonly row: number
}

/**
 * Divides the spans of an effective-dated dataset, so that within each piece the same record of the series, if any,
 * replaces the record: only records that are valid in a month replace others in it.
 */
export function replacedPieces(
  { time }: Pick<AnyDataset, 'time'>,
  records: readonly AnyRecord[],
  spans: readonly MonthSpan[],
): readonly ReplacedPiece[] {
  if (time.kind !== 'policy') throw new TypeError('the dataset must be effective-dated')
  const fields = seriesOf(time)
  const series = new Map<string, number[]>()
  records.forEach((record, row) => {
    const id = JSON.stringify(fields.map((field) => record[field]))
    const rows = series.get(id)
    if (rows === undefined) series.set(id, [row])
    else rows.push(row)
  })
  const fromOf = (row: number): Day => records[row]![time.from] as Day
  return [...series.values()].flatMap((rows) => {
    const borders = [...new Set(rows.flatMap((row) => [spans[row]!.from, spans[row]!.until]))].toSorted(
      (left, right) => left - right,
    )
    return rows.flatMap((row) => {
      const { from, until } = spans[row]!
      const starts = borders.filter((border) => from <= border && border < until)
      return starts.map((start, at): ReplacedPiece => {
        const others = rows.filter(
          (other) => spans[other]!.from <= start && start < spans[other]!.until && fromOf(other) > fromOf(row),
        )
        const next = others.map(fromOf).toSorted()[0] ?? null
        return { from: start, until: starts[at + 1] ?? until, record: records[row]!, replacedOn: next, row }
      })
    })
  })
}
