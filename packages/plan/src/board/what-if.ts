import { MinzhengError, type Target } from '@minzheng/core'
import { scaled } from './county-targets.js'
import type { BoardInput, BoardRow } from './board-input.js'
import { rowsOf } from './board-row.js'
import { boardOf, type Board } from './board.js'
import type { Plan } from '../plan/plan.js'

/**
 * A question about a target: what if it required another value, were read in another variant, or were split by another
 * measure?
 */
export interface TargetChange extends Partial<
  Pick<Target, 'operator' | 'value' | 'high' | 'variant' | 'part' | 'below' | 'baseline' | 'path' | 'interim'>
> {
  readonly indicator: string
  /** Only the target of this period. Default: every target of the indicator. */
  readonly period?: string
  /** Only the target that is promised for this district. */
  readonly district?: string
}

/** One target's row as it is, and as it would be. Undefined if the row of the city's target contains it. */
export interface RowDifference {
  readonly before: BoardRow | undefined
  readonly after: BoardRow | undefined
}

/** The board as it would be, beside the current one. */
export interface WhatIf {
  readonly before: Board
  readonly after: Board
  /** The rows that differ, in the plan's order. */
  readonly differing: readonly RowDifference[]
}

/**
 * Answers "what if" from the same observations: figures are read for another variant, never changed. The given plan
 * stays unchanged. Throws `invalid-target` if a change matches no target of the plan or changes nothing, and the same
 * errors as `makeBoard`.
 */
export function whatIf(input: BoardInput, changes: readonly TargetChange[]): WhatIf {
  const changed: BoardInput = { ...input, plan: changedPlan(input.plan, changes) }
  const before = rowsOf(input)
  const after = rowsOf(changed)
  const differing = before
    .map((row, index) => ({ before: row, after: after[index] }))
    .filter((pair) => JSON.stringify(pair.before) !== JSON.stringify(pair.after))
  return Object.freeze({
    before: boardOf(input, before),
    after: boardOf(changed, after),
    differing: Object.freeze(differing),
  })
}

/**
 * The plan with changed targets, as a new frozen plan with the same text and clauses. A target with another value, range,
 * operator or interim targets is no longer the plan's word: its basis is `assumed`, and it has no adjustments. Another
 * value alone is one number, no range, and the interim targets stay the same shares of it.
 */
export function changedPlan(plan: Plan, changes: readonly TargetChange[]): Plan {
  return Object.freeze({ ...plan, targets: Object.freeze(changes.reduce(changedTargets, plan.targets)) })
}

function changedTargets(
  targets: readonly Target[],
  { indicator, period, district, ...asked }: TargetChange,
): readonly Target[] {
  const fits = (target: Target): boolean =>
    target.indicator === indicator &&
    (period === undefined || target.period === period) &&
    (district === undefined || target.districts.includes(district))
  const named = [indicator, period, district].filter((each) => each !== undefined).join(', ')
  if (!targets.some(fits))
    throw new MinzhengError(
      'invalid-target',
      `the plan has no target for ${named}; it has targets for: ${[...new Set(targets.map((each) => each.indicator))].join(', ')}`,
      {
        indicator,
      },
    )
  if (Object.keys(asked).length === 0)
    throw new MinzhengError(
      'invalid-target',
      `the change of ${named} must have an operator, value, high, variant, part, below, baseline, path or interim`,
      { indicator },
    )
  if (asked.value !== undefined && !Number.isFinite(asked.value))
    throw new MinzhengError(
      'invalid-target',
      `the value of the change of ${named} must be a number, got ${asked.value}`,
      {
        indicator,
      },
    )
  return targets.map((target) => (fits(target) ? changedTarget(target, asked) : target))
}

function changedTarget(target: Target, asked: Partial<Target>): Target {
  const path = asked.path ?? (asked.interim === undefined ? target.path : undefined)
  const { path: _path, high, interim, adjusted, ...kept } = target
  const value = asked.value ?? target.value
  const range = asked.high ?? (value === target.value ? high : undefined)
  const steps = asked.interim ?? (interim === undefined ? undefined : scaled(interim, target.value, value))
  const isPlans =
    value === target.value &&
    (asked.operator ?? target.operator) === target.operator &&
    range === high &&
    asked.interim === undefined
  return Object.freeze({
    ...kept,
    ...asked,
    ...(range === undefined ? {} : { high: range }),
    ...(path === undefined ? {} : { path: Object.freeze([...path]) }),
    ...(steps === undefined || asked.path !== undefined ? {} : { interim: steps }),
    ...(isPlans && adjusted !== undefined ? { adjusted } : {}),
    basis: isPlans ? target.basis : 'assumed',
  })
}
