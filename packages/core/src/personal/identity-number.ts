import { isDay } from '../period/day.js'

/** Why a resident identity number is invalid. */
export type IdentityNumberFault = 'form' | 'old-15-digits' | 'date' | 'future-date' | 'check-digit'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Checks a resident identity number (公民身份号码, GB 11643): 17 digits and an ISO 7064 MOD 11-2 check character. Lower-case
 * x is allowed. Does not compare the address code with today's codes: numbers keep retired ones (990101).
 * @param today - birth dates after this day are invalid
 * @returns null if it is valid, else the first fault
 */
export function identityNumberFault(number: string, today: string): IdentityNumberFault | null {
  const text = number.toUpperCase()
  if (/^\d{15}$/.test(text)) return 'old-15-digits'
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return 'form'
  // A foreigner's permanent residence card (9…) has its date in the same position.
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (!isDay(born)) return 'date'
  if (born > today) return 'future-date'
  const added = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10X98765432'[added % 11] === text[17] ? null : 'check-digit'
}
