import type { Catalogue } from '../indicator/catalogue.js'
import type { AnyRecord } from '../dataset/dataset.js'
import type { Measure } from '../measure/measure.js'
import { replacements } from '../evaluation/aggregate.js'
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
): readonly ContributingRecord[] {
  return contributingRows(catalogue, measure, records, district, period, returned).map(
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
): readonly (ContributingRecord & { readonly record: AnyRecord })[] {
  const dataset = catalogue.dataset(measure.dataset)
  const months = monthsAsked(measure, period, returned)
  if (months.length === 0) return []
  const within = new Set(catalogue.districts.within(district).map(({ code }) => code))
  const replacedOn = replacements(dataset, records)
  return records.flatMap((record, row) => {
    const place = record['district'] as string
    if (!within.has(place)) return []
    const { counts, month, contributes } = explainRecord(catalogue, measure, record, months, replacedOn?.[row] ?? null)
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
): readonly SharedValue[] {
  const rows = (measure: Measure, place: string) =>
    contributingRows(catalogue, measure, records[measure.dataset] ?? [], place, period, returned)
  const byValue = new Map<string, AnyRecord[]>()
  for (const { record, key } of rows(other, catalogue.districts.root.code)) {
    const value = String(record[other.column!.name])
    byValue.set(value, [...(byValue.get(value) ?? []), key])
  }
  return rows(one, district).flatMap(({ record, key, district: place }) =>
    (byValue.get(String(record[one.column!.name])) ?? []).map((found) => ({ district: place, one: key, other: found })),
  )
}
