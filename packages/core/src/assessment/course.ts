import { MinzhengError } from '../base/errors.js'
import { formulaFacts } from '../formula/kinds.js'
import type { Indicator } from '../indicator/indicator.js'
import { meets, type Target } from './target.js'

/**
 * How an indicator comes to its target. `sum`: a flow that adds up from nothing. `state`: a stock or ratio, which was
 * something before. `pass`: a standard or stage, met or not.
 */
export type Course = 'sum' | 'state' | 'pass'

/** The course of an indicator's variant; throws `unknown-variant`. */
export function courseOf(indicator: Indicator, variant: string): Course {
  const formula = indicator.variants[variant]
  if (formula === undefined)
    throw new MinzhengError(
      'unknown-variant',
      `${indicator.id} has no variant "${variant}"; there are: ${Object.keys(indicator.variants).join(', ')}`,
      {
        variant,
      },
    )
  if (indicator.time === 'policy' || indicator.unit === 'stage') return 'pass'
  return indicator.time === 'flow' && formulaFacts(formula).isAmount ? 'sum' : 'state'
}

/** From where to where a value has to go, in the indicator's unit. */
export interface Way {
  readonly from: number
  readonly to: number
}

/**
 * The way to a target; from the target to itself where it need only be held, because the baseline meets it already.
 * Without a baseline, a state that is to rise is taken to begin at zero. Null where no way is known: pass or fail, or a
 * state that is to fall from no one knows where.
 */
export function wayTo(target: Pick<Target, 'operator' | 'value'>, course: Course, baseline: number | null): Way | null {
  const to = target.value
  if (course === 'pass') return null
  if (course === 'sum') return to < 0 ? null : { from: 0, to }
  if (baseline !== null) return { from: meets(target, baseline) ? to : baseline, to }
  return target.operator === '<=' || to <= 0 ? null : { from: 0, to }
}
