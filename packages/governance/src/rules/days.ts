import type { Day } from '@minzheng/core'

const millisecondsPerDay = 86_400_000

/** The day some calendar days after another. */
export function daysAfter(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsPerDay).toISOString().slice(0, 10)
}

/** The calendar days from one day to another; negative where the second comes first. */
export function daysFrom(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay
}
