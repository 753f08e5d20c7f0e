import type { Level } from '../district/district.js'
import { MinzhengError } from '../base/errors.js'
import type { Roll } from '../measure/measure.js'

/** One number that rolls up the tree of districts. */
export type Accumulator =
  /** A measure: added, or the least or greatest of the parts. */
  | { readonly kind: 'plain'; readonly key: string; readonly dataset: string; readonly roll: Roll }
  /** How many districts of `level` have a total of `of` that reaches `atLeast`. */
  | {
      readonly kind: 'covered'
      readonly key: string
      readonly dataset: string
      readonly of: string
      readonly level: Level
      readonly atLeast: number
    }
  /** The least `of` over every district that answers for `level` (`answeringAt`); one without a value holds 0. */
  | {
      readonly kind: 'every'
      readonly key: string
      readonly dataset: string
      readonly of: string
      readonly level: Level
    }

/**
 * The least over all that take part below a district above the level: what its own records hold, if they hold anything,
 * and every district of the level. Where a branch has none, the district takes part for it, with what is known there,
 * and holds 0 where nothing is.
 */
export function leastOfAll(
  own: number | undefined,
  children: readonly {
    readonly isBelow: boolean
    readonly of: number | undefined
    readonly every: number | undefined
  }[],
): number {
  const itself = fold('min', [own, ...children.map(({ isBelow, of }) => (isBelow ? of : undefined))])
  const answers = children.length === 0 || children.some(({ isBelow }) => isBelow)
  return (
    fold('min', [
      answers ? (itself ?? 0) : itself,
      ...children.map(({ isBelow, every }) => (isBelow ? undefined : (every ?? 0))),
    ]) ?? 0
  )
}

/** Folds what is known; nothing known gives nothing. */
export function fold(roll: Roll, values: readonly (number | undefined)[]): number | undefined {
  let folded: number | undefined
  for (const value of values) {
    if (value === undefined) continue
    if (folded === undefined) folded = value
    else if (roll === 'add') folded = addExactly(folded, value)
    else folded = roll === 'min' ? Math.min(folded, value) : Math.max(folded, value)
  }
  return folded
}

/** Adds exactly; throws `inexact-sum` where a total would leave the whole numbers that JavaScript keeps exact. */
function addExactly(left: number, right: number): number {
  const added = left + right
  if (!Number.isSafeInteger(added))
    throw new MinzhengError('inexact-sum', 'a total is too large to be kept exact; use a larger unit')
  return added
}
