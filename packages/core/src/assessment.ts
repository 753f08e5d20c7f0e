import { differenceInCalendarDays, parseISO } from 'date-fns'
import { stageDone, type Indicator } from './indicator.js'
import type { Observation } from './observation.js'
import { monthsOf, parsePeriod, type Day, type Period } from './period.js'
import { meets, type Target } from './target.js'
import type { Text } from './text.js'

/** How an observation stands to its target. */
export type AssessmentStatus = 'achieved' | 'on-track' | 'at-risk' | 'off-track' | 'unknown'

/** Words and a symbol for each status: colours differ between offices, so they never stand alone. */
export const statusWords: Readonly<Record<AssessmentStatus, Text & { readonly symbol: string }>> = {
  achieved: { zh: '已达标', en: 'achieved', symbol: '✔' },
  'on-track': { zh: '达序时', en: 'on track', symbol: '●' },
  'at-risk': { zh: '有风险', en: 'at risk', symbol: '▲' },
  'off-track': { zh: '滞后', en: 'off track', symbol: '✘' },
  unknown: { zh: '无数据', en: 'not known', symbol: '–' },
}

export interface Assessment {
  readonly target: Pick<Target, 'operator' | 'value' | 'basis'>
  readonly status: AssessmentStatus
  /** Value over target, 1 for 100 %; may exceed 1. Null without a value, or where the target is zero. (完成率) */
  readonly achievement: number | null
  /** Value less target, in the indicator's unit. */
  readonly gap: number | null
  /** The elapsed share of the target's period on the observation's last day, 0 to 1. (序时进度) */
  readonly elapsed: number
  /** Achievement less elapsed share, in percentage points; null for a pass-or-fail target. */
  readonly pace: number | null
  /** What is still to come in each month that is left, for a flow; null where none is left or nothing is missing. */
  readonly requiredMonthly: number | null
}

/** How pace is judged; offices differ, so it is a parameter. */
export interface PaceRule {
  /** Elapsed time in whole months, or in days. */
  readonly by: 'month' | 'day'
  /** Behind the elapsed share, but with at least this part of it: at risk rather than off track. */
  readonly atRiskFrom: number
}
export const defaultPaceRule: PaceRule = Object.freeze({ by: 'day', atRiskFrom: 0.9 })

/** Holds an observation against its target. Before the period's end, pace decides; at its end, the target does. */
export function assess(
  indicator: Indicator,
  target: Pick<Target, 'operator' | 'value' | 'basis' | 'period'>,
  observation: Observation,
  rule: PaceRule = defaultPaceRule,
): Assessment {
  const period = parsePeriod(target.period)
  const elapsed = elapsedShare(period, observation.asOf, rule.by)
  const kept = { target: { operator: target.operator, value: target.value, basis: target.basis }, elapsed }
  const { value } = observation
  if (value === null) return { ...kept, status: 'unknown', achievement: null, gap: null, pace: null, requiredMonthly: null }
  const achievement = target.value === 0 ? null : value / target.value
  const met = meets(target, value)
  // A share cannot exceed 100 %, so "= 100" is worked towards like "at least".
  const towards = target.operator === '>=' || (target.operator === '=' && indicator.unit === 'percent' && target.value === 100)
  const paced = towards && indicator.time !== 'policy' && achievement !== null
  const monthsLeft = monthsOf(period).length - Math.round(elapsedShare(period, observation.asOf, 'month') * monthsOf(period).length)
  return {
    ...kept,
    status: met ? 'achieved' : elapsed >= 1 ? 'off-track' : unmet(indicator, value, paced ? achievement / elapsed : null, rule),
    achievement,
    gap: value - target.value,
    pace: paced ? (achievement - elapsed) * 100 : null,
    requiredMonthly: !met && indicator.time === 'flow' && indicator.unit !== 'percent' && monthsLeft > 0 ? (target.value - value) / monthsLeft : null,
  }
}

function unmet(indicator: Indicator, value: number, ofPace: number | null, rule: PaceRule): AssessmentStatus {
  if (indicator.unit === 'stage') return value >= stageDone - 1 ? 'on-track' : 'at-risk'
  if (ofPace === null) return 'off-track'
  return ofPace >= 1 ? 'on-track' : ofPace >= rule.atRiskFrom ? 'at-risk' : 'off-track'
}

/** The share of a period that has passed at the end of a day, 0 to 1; by months, a month begun counts once its last day is over. */
export function elapsedShare(period: Period, day: Day, by: PaceRule['by']): number {
  if (day < period.from) return 0
  if (by === 'month') {
    const months = monthsOf(period)
    return months.filter((month) => parsePeriod(month).until <= nextDay(day)).length / months.length
  }
  const from = parseISO(period.from)
  const passed = differenceInCalendarDays(parseISO(day), from) + 1
  return Math.min(1, passed / differenceInCalendarDays(parseISO(period.until), from))
}

function nextDay(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
