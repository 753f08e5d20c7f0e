import type { Day, Month, Period } from './period.js'
import { lastDay, monthEnd } from './period.js'

/** The time buckets of an aggregation: the months with a return, or one period that is not of whole months. */
export interface TimeBuckets {
  /** The number of buckets. */
  readonly length: number
  /** The reference day of each bucket: its last day. Ascending. */
  readonly references: readonly Day[]
  /**
   * The bucket that contains a day; if none does, `~` of the first bucket with a later reference day (of `length` if
   * there is none).
   */
  readonly find: (day: Day) => number
}

const monthNumber = (day: Day): number =>
  (day.charCodeAt(0) * 1000 + day.charCodeAt(1) * 100 + day.charCodeAt(2) * 10 + day.charCodeAt(3)) * 12 +
  day.charCodeAt(5) * 10 +
  day.charCodeAt(6)

/** Months, first to last; other months may be between them. */
export function monthBuckets(months: readonly Month[]): TimeBuckets {
  const references = months.map((month) => lastDay({ until: monthEnd(month) }))
  const first = months.length === 0 ? 0 : monthNumber(`${months[0]}-01`)
  const spanned = months.length === 0 ? 0 : monthNumber(`${months.at(-1)}-01`) - first + 1
  const position = new Int32Array(spanned).fill(-1)
  months.forEach((month, index) => (position[monthNumber(`${month}-01`) - first] = index))
  for (let month = spanned - 1, next = months.length; month >= 0; month -= 1) {
    if (position[month]! >= 0) next = position[month]!
    else position[month] = ~next
  }
  return {
    length: months.length,
    references,
    find: (day) => {
      const month = monthNumber(day) - first
      return month < 0 ? ~0 : month >= spanned ? ~months.length : position[month]!
    },
  }
}

/** One period; a day of it counts only in a month with a return. */
export function periodBucket(period: Period, returned: ReadonlySet<Month>): TimeBuckets {
  const reference = lastDay(period)
  return {
    length: 1,
    references: [reference],
    find: (day) => (day > reference ? ~1 : day >= period.from && returned.has(day.slice(0, 7)) ? 0 : ~0),
  }
}

/** The first bucket in which a record that began on a day counts, from the result of `find` for the day. */
export function startOf(found: number): number {
  return found < 0 ? ~found : found
}

/** The index of the first of ascending days that is this day or later; their number if there is none. */
export function firstFrom(days: readonly Day[], day: Day): number {
  let index = 0
  while (index < days.length && days[index]! < day) index += 1
  return index
}

/** The index of the first of ascending days that is later than this day; their number if there is none. */
export function firstAfter(days: readonly Day[], day: Day): number {
  let index = 0
  while (index < days.length && days[index]! <= day) index += 1
  return index
}
