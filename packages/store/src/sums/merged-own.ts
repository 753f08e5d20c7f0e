import type { Layout } from './layout.js'
import { assertExact, type MonthNumbers } from './roll-up.js'

/**
 * The own sums of a district in a month together with those of codes that are placed at it: added, or the least or
 * greatest of them, as its records would give. Throws `inexact-sum` if a sum is not a safe integer.
 */
export function mergedOwn(layout: Layout, own: MonthNumbers, others: readonly MonthNumbers[]): MonthNumbers {
  if (others.length === 0) return own
  const merged = own.numbers.slice(own.at, own.at + layout.own)
  for (let place = 0; place < layout.own; place += 1) {
    const accumulator = layout.accumulators[place]!
    const roll = accumulator.kind === 'plain' ? accumulator.roll : 'add'
    for (const { numbers, at } of others) {
      const [value, before] = [numbers[at + place]!, merged[place]!]
      if (Number.isNaN(value)) continue
      if (Number.isNaN(before)) merged[place] = value
      else if (roll === 'add') assertExact((merged[place] = before + value))
      else merged[place] = roll === 'min' ? Math.min(before, value) : Math.max(before, value)
    }
  }
  return { numbers: merged, at: 0 }
}
