import type { Adjustment } from './adjustment.js'
import type { Clause } from './clause.js'
import { MinzhengError } from '../base/errors.js'
import { interimFaults, type InterimTarget } from './interim.js'
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
  /**
   * The upper end of a range (4至5家), of which `value` is the lower. With `>=` the range is a minimum with an
   * expectation: more is met too. With `=` the value must be within it, and above is a miss.
   */
  readonly high?: number
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
  /**
   * A set of districts of the deployment (主城区) that the promise names in place of districts, which are then those of
   * the set. `whole`: one promise, met by the figure over all of them. `each`: one promise for each.
   */
  readonly set?: { readonly id: string; readonly as: 'whole' | 'each' }
  /** A category of a breakdown that the number is meant for, such as `area=urban`. Default: the whole. */
  readonly part?: string
  /** The variant of the indicator that the number is meant for. Default: the default variant. */
  readonly variant?: string
  /**
   * For a stock or ratio: the value before the period, from which the plan starts, in the indicator's unit. A flow
   * starts at zero.
   */
  readonly baseline?: number
  /** The seasonal path: one share per month of the period, adding up to 1. Default: evenly over time. */
  readonly path?: readonly number[]
  /** What must be reached before the period ends (上半年完成50%), the earliest first; pace follows it. */
  readonly interim?: readonly InterimTarget[]
  /** What later documents changed in it (年中调整), the earliest first; each is in force from its day. */
  readonly adjusted?: readonly Adjustment[]
  /**
   * What the districts below must reach. `same`: each the same value (a ratio, a standard). A measure: each a share in
   * proportion to it; such shares are derived, for reference. `none`: nothing.
   */
  readonly below: 'same' | 'none' | Measure
}

/** What a target asks of a value. */
export type Bounds = Pick<Target, 'operator' | 'value' | 'high'>

/**
 * Throws `invalid-period`, or `invalid-target` with every fault of the value, range, baseline, path and interim targets
 * of a target.
 */
export function assertTarget(target: Bounds & Pick<Target, 'period' | 'baseline' | 'path' | 'interim'>): void {
  const { operator, value, high, baseline, path, period, interim } = target
  const faults: string[] = []
  if (!Number.isFinite(value)) faults.push(`its value must be a number, got ${value}`)
  if (high !== undefined && !(Number.isFinite(high) && high >= value))
    faults.push(`its high must be a number of at least its value ${value}, got ${high}`)
  if (high !== undefined && operator === '<=') faults.push('its operator must be >= or = for a range, got <=')
  if (baseline !== undefined && !Number.isFinite(baseline))
    faults.push(`its baseline must be a number, got ${baseline}`)
  const fault = path === undefined ? undefined : pathFault(path, parsePeriod(period))
  if (fault !== undefined) faults.push(`its path ${fault}`)
  if (path !== undefined && interim !== undefined)
    faults.push('its path must be left out if it has interim targets, got both')
  if (interim !== undefined)
    faults.push(...interimFaults(interim, { operator, value, period }).map((each) => `its interim ${each}`))
  if (faults.length > 0)
    throw new MinzhengError('invalid-target', `the target for ${period} is not valid: ${faults.join('; ')}`, { faults })
}

/** True if the value meets the target. */
export function meets({ operator, value: asked, high = asked }: Bounds, value: number): boolean {
  switch (operator) {
    case '>=':
      return value >= asked
    case '<=':
      return value <= asked
    case '=':
      return value >= asked && value <= high
  }
}

/** The value nearest to `value` that an exact target allows; otherwise its own value. */
export function nearest({ operator, value: asked, high = asked }: Bounds, value: number): number {
  return operator === '=' ? Math.min(Math.max(value, asked), high) : asked
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
