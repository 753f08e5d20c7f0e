import { differenceInMonths, parseISO } from 'date-fns'
import type { Day } from '@minzheng/core'

/** True on a day when a child is not yet so many full years old (未满). A child of 29 February comes of age on 1 March. */
export function isUnderAge(bornOn: Day, years: number, day: Day): boolean {
  const birthday = `${String(Number(bornOn.slice(0, 4)) + years).padStart(4, '0')}${bornOn.slice(4)}`
  // Days compare as words, and no day lies between 29 February and 1 March.
  return day < birthday
}

/** A minor (未成年人) is under 18 (未成年人保护法 art. 2). */
export function isMinor(bornOn: Day, day: Day): boolean {
  return isUnderAge(bornOn, 18, day)
}

/** The full months from one day to another. */
export function fullMonths(from: Day, to: Day): number {
  return differenceInMonths(parseISO(to), parseISO(from))
}
