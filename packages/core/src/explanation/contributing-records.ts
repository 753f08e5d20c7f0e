import type { Catalogue } from '../indicator/catalogue.js'
import type { AnyDataset, AnyRecord } from '../dataset/dataset.js'
import type { Measure } from '../measure/measure.js'
import { replacements } from '../evaluation/aggregate.js'
import { replacedPieces } from '../evaluation/bucket-ranges.js'
import { monthNumber } from '../register/month-number.js'
import type { MonthSpan } from '../register/register-records.js'
import type { Day } from '../period/day.js'
import { monthsOf, type Month, type Period } from '../period/period.js'
import type { SharedValue } from './shared-value.js'
import { explainRecord } from './record-explanation.js'

/** A contributing record: its key, where and when it counted, and the amount it added. */
export interface ContributingRecord {
  /** The fields of the dataset's key. */
  readonly key: AnyRecord
  readonly district: string
  readonly month: Month
  /** In the unit of the records. */
  readonly contributes: number
}

/**
 * The months of a period that a measure reads: for a flow all returned months, for a stock or effective value the last
 * of them.
 */
export function monthsAsked(
  measure: Pick<Measure, 'basis'>,
  period: Period,
  returned: readonly Month[],
): readonly Month[] {
  const months = monthsOf(period).filter((month) => returned.includes(month))
  return measure.basis.kind === 'flow' ? months : months.slice(-1)
}

/** The contributing records of a measure, for a district and all below it, over a period. */
export function contributingRecords(
  catalogue: Pick<Catalogue, 'dataset' | 'districts'>,
  measure: Measure,
  records: readonly AnyRecord[],
  district: string,
  period: Period,
  returned: readonly Month[],
  spans?: readonly MonthSpan[],
): readonly ContributingRecord[] {
  return contributingRows(catalogue, measure, records, district, period, returned, spans).map(
    ({ record: _record, ...counted }) => counted,
  )
}

function contributingRows(
  catalogue: Pick<Catalogue, 'dataset' | 'districts'>,
  measure: Measure,
  records: readonly AnyRecord[],
  district: string,
  period: Period,
  returned: readonly Month[],
  spans: readonly MonthSpan[] | undefined,
): readonly (ContributingRecord & { readonly record: AnyRecord })[] {
  const dataset = catalogue.dataset(measure.dataset)
  const months = monthsAsked(measure, period, returned)
  if (months.length === 0) return []
  const within = new Set(catalogue.districts.within(district).map(({ code }) => code))
  return standingIn(dataset, records, spans, months).flatMap(({ record, months: own, replacedOn }) => {
    const place = record['district'] as string
    if (!within.has(place)) return []
    const { counts, month, contributes } = explainRecord(catalogue, measure, record, own, replacedOn)
    return counts
      ? [
          {
            key: Object.fromEntries(dataset.key.map((field) => [field, record[field] ?? null])),
            district: place,
            month,
            contributes,
            record,
          },
        ]
      : []
  })
}

/** Records with the months, of those asked, in which they stand. */
function standingIn(
  dataset: AnyDataset,
  records: readonly AnyRecord[],
  spans: readonly MonthSpan[] | undefined,
  months: readonly Month[],
): readonly { readonly record: AnyRecord; readonly months: readonly Month[]; readonly replacedOn: Day | null }[] {
  if (spans === undefined) {
    const replacedOn = replacements(dataset, records)
    return records.map((record, row) => ({ record, months, replacedOn: replacedOn?.[row] ?? null }))
  }
  const pieces =
    dataset.time.kind === 'policy'
      ? replacedPieces(dataset, records, spans)
      : records.map((record, row) => ({ record, ...spans[row]!, replacedOn: null }))
  return pieces.flatMap(({ record, from, until, replacedOn }) => {
    const own = months.filter((month) => from <= monthNumber(month) && monthNumber(month) < until)
    return own.length === 0 ? [] : [{ record, months: own, replacedOn }]
  })
}

/**
 * Pairs of records of two distinct counts with the same value: the first in the district or below, the second anywhere.
 */
export function sharedValues(
  catalogue: Pick<Catalogue, 'dataset' | 'districts'>,
  one: Measure,
  other: Measure,
  records: Readonly<Record<string, readonly AnyRecord[]>>,
  district: string,
  period: Period,
  returned: readonly Month[],
  spans?: Readonly<Record<string, readonly MonthSpan[]>>,
): readonly SharedValue[] {
  const rows = (measure: Measure, place: string) =>
    contributingRows(
      catalogue,
      measure,
      records[measure.dataset] ?? [],
      place,
      period,
      returned,
      spans?.[measure.dataset],
    )
  const byValue = new Map<string, AnyRecord[]>()
  for (const { record, key } of rows(other, catalogue.districts.root.code)) {
    const value = String(record[other.column!.name])
    byValue.set(value, [...(byValue.get(value) ?? []), key])
  }
  return rows(one, district).flatMap(({ record, key, district: place }) =>
    (byValue.get(String(record[one.column!.name])) ?? []).map((found) => ({ district: place, one: key, other: found })),
  )
}
