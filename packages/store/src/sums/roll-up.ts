import { MinzhengError, type Level } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import { leastOfAll, type Accumulator } from '@minzheng/core/evaluation'
import { hasNumber, isZeroNothing, type Layout } from './layout.js'

/** Numbers of a month: those of an array from a place on. */
export interface MonthNumbers {
  readonly numbers: Float64Array
  readonly at: number
}

/** A district just below another, with its totals in the month. */
export interface Below extends MonthNumbers {
  readonly level: Level
}

/**
 * Makes the totals of a district and month from its own records' numbers and the totals of the districts just below it,
 * of which every one that has any must be given. Returns true if a number moved. Throws `inexact-sum` if a total would
 * leave the whole numbers that are kept exact.
 */
export function rollUpMonth(
  layout: Layout,
  level: Level,
  own: MonthNumbers,
  below: readonly Below[],
  into: MonthNumbers,
): boolean {
  let moved = false
  for (let place = 0; place < layout.total; place += 1) {
    const accumulator = layout.accumulators[place]!
    const made = hasNumber(accumulator, level) ? combined(layout, accumulator, place, level, own, below, into) : NaN
    const value = made === 0 && isZeroNothing(accumulator) ? NaN : made
    const before = into.numbers[into.at + place]!
    if (Object.is(before, value)) continue
    into.numbers[into.at + place] = value
    moved = true
  }
  return moved
}

/** One number; those that stand before it are made. */
function combined(
  layout: Layout,
  accumulator: Accumulator,
  place: number,
  level: Level,
  own: MonthNumbers,
  below: readonly Below[],
  into: MonthNumbers,
): number {
  if (accumulator.kind === 'plain') return folded(accumulator.roll, own.numbers[own.at + place]!, below, place)
  const of = layout.place(accumulator.of)!
  const itself = into.numbers[into.at + of]!
  if (accumulator.kind === 'covered') {
    if (level === accumulator.level) return (Number.isNaN(itself) ? 0 : itself) >= accumulator.atLeast ? 1 : 0
    return folded('add', NaN, below, place)
  }
  if (level === accumulator.level) return itself
  return leastOfAll(
    known(own, of),
    below.map((child) => ({
      isBelow: rank(child.level) > rank(accumulator.level),
      of: known(child, of),
      every: known(child, place),
    })),
  )
}

function folded(roll: 'add' | 'min' | 'max', own: number, below: readonly Below[], place: number): number {
  let result = own
  for (const { numbers, at } of below) {
    const value = numbers[at + place]!
    if (Number.isNaN(value)) continue
    if (Number.isNaN(result)) result = value
    else if (roll === 'add') result += value
    else if (roll === 'min' ? value < result : value > result) result = value
  }
  if (roll === 'add' && !Number.isNaN(result)) refuseInexact(result)
  return result
}

function known({ numbers, at }: MonthNumbers, place: number): number | undefined {
  const value = numbers[at + place]!
  return Number.isNaN(value) ? undefined : value
}

/** Throws `inexact-sum` for a number beyond the whole numbers that are kept exact. */
export function refuseInexact(value: number): void {
  if (!Number.isSafeInteger(value))
    throw new MinzhengError('inexact-sum', 'a total is too large to be kept exact; use a larger unit')
}
