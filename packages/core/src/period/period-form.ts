import { daysFrom } from './day.js'
import { MinzhengError } from '../base/errors.js'
import { isWholeMonths, monthsOf, type Period } from './period.js'

/** The forms in which a period is printed. */
export type PeriodForm = 'iso' | 'sdmx' | 'dhis2'

/**
 * Prints a period in the form of a standard: ISO 8601 as its id (an ISO year has no quarters or halves, so those use
 * SDMX), SDMX (`2024-A1`, `2024-S1`, `2024-Q1`, `2024-M05`, a day as in ISO, a year to date as start and duration
 * `2024-01-01/P5M`; in days, `2024-01-01/P91D`, if the months would mean a month, quarter, half-year or year), DHIS2
 * (`2024`, `2024S1`, `2024Q1`, `202405`, `20240517`). Parsing the result gives the same period. Throws `invalid-period`
 * if the standard has no such form: DHIS2 has none for a year to date, SDMX none for a year to date of a single day,
 * which is that day.
 */
export function printPeriod(period: Period, form: PeriodForm): string {
  const { id, kind, from } = period
  switch (form) {
    case 'iso':
      return id
    case 'sdmx':
      if (kind === 'year') return `${id}-A1`
      if (kind === 'month') return `${id.slice(0, 4)}-M${id.slice(5)}`
      return kind === 'year-to-date' ? `${from}/${durationOf(period)}` : id
    case 'dhis2':
      if (kind === 'year-to-date')
        throw new MinzhengError(
          'invalid-period',
          `DHIS2 has no form for ${id}: a year to date is no period of its own there`,
          { id, form },
        )
      return id.replaceAll('-', '')
  }
}

/** The length of a year to date, as a duration that differs from that of a month, quarter, half-year, year or day. */
function durationOf(period: Period): string {
  const { id, from, until } = period
  const months = isWholeMonths(period) ? monthsOf(period).length : undefined
  if (months !== undefined && ![1, 3, 6, 12].includes(months)) return `P${months}M`
  const days = daysFrom(from, until)
  if (days === 1)
    throw new MinzhengError(
      'invalid-period',
      `SDMX has no form for ${id}: a year to its first day is written as that day`,
      { id, form: 'sdmx' },
    )
  return `P${days}D`
}
