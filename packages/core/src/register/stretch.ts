import type { AnyRecord } from '../dataset/dataset.js'
import type { KeyedTelling } from './keyed-telling.js'
import type { MonthNumber } from './month-number.js'
import type { Telling } from './telling.js'

/** A record as it counts from a month to before another. */
export interface Standing<T extends Telling = Telling> {
  readonly office: string
  readonly from: MonthNumber
  readonly until: MonthNumber
  /** What was told, as acts and the later end day change it. */
  readonly record: AnyRecord
  readonly telling: T
}

/** A stretch of a record; `isEarlier`: it lies before the first month that the record was told of. */
export interface Stretch<T extends Telling> extends Standing<T> {
  readonly isEarlier: boolean
}

/** The stretches of a telling from a month to before another, divided where a correction begins. */
export function pieces<T extends Telling>(
  office: string,
  { telling, at, borders }: KeyedTelling<T>,
  from: MonthNumber,
  until: MonthNumber,
  isEarlier: boolean,
  changed: AnyRecord | null = null,
): readonly Stretch<T>[] {
  if (from >= until) return []
  const starts = [from, ...new Set(borders.filter((border) => from < border && border < until))].toSorted(
    (left, right) => left - right,
  )
  return starts.map((start, index) => {
    const record = at(start)
    return {
      office,
      from: start,
      until: starts[index + 1] ?? until,
      record: changed === null ? record : { ...record, ...changed },
      telling,
      isEarlier,
    }
  })
}
