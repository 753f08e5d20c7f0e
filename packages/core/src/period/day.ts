import { MinzhengError } from '../base/errors.js'

/** A calendar day, `2024-05-31`. Days compare as strings. */
export type Day = string

// Days are computed in UTC, which skips and repeats none: in the local time of Apia there was no 2011-12-30, in that of
// São Paulo some days had no midnight.
const millisecondsPerDay = 86_400_000
const timeOf = (day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
const two = (number: number): string => (number < 10 ? `0${number}` : String(number))
const lastDateOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** True for a day of the calendar written `YYYY-MM-DD`; 30 February is not one. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const month = Number(text.slice(5, 7))
  const date = Number(text.slice(8))
  return month >= 1 && month <= 12 && date >= 1 && date <= lastDateOf(Number(text.slice(0, 4)), month)
}

/**
 * The day `count` days later, or earlier if it is below 0. Throws `invalid-day` if the result is outside the years of
 * four digits.
 */
export function daysLater(day: Day, count: number): Day {
  const date = new Date(timeOf(day) + count * millisecondsPerDay)
  return written(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/**
 * The day `count` whole months later, or earlier if it is below 0. If the month lacks the day, its last day. Throws the
 * same error as `daysLater`.
 */
export function monthsLater(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  return written(year, month, Math.min(Number(day.slice(8, 10)), lastDateOf(year, month)))
}

/** The day `count` whole years later; 29 February becomes 28 February. */
export function yearsLater(day: Day, count: number): Day {
  if (!isDay(day)) throw new MinzhengError('invalid-day', `the day must be written YYYY-MM-DD, got "${day}"`, { day })
  return monthsLater(day, count * 12)
}

/** The number of calendar days between two days: 0 if they are equal, below 0 if the second comes first. */
export function daysFrom(from: Day, to: Day): number {
  return (timeOf(to) - timeOf(from)) / millisecondsPerDay
}

function written(year: number, month: number, date: number): Day {
  if (!(year >= 1000 && year <= 9999))
    throw new MinzhengError('invalid-day', 'a day must be between 1000-01-01 and 9999-12-31', { year })
  return `${year}-${two(month)}-${two(date)}`
}
