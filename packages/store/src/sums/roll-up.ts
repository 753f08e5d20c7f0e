import { MinzhengError, type Level } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import { leastOfAll, type Accumulator } from '@minzheng/core/evaluation'
import { hasNumber, isZeroNothing, type Layout } from './layout.js'

/** The numbers of a month: a slice of an array that begins at `at`. */
export interface MonthNumbers {
  readonly numbers: Float64Array
  readonly at: number
}

/** A child district, with its rolled-up sums in the month. */
export interface Below extends MonthNumbers {
  readonly level: Level
}

/**
 * Computes the rolled-up sums of a district and month from its own sums and the rolled-up sums of its children. Every
 * child that has any must be given. Returns true if a number changed. Throws `inexact-sum` if a sum is not a safe
 * integer.
 */
export function rollUpMonth(
  layout: Layout,
  level: Level,
  own: MonthNumbers,
  below: readonly Below[],
  into: MonthNumbers,
): boolean {
  let changed = false
  for (let place = 0; place < layout.total; place += 1) {
    const accumulator = layout.accumulators[place]!
    const computed = hasNumber(accumulator, level) ? combined(layout, accumulator, place, level, own, below, into) : NaN
    const value = computed === 0 && isZeroNothing(accumulator) ? NaN : computed
    const before = into.numbers[into.at + place]!
    if (Object.is(before, value)) continue
    into.numbers[into.at + place] = value
    changed = true
  }
  return changed
}

/** Computes one number; the numbers at earlier positions are computed already. */
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
  if (roll === 'add' && !Number.isNaN(result)) assertExact(result)
  return result
}

function known({ numbers, at }: MonthNumbers, place: number): number | undefined {
  const value = numbers[at + place]!
  return Number.isNaN(value) ? undefined : value
}

/** Throws `inexact-sum` if a number is not a safe integer. */
export function assertExact(value: number): void {
  if (!Number.isSafeInteger(value))
    throw new MinzhengError('inexact-sum', 'a sum must be a safe integer to stay exact; use a larger unit')
}
