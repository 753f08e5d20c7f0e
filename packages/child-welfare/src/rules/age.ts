import { monthsLater, type Day } from '@minzheng/core/periods'

/**
 * True on a day on which a child has fewer than this many full years of age (未满). A child born on 29 February comes of
 * age on 1 March.
 */
export function isUnderAge(bornOn: Day, years: number, day: Day): boolean {
  const birthday = `${String(Number(bornOn.slice(0, 4)) + years).padStart(4, '0')}${bornOn.slice(4)}`
  // Days compare as strings, and no day is between 29 February and 1 March.
  return day < birthday
}

/** A minor (未成年人) is under 18 (未成年人保护法 art. 2). */
export function isMinor(bornOn: Day, day: Day): boolean {
  return isUnderAge(bornOn, 18, day)
}

/**
 * True if this many months are between one day and another. If the month lacks the day, its last day: six months after
 * 31 December is 30 June.
 */
export function haveMonthsPassed(months: number, from: Day, to: Day): boolean {
  return monthsLater(from, months) <= to
}
