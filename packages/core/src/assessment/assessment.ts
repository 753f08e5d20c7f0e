import { statusOf, statusOfCeiling, type AssessmentStatus, type ProgressState } from './assessment-status.js'
import { trajectoryOf, spanTo } from './trajectory.js'
import { MinzhengError } from '../base/errors.js'
import { formulaFacts } from '../formula/kinds.js'
import { formulaOf, type Indicator } from '../indicator/indicator.js'
import type { Observation } from '../evaluation/observation.js'
import { defaultPaceRule, elapsedShare, monthsLeft, pathShare, type PaceRule } from './pace.js'
import { dueDay, interimDue } from './interim.js'
import { lastDay, parsePeriod, type Period } from '../period/period.js'
import { meets, nearest, assertTarget, type Bounds, type Target } from './target.js'

/** An observation compared with a target: what is reached, what should be reached by now, and what remains. */
export interface Assessment {
  readonly target: Pick<Target, 'operator' | 'value' | 'high' | 'basis'>
  readonly status: AssessmentStatus
  /**
   * 1 for 100 %, never capped (完成率). Value over target; for "not more than", target over value, so that more is better
   * there too. Of a range: value over its lower end; for an exact range 1 within it, and value over its upper end above.
   * Null without a value, for a target of zero or below, and for "not more than" if the value is zero or the target is
   * met but its period is not over.
   */
  readonly achievement: number | null
  /** Value less target, in the indicator's unit; for an exact range less its nearer end, 0 within it. */
  readonly gap: number | null
  /** The elapsed share of the target's period on the observation's last day, 0 to 1. (序时进度) */
  readonly elapsed: number
  /**
   * The share that should be reached by that day: `elapsed`, or the share that the seasonal path or the interim targets
   * give.
   */
  readonly due: number
  /**
   * The value from which progress is measured: 0 for a flow that adds up, the value before the period for a stock or
   * ratio. Null if that value is not given: then a stock or ratio is compared with the target itself, as if it began at
   * zero. Null for pass or fail.
   */
  readonly baseline: number | null
  /**
   * The share of the distance from the baseline to the target; below 0 if the value moved away. For "not more than" of
   * a flow: the share used up.
   */
  readonly progress: number | null
  /**
   * The value that should be reached by that day (for "not more than" of a flow: at most), in the indicator's unit;
   * null for pass or fail.
   */
  readonly expected: number | null
  /**
   * Progress minus what is due, in percentage points: above 0 is ahead. Null for pass or fail, and if baseline and
   * target are equal.
   */
  readonly pace: number | null
  /**
   * What each remaining month must bring. For a flow: an amount; for a stock of counts: the net change (below 0 if it
   * must fall). Null if no month remains or the target is met, for ratios and standards, and if a flow has already
   * passed its ceiling.
   */
  readonly requiredMonthly: number | null
}

/**
 * What the target does not say: the office's rule of pace, and a baseline and seasonal path for a plan that states
 * none.
 */
export interface AssessmentOptions extends Partial<PaceRule> {
  /**
   * The value on the day before the target's period, in the indicator's unit; used for a stock or ratio if the target
   * states none.
   */
  readonly baseline?: number
  /** One share per month of the target's period; the shares add up to 1. Used if the target states none, and no interim targets. */
  readonly path?: readonly number[]
}

/**
 * Compares an observation with its target. Before the period's end the pace decides; at its end the target does.
 * - "At least" and "equal" are worked towards. "Equal" is off track once the value has passed it.
 * - "Not more than" of a flow is settled only at the end. Until then it is on track while the amount used is at most
 *   what is due, at risk above that, and off track once the ceiling is broken. For a stock or ratio it is achieved
 *   while it is met; above it, the pace is known only from a baseline.
 * - A standard (effective-dated) or milestone passes or fails; between its interim targets the last one that is due
 *   decides.
 *
 * Throws `invalid-target` for an impossible value, range, baseline, path or interim target, `unknown-variant`, and `invalid-period` if a flow
 * is observed over days other than the target's period (it must start on the same day and end no later).
 */
