import { lastDay, monthEnd, type Day, type Month } from '../period/period.js'

/** A month as a number, so that months before all and after all are numbers too: January of year 1 is 12. */
export type MonthNumber = number

/** The number of a month; `null` (not known) precedes every month. */
export function monthNumber(month: Month | null): MonthNumber {
  return month === null ? -Infinity : Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

/** The number of the month that contains a day. */
export function monthNumberOf(day: Day): MonthNumber {
  return monthNumber(day.slice(0, 7))
}

/** The month of a number; null for a number before or after all months. */
export function monthOfNumber(number: MonthNumber): Month | null {
  if (!Number.isFinite(number)) return null
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`
}

const lastDays = new Map<MonthNumber, Day>()

/** The last day of a month; before all months the empty text, which is less than every day, after all the last day. */
export function lastDayOf(number: MonthNumber): Day {
  if (number === -Infinity) return ''
  if (number === Infinity) return '9999-12-31'
  let day = lastDays.get(number)
  if (day === undefined) lastDays.set(number, (day = lastDay({ until: monthEnd(monthOfNumber(number)!) })))
  return day
}
