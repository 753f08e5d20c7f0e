import type { Clause } from './clause.js'
import { MinzhengError } from './errors.js'
import type { Measure } from './measure.js'

/** 以上, 不低于, 不少于 and 达到 mean `>=`; 全覆盖 means a share of `= 100`. */
export type Operator = '>=' | '<=' | '='

/** `explicit`: the plan gives the number. `implied`: its words do (全面, 全覆盖). `derived`: split from a larger district's target, for reference only. */
export type TargetBasis = 'explicit' | 'implied' | 'derived'

/** What the plan promises of an indicator. It belongs to the plan, not to the indicator. */
export interface Target {
  readonly indicator: string
  readonly operator: Operator
  /** In the indicator's unit; for a milestone, the stage. */
  readonly value: number
  readonly basis: TargetBasis
  readonly clause: Clause
  /** The period at whose end it must be met. */
  readonly period: string
  /** The districts it is promised for, one promise each. */
  readonly districts: readonly string[]
  /**
   * What the districts below owe. `same`: each the same value (a ratio, a standard).
   * A measure: each a part, in proportion to it; such parts are derived, for reference. `none`: nothing.
   */
  readonly below: 'same' | 'none' | Measure
}

/** True where the value meets the target. */
export function meets(target: Pick<Target, 'operator' | 'value'>, value: number): boolean {
  switch (target.operator) {
    case '>=':
      return value >= target.value
    case '<=':
      return value <= target.value
    case '=':
      return value === target.value
  }
}

/**
 * Splits a whole number in proportion to weights, by largest remainder, so that the parts make the whole exactly.
 * Throws `invalid-target` where the weights are not all 0 or more, or add up to nothing.
 */
export function splitTarget(value: number, weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const all = [...weights.values()].reduce((added, weight) => added + weight, 0)
  if (!Number.isSafeInteger(value) || !(all > 0) || [...weights.values()].some((weight) => !(weight >= 0)))
    throw new MinzhengError('invalid-target', `${value} cannot be split: it must be a whole number, the weights 0 or more and not all 0`, { value })
  const shares = [...weights].map(([key, weight]) => ({ key, part: Math.floor((value * weight) / all), rest: ((value * weight) / all) % 1 }))
  let left = value - shares.reduce((added, { part }) => added + part, 0)
  for (const share of [...shares].sort((one, other) => other.rest - one.rest || (one.key < other.key ? -1 : 1))) {
    if (left <= 0) break
    share.part += 1
    left -= 1
  }
  return new Map(shares.map(({ key, part }) => [key, part]))
}
