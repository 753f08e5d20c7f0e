import { rank, type DistrictTree } from '../district/district.js'
import { MinzhengError } from '../base/errors.js'
import type { Columns } from './aggregate.js'
import { fold, leastOfAll, type Accumulator } from '../totals/accumulator.js'

/**
 * Rolls a dataset's columns up the tree, all districts at once: the total of a district is its own records (市本级 for the
 * city) plus the totals of the districts just below it. Throws `inexact-sum` if a total exceeds the safe integers.
 */
export function rollUpColumns(
  own: Columns,
  accumulators: readonly Accumulator[],
  districts: DistrictTree,
  index: ReadonlyMap<string, number>,
): Columns {
  const columns = new Map(own.columns)
  const { stride } = own
  // `index` numbers parents before their children, so in reverse order every district is complete before it is added to
  // its parent.
  const bottomUp = [...districts.all].toReversed().map((district) => ({
    level: district.level,
    at: index.get(district.code)! * stride,
    parent: district.parent === null ? undefined : index.get(district.parent)! * stride,
    children: districts
      .children(district.code)
      .map((child) => ({ at: index.get(child.code)! * stride, level: child.level })),
  }))
  const ownOf = (key: string): Float64Array => own.columns.get(key)!.numbers
  // The numbers registered at a district itself, before those of the districts below are added.
  const copies = new Map(
    accumulators.flatMap((each) => (each.kind === 'every' ? [[each.of, ownOf(each.of).slice()] as const] : [])),
  )

  for (const accumulator of accumulators) {
    if (accumulator.kind === 'plain') {
      const { numbers } = columns.get(accumulator.key)!
      for (const { at, parent } of bottomUp) {
        if (parent === undefined) continue
        for (let bucket = 0; bucket < stride; bucket += 1) {
          const value = numbers[at + bucket]!
          if (accumulator.roll === 'add') numbers[parent + bucket]! += value
          else if (
            accumulator.roll === 'min'
              ? !(numbers[parent + bucket]! <= value) && !Number.isNaN(value)
              : !(numbers[parent + bucket]! >= value) && !Number.isNaN(value)
          )
            numbers[parent + bucket] = value
        }
      }
      if (accumulator.roll === 'add' && numbers.some((value) => !Number.isSafeInteger(value)))
        throw new MinzhengError('inexact-sum', 'a total is too large to be kept exact; use a larger unit')
      continue
    }
    const numbers = new Float64Array(index.size * stride).fill(NaN)
    const of = ownOf(accumulator.of)
    const known = (column: Float64Array, at: number): number | undefined =>
      Number.isNaN(column[at]!) ? undefined : column[at]
    for (const { level, at, children } of bottomUp) {
      if (rank(level) > rank(accumulator.level)) continue
      for (let bucket = 0; bucket < stride; bucket += 1) {
        const total = known(of, at + bucket) ?? 0
        const value =
          accumulator.kind === 'covered'
            ? level === accumulator.level
              ? Number(total >= accumulator.atLeast)
              : fold('add', [0, ...children.map((child) => known(numbers, child.at + bucket))])
            : level === accumulator.level
              ? total
              : leastOfAll(
                  known(copies.get(accumulator.of)!, at + bucket),
                  children.map((child) => ({
                    isBelow: rank(child.level) > rank(accumulator.level),
                    of: known(of, child.at + bucket),
                    every: known(numbers, child.at + bucket),
                  })),
                )
        numbers[at + bucket] = value ?? NaN
      }
    }
    columns.set(accumulator.key, { roll: accumulator.kind === 'covered' ? 'add' : 'min', numbers })
  }
  return { columns, values: own.values, stride }
}
