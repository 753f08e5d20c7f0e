import { isDay, type Day } from '../period/day.js'

/** The days on which a district is as its row says: half open, `validFrom` belongs to it, `validTo` does not. */
export interface Validity {
  readonly validFrom?: Day | null
  readonly validTo?: Day | null
}

/** Before every day that can be written. */
export const sinceEver: Day = '0000-00-00'

/** The first day; `0000-00-00` where none is stated. */
export function startOf({ validFrom }: Validity): Day {
  return validFrom ?? sinceEver
}

/** The first day after; `9999-99-99` where none is stated. */
export function endOf({ validTo }: Validity): Day {
  return validTo ?? '9999-99-99'
}

/** Whether a row of districts holds on a day. */
export function isValidOn(row: Validity, day: Day): boolean {
  return startOf(row) <= day && day < endOf(row)
}

/** What is wrong with the days of a row; undefined where nothing is. */
export function validityFault(row: Validity): string | undefined {
  for (const day of [row.validFrom, row.validTo])
    if (typeof day === 'string' && !isDay(day)) return `"${day}" is not a day; write 2024-05-31`
  return startOf(row) < endOf(row)
    ? undefined
    : `it is valid from ${row.validFrom} to ${row.validTo}, which is no day at all`
}
