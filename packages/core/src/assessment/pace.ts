import { daysFrom } from '../period/day.js'
import { lastDay, monthEnd, monthOf, monthsOf, type Day, type Month, type Period } from '../period/period.js'

/** How pace is judged; offices differ, so it is a parameter. */
export interface PaceRule {
  /** Elapsed time in whole months, or in days. */
  readonly by: 'month' | 'day'
  /** Behind what is due, but with at least this part of it: at risk rather than off track. */
  readonly atRiskFrom: number
}
/**
 * By days; behind, but with at least 90 % of what is due, is at risk. A default: offices differ, and none has been
 * confirmed.
 */
export const defaultPaceRule: PaceRule = Object.freeze({ by: 'day', atRiskFrom: 0.9 })

/**
 * The share of a period that has passed at the end of a day, 0 to 1 (序时进度); by months, a month begun counts once its
 * last day is over.
 */
export function elapsedShare(period: Period, day: Day, by: PaceRule['by']): number {
  if (day < period.from) return 0
  const months = monthsOf(period).length
  if (by === 'month') return (months - monthsLeft(period, day)) / months
  return Math.min(1, (daysFrom(period.from, day) + 1) / daysFrom(period.from, period.until))
}

/** How many months of a period are not over at the end of a day; a month begun is one of them. */
export function monthsLeft(period: Period, day: Day): number {
  return monthsOf(period).filter((month) => lastDayOf(month) > day).length
}

/**
 * The share of a target that its seasonal path asks for by the end of a day, 0 to 1: the months that are over, and of
 * the month begun as much as has passed of its days. A path of equal shares is the reckoning by months with part-months
 * by days. The path must have no fault (`pathFault`).
 */
export function pathShare(path: readonly number[], period: Period, day: Day): number {
  if (day >= lastDay(period)) return 1
  return monthsOf(period).reduce((due, month, index) => due + (path[index] ?? 0) * passedOf(month, day), 0)
}

/**
 * What is wrong with a seasonal path for a period, if anything: one share of 0 or more for each month, and all of them
 * make 1.
 */
export function pathFault(path: readonly number[], period: Period): string | undefined {
  const months = monthsOf(period).length
  if (path.length !== months) return `has ${path.length} shares; ${period.id} has ${months} months, and each needs one`
  const wrong = path.findIndex((share) => !(share >= 0))
  if (wrong >= 0) return `share ${wrong + 1} is ${path[wrong]}; a share is a number of 0 or more`
  const sum = path.reduce((added, share) => added + share, 0)
  // Shares such as 1/12 do not add up to the last bit.
  return Math.abs(sum - 1) > 1e-6 ? `adds up to ${sum}; the shares must make 1` : undefined
}

function passedOf(month: Month, day: Day): number {
  if (monthOf(day) > month) return 1
  if (monthOf(day) < month) return 0
  return Number(day.slice(8)) / Number(lastDayOf(month).slice(8))
}

function lastDayOf(month: Month): Day {
  return lastDay({ until: monthEnd(month) })
}
