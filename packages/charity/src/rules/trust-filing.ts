import { addDays, format, parseISO } from 'date-fns'
import type { Day } from '@minzheng/core'

/** The term for filing a charitable trust, in force from a day on. */
export interface FilingTerm {
  readonly effectiveOn: Day
  /** Calendar days after the day of signing. */
  readonly days: number
}

/** Seven days from signing (慈善法 art. 45, unchanged by the amendment of 2023-12-29). */
export const nationalFilingTerm: FilingTerm = Object.freeze({ effectiveOn: '2016-09-01', days: 7 })

/** The last day on which the filing is in time; the day of signing is not counted. Holidays are not looked at: where it falls on one, the next working day is still in time. */
export function filingDeadline(signedOn: Day, term: FilingTerm): Day {
  return format(addDays(parseISO(signedOn), term.days), 'yyyy-MM-dd')
}

/** True where the trust was filed by the deadline. Null, not known, where it has not been filed and the deadline has not passed by `today`. */
export function filedInTime(trust: { readonly signedOn: Day; readonly filedOn: Day | null }, term: FilingTerm, today: Day): boolean | null {
  const deadline = filingDeadline(trust.signedOn, term)
  if (trust.filedOn !== null) return trust.filedOn <= deadline
  return today > deadline ? false : null
}
