import { addMonths, addYears, subDays } from 'date-fns'
import { MinzhengError } from './errors.js'

/** A calendar day, `2024-05-31`. Days compare as strings. */
export type Day = string
/** A calendar month, `2024-05`. Months compare as strings. */
export type Month = string

export type PeriodKind = 'month' | 'quarter' | 'half-year' | 'year' | 'year-to-date'

/** A stretch of whole months, half open: `from` belongs to it, `until` does not. (SDMX TIME_PERIOD) */
export interface Period {
  /** `2024`, `2024-S1`, `2024-Q1`, `2024-05`; a year to date is `2024-01/2024-05`. */
  readonly id: string
  readonly kind: PeriodKind
  readonly from: Day
  readonly until: Day
}

const monthsIn: Record<Exclude<PeriodKind, 'year-to-date'>, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }
const forms = '2024, 2024-S1, 2024-Q1, 2024-05 or 2024-01/2024-05'

// Local dates, as date-fns reckons them. Read and written by hand: its parse and format took a tenth of an import.
const toDate = (day: Day): Date => new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
const toDay = (date: Date): Day =>
  `${String(date.getFullYear()).padStart(4, '0')}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

/** True for a day of the calendar written `YYYY-MM-DD`; 30 February is not one. */
export function isDay(text: string): boolean {
  return /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && toDay(toDate(text)) === text
}

/** True for a month written `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

function stretch(id: string, kind: PeriodKind, from: Day, months: number): Period {
  return Object.freeze({ id, kind, from, until: toDay(addMonths(toDate(from), months)) })
}

function ofIndex(kind: Exclude<PeriodKind, 'year-to-date'>, year: string, index: number): Period {
  const size = monthsIn[kind]
  const month = String((index - 1) * size + 1).padStart(2, '0')
  const id = kind === 'year' ? year : kind === 'half-year' ? `${year}-S${index}` : kind === 'quarter' ? `${year}-Q${index}` : `${year}-${month}`
  return stretch(id, kind, `${year}-${month}-01`, size)
}

/** Reads a period; throws `invalid-period`, naming the forms that are allowed. */
export function parsePeriod(text: string): Period {
  const refuse = (): never => {
    throw new MinzhengError('invalid-period', `"${text}" is not a period; write ${forms}`, { text })
  }
  const year = /^\d{4}/.exec(text)?.[0]
  if (year === undefined || year < '1000') return refuse()
  const rest = text.slice(4)
  if (rest === '') return ofIndex('year', year, 1)
  const half = /^-S([12])$/.exec(rest)?.[1]
  if (half !== undefined) return ofIndex('half-year', year, Number(half))
  const quarter = /^-Q([1-4])$/.exec(rest)?.[1]
  if (quarter !== undefined) return ofIndex('quarter', year, Number(quarter))
  if (isMonth(text)) return ofIndex('month', year, Number(rest.slice(1)))
  const toDate = /^-01\/(\d{4}-\d{2})$/.exec(rest)?.[1]
  if (toDate !== undefined && isMonth(toDate) && toDate.startsWith(year)) return yearToDate(toDate)
  return refuse()
}

/** January up to and with the given month: the ministry's 本年累计. */
export function yearToDate(month: Month): Period {
  if (!isMonth(month)) throw new MinzhengError('invalid-period', `"${month}" is not a month; write 2024-05`, { text: month })
  const year = month.slice(0, 4)
  return stretch(`${year}-01/${month}`, 'year-to-date', `${year}-01-01`, Number(month.slice(5)))
}

/** The period's months, first to last. */
export function monthsOf(period: Period): readonly Month[] {
  let months = monthsOfPeriod.get(period)
  if (months === undefined) {
    const found: Month[] = []
    for (let day = period.from; day < period.until; day = monthEnd(monthOf(day))) found.push(monthOf(day))
    monthsOfPeriod.set(period, (months = Object.freeze(found)))
  }
  return months
}

const monthsOfPeriod = new WeakMap<Period, readonly Month[]>()

/** The month that a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

/** The first day after a month: its exclusive end. */
export function monthEnd(month: Month): Day {
  return toDay(addMonths(toDate(`${month}-01`), 1))
}

/** The month after. */
export function nextMonth(month: Month): Month {
  return monthOf(monthEnd(month))
}

/** The last day that belongs to the period: the reference day of a stock (期末). */
export function lastDay(period: Pick<Period, 'until'>): Day {
  return toDay(subDays(toDate(period.until), 1))
}

/** The month, quarter, half-year and year that a month lies in. */
export function periodsAround(month: Month): readonly Period[] {
  const year = month.slice(0, 4)
  const index = Number(month.slice(5))
  return [
    ofIndex('month', year, index),
    ofIndex('quarter', year, Math.ceil(index / 3)),
    ofIndex('half-year', year, Math.ceil(index / 6)),
    ofIndex('year', year, 1),
  ]
}

/** The period just before, of the same length (上期). A year to date has none: its base is last year's. */
export function previousPeriod(period: Period): Period {
  if (period.kind === 'year-to-date') return samePeriodLastYear(period)
  const month = monthOf(toDay(addMonths(toDate(period.from), -monthsIn[period.kind])))
  return periodsAround(month).find((candidate) => candidate.kind === period.kind)!
}

/** The same period one year earlier (上年同期). */
export function samePeriodLastYear(period: Period): Period {
  const from = toDay(addYears(toDate(period.from), -1))
  if (period.kind === 'year-to-date') return yearToDate(`${from.slice(0, 4)}-${period.id.slice(-2)}`)
  return periodsAround(monthOf(from)).find((candidate) => candidate.kind === period.kind)!
}

/** The day `count` whole years later; 29 February becomes 28 February. */
export function yearsLater(day: Day, count: number): Day {
  if (!isDay(day)) throw new MinzhengError('invalid-day', `"${day}" is not a day; write 2024-05-31`, { day })
  return toDay(addYears(toDate(day), count))
}