export function assess(
  indicator: Indicator,
  target: Pick<Target, 'operator' | 'value' | 'high' | 'basis' | 'period' | 'baseline' | 'path' | 'interim'>,
  observation: Observation,
  options: AssessmentOptions = {},
): Assessment {
  const period = parsePeriod(target.period)
  const { interim } = target
  const path = interim === undefined ? (target.path ?? options.path) : target.path
  const given = target.baseline ?? options.baseline
  assertTarget({
    ...boundsOf(target),
    period: target.period,
    ...(interim === undefined ? {} : { interim }),
    ...(given === undefined ? {} : { baseline: given }),
    ...(path === undefined ? {} : { path }),
  })
  const trajectory = trajectoryOf(indicator, observation.variant)
  if (trajectory === 'sum') assertSamePeriod(indicator, period, observation)
  const by = options.by ?? defaultPaceRule.by
  const elapsed = elapsedShare(period, observation.asOf, by)
  const baseline = trajectory === 'sum' ? 0 : trajectory === 'state' ? (given ?? null) : null
  const span = spanTo(target, trajectory, baseline)
  const due =
    interim !== undefined && span !== null && span.from !== span.to
      ? (interimDue(interim, period, observation.asOf, span, by) - span.from) / (span.to - span.from)
      : path === undefined
        ? elapsed
        : pathShare(path, period, observation.asOf)
  const kept = {
    target: { ...boundsOf(target), basis: target.basis },
    elapsed,
    due,
    baseline,
    expected: span === null ? null : span.from + (span.to - span.from) * due,
  }
  const { value } = observation
  if (value === null)
    return Object.freeze({
      ...kept,
      status: 'unknown',
      achievement: null,
      gap: null,
      progress: null,
      pace: null,
      requiredMonthly: null,
    })
  const met = meets(target, value)
  const measured = span === null || span.from === span.to ? null : (value - span.from) / (span.to - span.from)
  // Within an exact range, all of it is reached.
  const progress = target.operator === '=' && met && measured !== null ? 1 : measured
  const ceiling = trajectory === 'sum' && target.operator === '<='
  const open = ceiling && elapsed < 1 && met
  // An exact number that has been passed is no lead.
  const passed = target.operator === '=' && progress !== null && progress > 1
  const progressState: ProgressState = {
    value,
    met,
    ended: elapsed >= 1,
    progress: passed ? null : progress,
    due,
    ...(span === null ? { keeps: keepsInterim(target, value, observation.asOf) } : {}),
  }
  return Object.freeze({
    ...kept,
    status: ceiling
      ? statusOfCeiling(progressState)
      : statusOf(indicator, progressState, options.atRiskFrom ?? defaultPaceRule.atRiskFrom),
    achievement: open ? null : achievementOf(target, value),
    gap: value - nearest(target, value),
    progress,
    pace: progress === null || passed ? null : (ceiling ? due - progress : progress - due) * 100,
    requiredMonthly: requiredMonthlyOf(
      indicator,
      observation.variant,
      target,
      value,
      monthsLeft(period, observation.asOf),
    ),
  })
}

function assertSamePeriod(indicator: Indicator, period: Period, { period: observed, asOf }: Observation): void {
  if (parsePeriod(observed).from === period.from && asOf <= lastDay(period)) return
  throw new MinzhengError(
    'invalid-period',
    `${indicator.id} was observed over ${observed} up to ${asOf}, but its target is for ${period.id}: a flow must be observed from ${period.from} to ${lastDay(period)} at most`,
    { observed, asOf, target: period.id },
  )
}

function boundsOf({ operator, value, high }: Bounds): Bounds {
  return { operator, value, ...(high === undefined ? {} : { high }) }
}

/** Where no pace is known: whether the last interim target that is due is kept; undefined if none is due. */
function keepsInterim(
  { operator, interim = [] }: Pick<Target, 'operator' | 'interim'>,
  value: number,
  day: string,
): boolean | undefined {
  const last = interim.filter((each) => dueDay(each) <= day).at(-1)
  return last === undefined ? undefined : meets({ operator: operator === '<=' ? '<=' : '>=', value: last.value }, value)
}

function achievementOf(target: Bounds, value: number): number | null {
  const asked = nearest(target, value)
  if (target.value <= 0) return null
  if (target.operator !== '<=') return value / asked
  return value > 0 ? asked / value : null
}

function requiredMonthlyOf(
  indicator: Indicator,
  variant: string,
  target: Bounds,
  value: number,
  left: number,
): number | null {
  const formula = formulaOf(indicator, variant)
  if (left === 0 || meets(target, value) || formula === undefined || !formulaFacts(formula).isAmount) return null
  const asked = nearest(target, value)
  if (indicator.time === 'policy' || (indicator.time === 'flow' && value > asked)) return null
  return (asked - value) / left
}
