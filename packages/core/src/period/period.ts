import { daysLater, isDay, monthsLater, yearsLater, type Day } from './day.js'
import { MinzhengError } from '../base/errors.js'

export type { Day } from './day.js'

/** A calendar month, `2024-05`. Months compare as strings. */
export type Month = string

/** The kinds of period, by length. */
export type PeriodKind = 'day' | 'month' | 'quarter' | 'half-year' | 'year' | 'year-to-date'

/** A range of days, half open: it includes `from` and excludes `until`. (SDMX TIME_PERIOD) */
export interface Period {
  /**
   * `2024`, `2024-S1`, `2024-Q1`, `2024-05`, `2024-05-17`; a year to date is `2024-01/2024-05`, or to a day
   * `2024-01-01/2024-05-17`.
   */
  readonly id: string
  readonly kind: PeriodKind
  readonly from: Day
  readonly until: Day
}

/** The periods into which a year is divided. */
type Regular = Exclude<PeriodKind, 'day' | 'year-to-date'>
const monthsIn: Record<Regular, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }
const forms = '2024, 2024-S1, 2024-Q1, 2024-05, 2024-05-17, 2024-01/2024-05 or 2024-01-01/2024-05-17'

/** True for a month written `YYYY-MM`, of the years 1000 to 9998. */
export function isMonth(text: string): boolean {
  return /^(?!9999)[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text)
}

function wholeMonths(id: string, kind: PeriodKind, from: Day, months: number): Period {
  return Object.freeze({ id, kind, from, until: monthsLater(from, months) })
}

function ofIndex(kind: Regular, year: string, index: number): Period {
  const size = monthsIn[kind]
  const month = String((index - 1) * size + 1).padStart(2, '0')
  const id =
    kind === 'year'
      ? year
      : kind === 'half-year'
        ? `${year}-S${index}`
        : kind === 'quarter'
          ? `${year}-Q${index}`
          : `${year}-${month}`
  return wholeMonths(id, kind, `${year}-${month}-01`, size)
}

/**
 * Parses a period in any of its forms: ISO 8601 (`2024`, `2024-05`, `2024-05-17`, and intervals from 1 January for a
 * year to date), SDMX (`2024-A1`, `2024-S1`, `2024-Q1`, `2024-M05`, `2024-01-01/P5M`), ADX (a start and a duration,
 * `2024-04-01/P3M`) and DHIS2 (`2024S1`, `2024Q1`, `202405`, `20240517`). Throws `invalid-period` with the forms that
 * are allowed.
 */
export function parsePeriod(text: string): Period {
  let period = parsed.get(text)
  if (period === undefined) {
    period = read(text)
    if (parsed.size >= mostParsed) parsed.clear()
    parsed.set(text, period)
  }
  return period
}

// Callers ask for the same few periods again and again.
const parsed = new Map<string, Period>()
const mostParsed = 1000

function read(text: string): Period {
  const refuse = (): never => {
    throw new MinzhengError('invalid-period', `"${text}" is not a period; write ${forms}`, { text })
  }
  const year = /^[1-9]\d{3}/.exec(text)?.[0]
  // The end of the last year of four digits is not a valid day.
  if (year === undefined || year === '9999') return refuse()
  const rest = text.slice(4)
  if (rest === '' || rest === '-A1') return ofIndex('year', year, 1)
  const part = /^-?([SQ])([1-4])$/.exec(rest)
  if (part !== null) {
    const index = Number(part[2])
    return part[1] === 'Q' ? ofIndex('quarter', year, index) : index <= 2 ? ofIndex('half-year', year, index) : refuse()
  }
  const month = /^(?:-M?|)(0[1-9]|1[0-2])$/.exec(rest)?.[1]
  if (month !== undefined) return ofIndex('month', year, Number(month))
  const day = /^\d{8}$/.test(text) ? `${year}-${text.slice(4, 6)}-${text.slice(6)}` : text
  if (isDay(day)) return ofDay(day)
  const [from, until, more] = text.split('/')
  if (from === undefined || until === undefined || more !== undefined) return refuse()
  if (until.startsWith('P')) return (isDay(from) ? ofDuration(from, until) : undefined) ?? refuseDuration(text)
  if (!until.startsWith(`${year}-`)) return refuse()
  if ((from === `${year}-01` && isMonth(until)) || (from === `${year}-01-01` && isDay(until))) return yearToDate(until)
  return refuse()
}

function ofDay(day: Day): Period {
  return Object.freeze({ id: day, kind: 'day', from: day, until: dayAfter(day) })
}

/**
 * Interprets a start and a duration: 1, 3, 6 or 12 months from the start of one are a month, quarter, half-year or
 * year, and one day is a day. Any other months or days from 1 January are a year to date. Undefined for anything else.
 */
function ofDuration(from: Day, duration: string): Period | undefined {
  const [, digits, unit] = /^P([1-9]\d{0,2})([DMY])$/.exec(duration) ?? []
  if (digits === undefined) return undefined
  const count = Number(digits)
  if (unit === 'D' && count === 1) return ofDay(from)
  const months = unit === 'D' ? undefined : unit === 'Y' ? count * 12 : count
  const kind = (Object.keys(monthsIn) as Regular[]).find((each) => monthsIn[each] === months)
  if (kind !== undefined)
    return from.endsWith('-01')
      ? periodsAround(monthOf(from)).find((each) => each.kind === kind && each.from === from)
      : undefined
  if (!from.endsWith('-01-01')) return undefined
  const last = months === undefined ? daysLater(from, count - 1) : daysLater(monthsLater(from, months), -1)
  return last.startsWith(from.slice(0, 4)) ? yearToDate(last) : undefined
}

