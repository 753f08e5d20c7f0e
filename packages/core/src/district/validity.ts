import { isDay, type Day } from '../period/day.js'

/** The days on which a district's row is valid, half open: from `validFrom`, up to and without `validTo`. */
export interface Validity {
  readonly validFrom?: Day | null
  readonly validTo?: Day | null
}

/** A day before every valid day. */
export const sinceEver: Day = '0000-00-00'

/** The first day of a row; `0000-00-00` if none is stated. */
export function startOf({ validFrom }: Validity): Day {
  return validFrom ?? sinceEver
}

/** The first day after a row; `9999-99-99` if none is stated. */
export function endOf({ validTo }: Validity): Day {
  return validTo ?? '9999-99-99'
}

/** True if a row of districts is valid on a day. */
export function isValidOn(row: Validity, day: Day): boolean {
  return startOf(row) <= day && day < endOf(row)
}

/** The fault in the days of a row; undefined if it has none. */
export function validityFault(row: Validity): string | undefined {
  for (const day of [row.validFrom, row.validTo])
    if (typeof day === 'string' && !isDay(day)) return `the day must be written YYYY-MM-DD, got "${day}"`
  return startOf(row) < endOf(row)
    ? undefined
    : `validFrom must be before validTo, got ${row.validFrom} and ${row.validTo}`
}
