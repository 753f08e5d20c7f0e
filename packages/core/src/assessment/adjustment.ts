import type { Day } from '../period/period.js'
import type { Clause } from './clause.js'
import type { Target } from './target.js'

/**
 * A change of a target during its period (年中调整), by a document that says so. What it leaves out stays as it was; the
 * former target is kept and shown.
 */
export interface Adjustment extends Partial<Pick<Target, 'operator' | 'path' | 'interim'>> {
  /** The first day on which it is in force. */
  readonly from: Day
  /** The words of the document that adjusts the target. */
  readonly clause: Clause
  readonly value: number
  /** Null: no range any more. */
  readonly high?: number | null
}

/**
 * A target as it is in force on a day: with every adjustment up to that day. Its clause stays that of the plan, its
 * adjustments stay with it.
 */
export function targetOn(target: Target, day: Day): Target {
  const inForce = (target.adjusted ?? []).filter(({ from }) => from <= day)
  return inForce.length === 0 ? target : Object.freeze(inForce.reduce(adjustedBy, target))
}

function adjustedBy(target: Target, { from: _from, clause: _clause, high, ...changes }: Adjustment): Target {
  const { high: before, ...kept } = target
  const now = high === undefined ? before : high
  return { ...kept, ...changes, ...(now === undefined || now === null ? {} : { high: now }) }
}