function refuseDuration(text: string): never {
  throw new MinzhengError(
    'invalid-period',
    `"${text}" is not a period: a duration must be P1D, or P1M, P3M, P6M or P1Y from where a month, quarter, half-year or year begins, or other months or days within the year from 1 January; or write ${forms}`,
    { text },
  )
}

/**
 * The period from 1 January to the end of a month, or to a day: the ministry's 本年累计. The last day of a month gives the
 * same period as the month.
 */
export function yearToDate(end: Day): Period {
  const year = end.slice(0, 4)
  if (isDay(end)) {
    const until = dayAfter(end)
    if (!until.endsWith('-01'))
      return Object.freeze({ id: `${year}-01-01/${end}`, kind: 'year-to-date', from: `${year}-01-01`, until })
    return yearToDate(monthOf(end))
  }
  if (!isMonth(end))
    throw new MinzhengError('invalid-period', `"${end}" is neither a month nor a day; write 2024-05 or 2024-05-17`, {
      text: end,
    })
  return wholeMonths(`${year}-01/${end}`, 'year-to-date', `${year}-01-01`, Number(end.slice(5)))
}

/** True for a period of whole months; false for a day, and for a year to date that ends within a month. */
export function isWholeMonths(period: Pick<Period, 'from' | 'until'>): boolean {
  return period.from.endsWith('-01') && period.until.endsWith('-01')
}

function dayAfter(day: Day): Day {
  return daysLater(day, 1)
}

/** The period's months, first to last. Throws `invalid-period` if it is not of whole months. */
export function monthsOf(period: Period): readonly Month[] {
  let months = monthsOfPeriod.get(period)
  if (months === undefined) {
    if (!isWholeMonths(period))
      throw new MinzhengError('invalid-period', `${period.id} must be of whole months`, { id: period.id })
    const found: Month[] = []
    for (let day = period.from; day < period.until; day = monthEnd(monthOf(day))) found.push(monthOf(day))
    monthsOfPeriod.set(period, (months = Object.freeze(found)))
  }
  return months
}

const monthsOfPeriod = new WeakMap<Period, readonly Month[]>()

/**
 * Those of the given months that a period overlaps, first to last. Every figure asks for the same few, so the result is
 * cached with the months.
 */
export function monthsWithin(period: Period, months: readonly Month[]): readonly Month[] {
  let byPeriod = monthsWithinPeriods.get(months)
  if (byPeriod === undefined) monthsWithinPeriods.set(months, (byPeriod = new Map()))
  let within = byPeriod.get(period.id)
  if (within === undefined)
    byPeriod.set(
      period.id,
      (within = Object.freeze(months.filter((month) => monthEnd(month) > period.from && `${month}-01` < period.until))),
    )
  return within
}

const monthsWithinPeriods = new WeakMap<readonly Month[], Map<string, readonly Month[]>>()

/** The last of the given months as a list; empty if there are none. */
export function lastOf(months: readonly Month[]): readonly Month[] {
  if (months.length <= 1) return months
  let last = lastMonths.get(months)
  if (last === undefined) lastMonths.set(months, (last = Object.freeze(months.slice(-1))))
  return last
}

const lastMonths = new WeakMap<readonly Month[], readonly Month[]>()

/** The month that contains a day. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

/** The first day after a month: its exclusive end. */
export function monthEnd(month: Month): Day {
  let end = monthEnds.get(month)
  if (end === undefined) monthEnds.set(month, (end = monthsLater(`${month}-01`, 1)))
  return end
}

// Each figure asks for the ends of the same few months.
const monthEnds = new Map<Month, Day>()

/** The month after. */
export function nextMonth(month: Month): Month {
  return monthOf(monthEnd(month))
}

/** The last day that belongs to the period: the reference day of a stock (期末). */
export function lastDay(period: Pick<Period, 'until'>): Day {
  let last = lastDays.get(period.until)
  if (last === undefined) lastDays.set(period.until, (last = daysLater(period.until, -1)))
  return last
}

const lastDays = new Map<Day, Day>()

/** The month, quarter, half-year and year that contain a month. */
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

/**
 * The period just before (上期), of the same length. For a year to date: the cumulative up to the month before in the
 * same year; undefined for January. For a year to a day: the year to the day before.
 */
export function previousPeriod(period: Period): Period | undefined {
  const before = daysLater(period.from, -1)
  if (period.kind === 'day') return parsePeriod(before)
  if (period.kind !== 'year-to-date')
    return periodsAround(monthOf(before)).find((candidate) => candidate.kind === period.kind)!
  const last = lastDay(period)
  const earlier = isWholeMonths(period) ? lastDay({ until: `${monthOf(last)}-01` }) : daysLater(last, -1)
  return earlier < period.from ? undefined : yearToDate(earlier)
}

/** The same period one year earlier (上年同期); of 29 February, 28 February. */
export function samePeriodLastYear(period: Period): Period {
  if (period.kind === 'day') return parsePeriod(yearsLater(period.from, -1))
  if (period.kind === 'year-to-date') {
    const last = lastDay(period)
    return yearToDate(isWholeMonths(period) ? monthOf(yearsLater(last, -1)) : yearsLater(last, -1))
  }
  const from = yearsLater(period.from, -1)
  return periodsAround(monthOf(from)).find((candidate) => candidate.kind === period.kind)!
}
