import { signed, type Amount } from '../measure/amount.js'
import { slotsOf, type Measure, type Slot } from '../measure/measure.js'
import { isWholeMonths, monthsWithin, type Period } from '../period/period.js'
import { fold } from './accumulator.js'
import type { TotalsSource } from './totals-source.js'

/** The district, the period and the source of a number. */
export interface Asked {
  readonly district: string
  readonly period: Period
  readonly source: TotalsSource
}

/**
 * The value of a slot over the period: for a flow the sum of its months, for a stock or effective value that of the
 * last returned month, for a distinct count the number over the period itself. Reads the source only for months with a
 * return.
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
 * The value of one measure over a period, in the unit of the records; undefined if no record counts for a minimum,
 * maximum or effective value.
 */
export function measureOver(measure: Measure, asked: Asked): number | undefined {
  const [slot = { key: measure.key, roll: 'add' }, greatest] = slotsOf(measure)
  const value = slotOver(measure, slot, asked)
  if (slot.roll === 'add') return value ?? 0
  return greatest !== undefined && value !== slotOver(measure, greatest, asked) ? undefined : value
}

/** The value of an amount over the period: the signed sum of its measures. */
export function amountOver(amount: Amount, asked: Asked): number {
  return signed(amount).reduce(
    (added, { sign, measure }) => added + sign * (slotOver(measure, { key: measure.key, roll: 'add' }, asked) ?? 0),
    0,
  )
}
