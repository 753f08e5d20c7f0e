import type { Catalogue } from '../indicator/catalogue.js'
import type { AnyRecord } from '../dataset/dataset.js'
import { describeBasis, describeFilter, describeValue } from './describe.js'
import { columnsOf, conjuncts } from '../dataset/filter.js'
import type { Measure } from '../measure/measure.js'
import { counts } from '../evaluation/aggregate.js'
import { monthsOf, type Day, type Month, type Period } from '../period/period.js'
import { monthBuckets } from '../period/time-buckets.js'
import type { Text } from '../base/text.js'
import { holds, readColumn, type Ternary } from '../dataset/ternary-logic.js'

/** One condition that a record must meet to count, with the record's value. */
export interface Condition {
  readonly says: Text
  /** The record's values of the fields that the condition reads. */
  readonly holds: readonly { readonly field: Text; readonly value: Text }[]
  /** Null if the record does not state it: then it does not count. */
  readonly met: Ternary
}

/** Whether and why a record counts for a measure in a month. */
export interface RecordExplanation {
  readonly month: Month
  readonly counts: boolean
  /** The amount it adds, in the unit of the records; 0 if it does not count. A distinct count takes each value once. */
  readonly contributes: number
  readonly conditions: readonly Condition[]
}

/**
 * Explains why a record counts, or does not, for a measure over a period: for a flow in the month in which it happened
 * (or the period's last month, if it did not happen in the period), for a stock or effective-dated record in the last
 * of the months. `replacedOn` is the day on which the next record of its series replaces it.
 */
export function explainRecord(
  catalogue: Pick<Catalogue, 'dataset'>,
  measure: Measure,
  record: AnyRecord,
  months: Period | readonly Month[],
  replacedOn: Day | null = null,
): RecordExplanation {
  const asked = 'from' in months ? monthsOf(months) : months
  const buckets = monthBuckets(asked)
  const on = measure.basis.kind === 'flow' ? record[measure.basis.on] : null
  const found = typeof on === 'string' ? buckets.find(on) : -1
  const bucket = found >= 0 ? found : asked.length - 1
  const reference = buckets.references[bucket]!
  const inTime = counts(measure, record, replacedOn, buckets, bucket)
  const dataset = catalogue.dataset(measure.dataset)
  const show = (names: readonly string[]): Condition['holds'] =>
    [...new Set(names)].map((name) => ({
      field: dataset.facts[name]?.title ?? { zh: name, en: name },
      value: describeValue(dataset, name, record[name] ?? null),
    }))
  const timeFields =
    measure.basis.kind === 'flow'
      ? [measure.basis.on]
      : measure.basis.kind === 'stock'
        ? [measure.basis.from, measure.basis.to]
        : [measure.basis.from]
  const conditions: Condition[] = [
    { says: describeBasis(catalogue, measure), holds: show(timeFields), met: inTime },
    ...conjuncts(measure.where).map((filter) => ({
      says: describeFilter(catalogue, filter),
      holds: show(columnsOf(filter).flatMap((column) => column.between ?? [column.name])),
      met: holds(filter, record, reference),
    })),
  ]
  const value = measure.column === null ? 1 : readColumn(measure.column, record)
  if (measure.column !== null)
    conditions.push({
      says: {
        zh: `「${dataset.facts[measure.column.name]?.title.zh ?? measure.column.name}」已填`,
        en: `${dataset.facts[measure.column.name]?.title.en ?? measure.column.name} is stated`,
      },
      holds: show(measure.column.between ?? [measure.column.name]),
      met: value !== null,
    })
  const isCounted = conditions.every(({ met }) => met === true)
  return Object.freeze({
    month: asked[bucket]!,
    counts: isCounted,
    contributes: !isCounted ? 0 : typeof value === 'number' ? value : 1,
    conditions: Object.freeze(conditions),
  })
}
