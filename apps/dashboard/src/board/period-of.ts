/** The months of a plan's year that a period covers up to its end: 2024-01/2024-06 → 6; 2024 → 12. */
export function monthsOf(period: string, year: number): number {
  const last = /(\d{4})-(\d{2})$/.exec(period)
  return last !== null && Number(last[1]) === year ? Number(last[2]) : 12
}

/** The year up to a month, from 1, as the service names it; releases have the days of January once, as the month. */
export function yearTo(year: number, month: number, isReleased = false): string {
  if (month >= 12) return String(year)
  if (month === 1 && isReleased) return `${year}-01`
  return `${year}-01/${year}-${String(month).padStart(2, '0')}`
}

/** The period of a view: the year up to its month, or all of it. */
export function periodOf({
  plan,
  month,
  published,
}: {
  readonly plan: { readonly year: number }
  readonly month: string | undefined
  readonly published: unknown
}): string {
  return yearTo(plan.year, month === undefined ? 12 : Number(month.slice(5)), published !== undefined)
}
