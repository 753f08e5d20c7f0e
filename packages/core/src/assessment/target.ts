import type { Clause } from '../indicator/clause.js'
import { MinzhengError } from '../base/errors.js'
import type { Measure } from '../measure/measure.js'
import { pathFault } from './pace.js'
import { parsePeriod } from '../period/period.js'

/** 以上, 不低于, 不少于 and 达到 mean `>=`; 全覆盖 means a share of `= 100`. */
export type Operator = '>=' | '<=' | '='

/**
 * `explicit`: the plan gives the number. `implied`: its words do (全面, 全覆盖). `derived`: split from a larger district's
 * target, for reference only. `assumed`: someone asked "what if"; no plan says it.
 */
export type TargetBasis = 'explicit' | 'implied' | 'derived' | 'assumed'

/** What the plan promises of an indicator. It belongs to the plan, not to the indicator. */
export interface Target {
  readonly indicator: string
  readonly operator: Operator
  /** In the indicator's unit; for a milestone, the stage. */
  readonly value: number
  readonly basis: TargetBasis
  readonly clause: Clause
  /**
   * The period at whose end it must be met: the plan's year, or a half-year (`2024-S1`), quarter (`2024-Q1`) or month
   * of it.
   */
  readonly period: string
  /**
   * The districts it is promised for, one promise each. One that names a county holds there before any share of the
   * city's.
   */
  readonly districts: readonly string[]
  /** The reading of the indicator that the number is meant for; its default variant where left out. */
  readonly variant?: string
  /**
   * For a stock or ratio: the value before the period that the plan starts from, in the indicator's unit. A flow starts
   * at nothing.
   */
  readonly baseline?: number
  /** How the year's work is spread: one share per month of the period, adding up to 1. Even by time where left out. */
  readonly path?: readonly number[]
  /**
   * What the districts below owe. `same`: each the same value (a ratio, a standard).
   * A measure: each a part, in proportion to it; such parts are derived, for reference. `none`: nothing.
   */
  readonly below: 'same' | 'none' | Measure
}

/**
 * Refuses a target that cannot be: throws `invalid-period`, or `invalid-target` naming each fault of its value,
 * baseline and path.
 */
export function refuseTarget({
  value,
  baseline,
  path,
  period,
}: Pick<Target, 'operator' | 'value' | 'period' | 'baseline' | 'path'>): void {
  const faults: string[] = []
  if (!Number.isFinite(value)) faults.push(`its value is ${value}, not a number`)
  if (baseline !== undefined && !Number.isFinite(baseline)) faults.push(`its baseline is ${baseline}, not a number`)
  const fault = path === undefined ? undefined : pathFault(path, parsePeriod(period))
  if (fault !== undefined) faults.push(`its path ${fault}`)
  if (faults.length > 0)
    throw new MinzhengError('invalid-target', `the target for ${period} cannot be: ${faults.join('; ')}`, { faults })
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
  for (const share of [...shares].sort((one, other) => other.rest - one.rest || (one.key < other.key ? -1 : 1))) {
    if (left <= 0) break
    share.part += 1
    left -= 1
  }
  return new Map(shares.map(({ key, part }) => [key, part]))
}
