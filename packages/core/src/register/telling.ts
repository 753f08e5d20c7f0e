import type { AnyDataset, AnyRecord } from '../dataset/dataset.js'
import type { Day } from '../period/day.js'
import type { LandingFacts } from './landing-facts.js'
import { monthNumberOf, type MonthNumber } from './month-number.js'

/** What one source told of one record. */
export interface Telling {
  readonly landing: LandingFacts
  /**
   * The month that it is reported for: for a register the month that the source is as of, for events the month of the
   * period that is nearest to their day (`toldMonth`).
   */
  readonly month: MonthNumber
  readonly record: AnyRecord
}

/** The month of a period that is nearest to an event's day; for a register the month that the source is as of. */
export function toldMonth(
  { time }: Pick<AnyDataset, 'time'>,
  record: AnyRecord,
  { from, asOf }: Pick<LandingFacts, 'from' | 'asOf'>,
): MonthNumber {
  if (time.kind !== 'flow' || asOf === -Infinity) return asOf
  return Math.min(Math.max(monthNumberOf(record[time.on] as Day), from), asOf)
}
