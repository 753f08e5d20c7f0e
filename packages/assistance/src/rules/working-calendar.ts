import type { Day } from '@minzheng/core/periods'

/**
 * The days of one year in the yearly notice: the rest days that are not on a weekend, and the weekend days that are
 * worked instead (调休).
 */
export interface CalendarYear {
  readonly year: number
  /** The notice. */
  readonly notice: string
  /** Rest days from Monday to Friday. */
  readonly restOn: readonly Day[]
  /** Working days on a Saturday or Sunday. */
  readonly workOn: readonly Day[]
}

/** The known years, as data: the days of a year that the State Council has not announced cannot be guessed. */
export type WorkingCalendar = readonly CalendarYear[]

const days = (year: number, list: string): readonly Day[] =>
  Object.freeze(list.split(' ').map((day) => `${year}-${day}`))

/**
 * 国务院办公厅关于部分节假日安排的通知, for 2023 to 2025. Further years are added as they are announced, mostly in November of the year
 * before.
 */
export const stateCouncilCalendar: WorkingCalendar = Object.freeze([
  {
    year: 2023,
    notice: '国务院办公厅关于2023年部分节假日安排的通知',
    restOn: days(
      2023,
      '01-02 01-23 01-24 01-25 01-26 01-27 04-05 05-01 05-02 05-03 06-22 06-23 09-29 10-02 10-03 10-04 10-05 10-06',
    ),
    workOn: days(2023, '01-28 01-29 04-23 05-06 06-25 10-07 10-08'),
  },
  {
    year: 2024,
    notice: '国务院办公厅关于2024年部分节假日安排的通知',
    restOn: days(
      2024,
      '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07',
    ),
    workOn: days(2024, '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'),
  },
  {
    year: 2025,
    notice: '国务院办公厅关于2025年部分节假日安排的通知',
    restOn: days(
      2025,
      '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
    ),
    workOn: days(2025, '01-26 02-08 04-27 09-28 10-11'),
  },
])

/**
 * True for a day on which offices work. Throws if the calendar does not contain the day's year: the weekday alone does
 * not decide.
 */
export function isWorkingDay(day: Day, calendar: WorkingCalendar = stateCouncilCalendar): boolean {
  const year = calendar.find((each) => String(each.year) === day.slice(0, 4))
  if (year === undefined)
    throw new RangeError(
      `the working days of ${day.slice(0, 4)} are not known; the calendar holds ${calendar.map((each) => each.year).join(', ')}`,
    )
  const weekday = timeOf(day).getUTCDay()
  return weekday === 0 || weekday === 6 ? year.workOn.includes(day) : !year.restOn.includes(day)
}

/** The day on which a term of this many working days ends; the first day is not counted (民法典 art. 201). */
export function workingDaysAfter(from: Day, count: number, calendar: WorkingCalendar = stateCouncilCalendar): Day {
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`a term must be a whole number of working days, got ${count}`)
  let day = from
  for (let left = count; left > 0;) {
    day = daysAfter(day, 1)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}

/**
 * The number of working days between two days, without the first and with the last: the time that an application took.
 * 0 if the days are equal.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar = stateCouncilCalendar): number {
  if (to < from) throw new RangeError(`the end of a term must not be before its start, got ${to} and ${from}`)
  let count = 0
  for (let day = from; day < to;) {
    day = daysAfter(day, 1)
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}

/** This many calendar days later. */
export function daysAfter(day: Day, count: number): Day {
  const time = timeOf(day)
  time.setUTCDate(time.getUTCDate() + count)
  return time.toISOString().slice(0, 10)
}

function timeOf(day: Day): Date {
  const time = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(day))
    throw new RangeError(`the day must be a day of the calendar, got "${day}"`)
  return time
}
