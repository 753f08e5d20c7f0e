import { dayInCity } from '../base/city-clock.js'

/** A month of a year, as the service writes it. */
export function monthOfYear(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}

/** The month before: 2024-01 → 2023-12. */
export function monthBefore(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number)
  return of === 1 ? monthOfYear(year - 1, 12) : monthOfYear(year, of - 1)
}

/** The month that offices work on: the one of the address; otherwise the last of the plan's year that is over. */
export function workMonth(
  { plan, month }: { readonly plan: { readonly year: number }; readonly month: string | undefined },
  today = dayInCity(),
): string {
  if (month !== undefined) return month
  const last = monthBefore(today.slice(0, 7))
  const [first, end] = [monthOfYear(plan.year, 1), monthOfYear(plan.year, 12)]
  return last < first ? first : last > end ? end : last
}

/** The months of a year that have begun, from the first. */
export function begunMonths(year: number, today = dayInCity()): readonly string[] {
  const current = today.slice(0, 7)
  return Array.from({ length: 12 }, (_, at) => monthOfYear(year, at + 1)).filter((each) => each <= current)
}

/** How many days are left from one day to another; below zero if it has passed. */
export function daysLeft(due: string, today: string): number {
  return Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000)
}
