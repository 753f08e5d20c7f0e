import type { Clause } from './clause.js'
import { MinzhengError } from '../base/errors.js'
import type { Measure } from '../measure/measure.js'
import { pathFault } from './pace.js'
import { parsePeriod } from '../period/period.js'

/** 以上, 不低于, 不少于 and 达到 mean `>=`; 全覆盖 means a share of `= 100`. */
export type Operator = '>=' | '<=' | '='

/**
 * `explicit`: the plan gives the number. `implied`: its words do (全面, 全覆盖). `derived`: apportioned from a larger
 * district's target, for reference only. `assumed`: the number of a "what if"; no plan says it.
 */
export type TargetBasis = 'explicit' | 'implied' | 'derived' | 'assumed'

/** What the plan promises for an indicator. It belongs to the plan, not to the indicator. */
export interface Target {
  readonly indicator: string
  readonly operator: Operator
  /** In the indicator's unit; for a milestone, the stage. */
  readonly value: number
  readonly basis: TargetBasis
  readonly clause: Clause
  /**
   * The period by whose end it must be met: the plan's year, or a half-year (`2024-S1`), quarter (`2024-Q1`) or month
   * of it.
   */
  readonly period: string
  /**
   * The districts it is promised for, one promise each. A target that names a county takes precedence over its share of
   * the city's target.
   */
  readonly districts: readonly string[]
  /** The variant of the indicator that the number is meant for. Default: the default variant. */
  readonly variant?: string
  /**
   * For a stock or ratio: the value before the period, from which the plan starts, in the indicator's unit. A flow
   * starts at zero.
   */
  readonly baseline?: number
  /** The seasonal path: one share per month of the period, adding up to 1. Default: evenly over time. */
  readonly path?: readonly number[]
  /**
   * What the districts below must reach. `same`: each the same value (a ratio, a standard). A measure: each a share in
   * proportion to it; such shares are derived, for reference. `none`: nothing.
   */
  readonly below: 'same' | 'none' | Measure
}

/** Throws `invalid-period`, or `invalid-target` with every fault of the value, baseline and path of a target. */
export function assertTarget({
  value,
  baseline,
  path,
  period,
}: Pick<Target, 'operator' | 'value' | 'period' | 'baseline' | 'path'>): void {
  const faults: string[] = []
  if (!Number.isFinite(value)) faults.push(`its value must be a number, got ${value}`)
  if (baseline !== undefined && !Number.isFinite(baseline))
    faults.push(`its baseline must be a number, got ${baseline}`)
  const fault = path === undefined ? undefined : pathFault(path, parsePeriod(period))
  if (fault !== undefined) faults.push(`its path ${fault}`)
  if (faults.length > 0)
    throw new MinzhengError('invalid-target', `the target for ${period} is not valid: ${faults.join('; ')}`, { faults })
}

/** True if the value meets the target. */
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
 * Apportions a whole number in proportion to weights, by largest remainder, so that the parts add up to it exactly.
 * Throws `invalid-target` if a weight is below 0 or the weights add up to 0.
 */
export function apportionTarget(value: number, weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const all = [...weights.values()].reduce((added, weight) => added + weight, 0)
  if (!Number.isSafeInteger(value) || !(all > 0) || [...weights.values()].some((weight) => !(weight >= 0)))
    throw new MinzhengError(
      'invalid-target',
      `${value} cannot be split: it must be a whole number, the weights 0 or more and not all 0`,
      { value },
    )
  const shares = [...weights].map(([key, weight]) => ({
    key,
    part: Math.floor((value * weight) / all),
    rest: ((value * weight) / all) % 1,
  }))
  let left = value - shares.reduce((added, { part }) => added + part, 0)
  for (const share of [...shares].toSorted((one, other) => other.rest - one.rest || (one.key < other.key ? -1 : 1))) {
    if (left <= 0) break
    share.part += 1
    left -= 1
  }
  return new Map(shares.map(({ key, part }) => [key, part]))
}
