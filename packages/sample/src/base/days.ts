import type { Day } from '@minzheng/core/periods'
import type { Random } from './random.js'

const millisecondsPerDay = 86_400_000
const written = new Map<number, Day>()
const read = new Map<Day, number>()

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  let number = read.get(day)
  if (number === undefined) read.set(day, (number = Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay))
  return number
}

/** The day with this number. */
export function dayAt(number: number): Day {
  let day = written.get(number)
  if (day === undefined) written.set(number, (day = new Date(number * millisecondsPerDay).toISOString().slice(0, 10)))
  return day
}

/** The day some days after (or before) another. */
export function daysLater(day: Day, count: number): Day {
  return dayAt(dayNumber(day) + count)
}

/** A day between two others, both included; the first if they are in the wrong order. */
export function dayBetween(random: Random, from: Day, to: Day): Day {
  return from >= to ? from : dayAt(random.int(dayNumber(from), dayNumber(to)))
}

/** The later of two days. */
export function laterOf(one: Day, other: Day): Day {
  return one > other ? one : other
}

/** A birthday of a person who has this age on the last day of 2024. */
export function bornAged(random: Random, youngest: number, oldest: number): Day {
  return dayBetween(random, `${2024 - oldest}-01-01`, `${2024 - youngest}-12-31`)
}
