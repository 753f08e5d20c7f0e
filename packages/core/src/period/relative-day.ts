import { daysLater, monthsLater, type Day } from './day.js'

/**
 * A day relative to the reference day (the last of the month or period) or to 1 January of its year, moved by whole
 * years, months and days. If the month lacks the day, its last day: a year after 29 February is 28 February.
 */
export interface RelativeDay {
  readonly relative: 'reference-day' | 'year-start'
  readonly years?: number
  readonly months?: number
  readonly days?: number
}

/** How far to move; negative moves back. */
export type Shift = Pick<RelativeDay, 'years' | 'months' | 'days'>

/** The last day of the month or period that is evaluated (期末). */
export const referenceDay: RelativeDay = Object.freeze({ relative: 'reference-day' })
/** 1 January of the reference day's year. */
export const yearStart: RelativeDay = Object.freeze({ relative: 'year-start' })

/** The relative day moved back: `before(referenceDay, { years: 60 })` is the latest birthday of persons aged 60. */
export function before(day: RelativeDay, shift: Shift): RelativeDay {
  return after(day, { years: -(shift.years ?? 0), months: -(shift.months ?? 0), days: -(shift.days ?? 0) })
}

/** The relative day moved forward: `after(referenceDay, { days: 30 })` for what is due within 30 days. */
export function after(day: RelativeDay, shift: Shift): RelativeDay {
  const moved = {
    years: (day.years ?? 0) + (shift.years ?? 0),
    months: (day.months ?? 0) + (shift.months ?? 0),
    days: (day.days ?? 0) + (shift.days ?? 0),
  }
  for (const [name, count] of Object.entries(moved))
    if (!Number.isSafeInteger(count)) throw new TypeError(`${name} must be a whole number, got ${count}`)
  return Object.freeze({
    relative: day.relative,
    ...Object.fromEntries(Object.entries(moved).filter(([, count]) => count !== 0)),
  })
}

/** The calendar day of a relative day on a reference day. */
export function resolveDay(day: RelativeDay, reference: Day): Day {
  const from = day.relative === 'reference-day' ? reference : `${reference.slice(0, 4)}-01-01`
  const { years = 0, months = 0, days = 0 } = day
  return years === 0 && months === 0 && days === 0 ? from : daysLater(monthsLater(from, years * 12 + months), days)
}
