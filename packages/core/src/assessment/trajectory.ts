import { formulaFacts } from '../formula/kinds.js'
import { formulaOf, type Indicator } from '../indicator/indicator.js'
import { unknownVariant } from '../indicator/unknown-variant.js'
import { meets, nearest, type Bounds } from './target.js'

/**
 * How an indicator progresses to its target. `sum`: a flow that adds up from zero. `state`: a stock or ratio, which had
 * a value before. `pass`: a standard or stage, met or not.
 */
export type Trajectory = 'sum' | 'state' | 'pass'

/** The trajectory of an indicator's variant. Throws `unknown-variant`. */
export function trajectoryOf(indicator: Indicator, variant: string): Trajectory {
  const formula = formulaOf(indicator, variant)
  if (formula === undefined) throw unknownVariant(indicator, variant)
  if (indicator.time === 'policy' || indicator.unit === 'stage') return 'pass'
  return indicator.time === 'flow' && formulaFacts(formula).isAmount ? 'sum' : 'state'
}

/** The values between which progress is measured, in the indicator's unit. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * The span to a target. If the baseline already meets the target, the span starts and ends at the target. Without a
 * baseline, a state that must rise starts at zero. Null if no span is known: pass or fail, or a state that must fall
 * from an unknown value.
 */
export function spanTo(target: Bounds, trajectory: Trajectory, baseline: number | null): Span | null {
  const to = baseline === null ? target.value : nearest(target, baseline)
  if (trajectory === 'pass') return null
  if (trajectory === 'sum') return to < 0 ? null : { from: 0, to }
  if (baseline !== null) return { from: meets(target, baseline) ? to : baseline, to }
  return target.operator === '<=' || to <= 0 ? null : { from: 0, to }
}
