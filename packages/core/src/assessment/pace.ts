import { daysFrom } from '../period/day.js'
import { lastDay, monthEnd, monthOf, monthsOf, type Day, type Month, type Period } from '../period/period.js'

/** How pace is judged. Offices differ, so it is a parameter. */
export interface PaceRule {
  /** Whether elapsed time is counted in whole months or in days. */
  readonly by: 'month' | 'day'
  /** The least share of what is due that counts as at risk instead of off track. */
  readonly atRiskFrom: number
}
/** By days, and at risk from 90 % of what is due. A default: offices differ, and none has confirmed it. */
export const defaultPaceRule: PaceRule = Object.freeze({ by: 'day', atRiskFrom: 0.9 })

/**
 * The share of a period that has passed at the end of a day, 0 to 1 (序时进度). By months, a month counts once its last day
 * is over.
 */
export function elapsedShare(period: Period, day: Day, by: PaceRule['by']): number {
  if (day < period.from) return 0
  const months = monthsOf(period).length
  if (by === 'month') return (months - monthsLeft(period, day)) / months
  return Math.min(1, (daysFrom(period.from, day) + 1) / daysFrom(period.from, period.until))
}

/** The number of months of a period that are not over at the end of a day, including the current one. */
export function monthsLeft(period: Period, day: Day): number {
  return monthsOf(period).filter((month) => lastDayOf(month) > day).length
}

/**
 * The share of a target that its seasonal path requires by the end of a day, 0 to 1: all of each month that is over,
 * and of the current month the share of its days that has passed. A path of equal shares equals counting by months,
 * with the current month by days. The path must have no fault (`pathFault`).
 */
export function pathShare(path: readonly number[], period: Period, day: Day): number {
  if (day >= lastDay(period)) return 1
  return monthsOf(period).reduce((due, month, index) => due + (path[index] ?? 0) * passedOf(month, day), 0)
}

/**
 * The fault of a seasonal path for a period, or undefined if it has none: it must have one share of 0 or more for each
 * month, and the shares must add up to 1.
 */
export function pathFault(path: readonly number[], period: Period): string | undefined {
  const months = monthsOf(period).length
  if (path.length !== months)
    return `must have one share for each of the ${months} months of ${period.id}, got ${path.length}`
  const wrong = path.findIndex((share) => !(share >= 0))
  if (wrong >= 0) return `share ${wrong + 1} must be a number of 0 or more, got ${path[wrong]}`
  const sum = path.reduce((added, share) => added + share, 0)
  // Shares such as 1/12 do not add up to exactly 1 in floating point.
  return Math.abs(sum - 1) > 1e-6 ? `must add up to 1, got ${sum}` : undefined
}

function passedOf(month: Month, day: Day): number {
  if (monthOf(day) > month) return 1
  if (monthOf(day) < month) return 0
  return Number(day.slice(8)) / Number(lastDayOf(month).slice(8))
}

function lastDayOf(month: Month): Day {
  return lastDay({ until: monthEnd(month) })
}
