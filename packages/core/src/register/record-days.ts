import type { AnyRecord, Basis } from '../dataset/dataset.js'
import type { Day } from '../period/day.js'
import { lastDayOf, type MonthNumber } from './month-number.js'

/** The day from which a record holds; of an event, its day. */
export function startOf(time: Basis, record: AnyRecord): Day {
  return record[time.kind === 'flow' ? time.on : time.from] as Day
}

/** The day from which a record no longer holds; null if it has none. */
export function endOf(time: Basis, record: AnyRecord): Day | null {
  return time.kind === 'stock' ? ((record[time.to] ?? null) as Day | null) : null
}

/** True if a record holds on a day, by its own days. */
export function holds(time: Basis, record: AnyRecord, day: Day): boolean {
  const end = endOf(time, record)
  return startOf(time, record) <= day && (end === null || end > day)
}

/** A record with the end day that the next telling gives, if it lies after the month that the record is reported as of. */
export function withLaterEnd(time: Basis, record: AnyRecord, asOf: MonthNumber, next: AnyRecord): AnyRecord {
  const end = endOf(time, next)
  return time.kind === 'stock' && end !== null && end > lastDayOf(asOf) ? { ...record, [time.to]: end } : record
}
