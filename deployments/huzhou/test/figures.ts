import type { Observation, Target } from '@minzheng/core'
import { huzhou2024, huzhouCatalogue } from '../src/index.js'
import { type BoardInput, type Plan } from '@minzheng/plan'

export const city = '330500'
export const [wuxing, , , changxing, anji] = ['330502', '330503', '330521', '330522', '330523'] as const
export const meals = 'elderly-care.new-meal-sites'
export const carers = 'elderly-care.certified-caregivers-per-10k-elderly'

/** The plan's promise about an indicator, with changes. */
export function promised(indicator: string, changes: Partial<Target> = {}): Target {
  return Object.freeze({ ...huzhou2024.targets.find((target) => target.indicator === indicator)!, ...changes })
}

/** The plan with other targets. */
export function planOf(...targets: readonly Target[]): Plan {
  return Object.freeze({ ...huzhou2024, targets: Object.freeze(targets) })
}

/**
 * A figure that is the same everywhere except for the requested indicator, district and period, up to the end of June
 * or, if the period ends before, of the period.
 */
export function figure(
  value: number,
  indicator: string,
  district: string,
  variant: string,
  period: string,
): Observation {
  return Object.freeze({
    indicator,
    variant,
    part: null,
    district,
    period,
    numerator: value,
    denominator: 1,
    value,
    status: 'P',
    reason: 'period-open',
    asOf: period === '2024-Q1' ? '2024-03-31' : '2024-06-30',
    received: 1,
    expected: 1,
    version: huzhouCatalogue.indicator(indicator).version,
    revision: null,
  })
}

/** A board's input over a plan: every figure is 20, every county has the same weight. */
export function inputOf(plan: Plan, changes: Partial<BoardInput> = {}): BoardInput {
  return Object.freeze({
    plan,
    catalogue: huzhouCatalogue,
    period: '2024',
    observation: (indicator: string, district: string, variant: string, period: string) =>
      figure(20, indicator, district, variant, period),
    weightOf: () => 1,
    paceRule: { by: 'month', atRiskFrom: 0.9 } as const,
    ...changes,
  })
}
