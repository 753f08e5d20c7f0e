import { differenceInCalendarDays } from 'date-fns'
import { MinzhengError } from './errors.js'
import { isWholeMonths, monthsOf, toDate, type Period } from './period.js'

/** The forms in which a period is printed. */
export type PeriodForm = 'iso' | 'sdmx' | 'dhis2'

/**
 * A period in the form of a standard: ISO 8601 as its id (an ISO year has no quarters or halves of its own; SDMX's are used), SDMX
 * (`2024-A1`, `2024-S1`, `2024-Q1`, `2024-M05`, a day as in ISO, a year to date as start and duration `2024-01-01/P5M`), DHIS2 (`2024`,
 * `2024S1`, `2024Q1`, `202405`, `20240517`). Throws `invalid-period` where the form has no word for it: DHIS2 has none for a year to date.
 */
export function printPeriod(period: Period, form: PeriodForm): string {
  const { id, kind, from, until } = period
  switch (form) {
    case 'iso':
      return id
    case 'sdmx':
      if (kind === 'year') return `${id}-A1`
      if (kind === 'month') return `${id.slice(0, 4)}-M${id.slice(5)}`
      if (kind === 'year-to-date')
        return `${from}/${isWholeMonths(period) ? `P${monthsOf(period).length}M` : `P${differenceInCalendarDays(toDate(until), toDate(from))}D`}`
      return id
    case 'dhis2':
      if (kind === 'year-to-date')
        throw new MinzhengError('invalid-period', `DHIS2 has no form for ${id}: a year to date is no period of its own there`, { id, form })
      return id.replaceAll('-', '')
  }
}
