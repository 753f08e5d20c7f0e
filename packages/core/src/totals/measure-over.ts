import { signed, type Amount } from '../measure/amount.js'
import { slotsOf, type Measure, type Slot } from '../measure/measure.js'
import { isWholeMonths, monthsWithin, type Period } from '../period/period.js'
import { fold } from './accumulator.js'
import type { TotalsSource } from './totals-source.js'

/** The district, the period and the source that a number is asked of. */
export interface Asked {
  readonly district: string
  readonly period: Period
  readonly source: TotalsSource
}

/**
 * A number that is kept for a measure, over the period: a flow adds up its months, a stock or policy is as in the last
 * that was returned; a distinct count is counted over the period itself. Asks the source only for months of which
 * something has been returned.
 */
export function slotOver(
  measure: Measure,
  { key, roll }: Slot,
  { district, period, source }: Asked,
): number | undefined {
  if (!isWholeMonths(period)) return source.total(measure.dataset, district, period, key)
  const returned = monthsWithin(period, source.returns.months)
  const last = returned.at(-1)
  if (last === undefined) return undefined
  if (measure.basis.kind !== 'flow') return source.total(measure.dataset, district, last, key)
  if (measure.kind === 'distinct')
    return source.total(measure.dataset, district, returned.length === 1 ? last : period, key)
  return fold(
    roll,
    returned.map((month) => source.total(measure.dataset, district, month, key)),
  )
}

/**
 * What one measure comes to over a period, in the unit of the records; undefined if no record counts for a minimum,
 * maximum or value in force.
 */
export function measureOver(measure: Measure, asked: Asked): number | undefined {
  const [slot = { key: measure.key, roll: 'add' }, greatest] = slotsOf(measure)
  const value = slotOver(measure, slot, asked)
  if (slot.roll === 'add') return value ?? 0
  return greatest !== undefined && value !== slotOver(measure, greatest, asked) ? undefined : value
}

/** An amount over the period: its measures, each with its sign. */
export function amountOver(amount: Amount, asked: Asked): number {
  return signed(amount).reduce(
    (added, { sign, measure }) => added + sign * (slotOver(measure, { key: measure.key, roll: 'add' }, asked) ?? 0),
    0,
  )
}
