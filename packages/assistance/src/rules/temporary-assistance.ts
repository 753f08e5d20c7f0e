import type { DistrictParameter } from '@minzheng/core/districts'

/** How many times the monthly dibao standard temporary assistance may come to for a person. */
export interface TemporaryAssistanceParameters extends DistrictParameter {
  readonly ordinaryTimes: number
  readonly specialTimes: number
}

/**
 * 6 times the monthly standard a person, 12 times in special hardship (浙江省社会救助条例, chapter 9). A county may set less.
 */
export const provincialCeilings: Omit<TemporaryAssistanceParameters, keyof DistrictParameter> = Object.freeze({
  ordinaryTimes: 6,
  specialTimes: 12,
})

/** The most that temporary assistance (临时救助) may come to for so many persons, in fen (浙江省社会救助条例, chapter 9). */
export function temporaryAssistanceCeiling(
  persons: number,
  monthlyStandard: number,
  hardship: 'ordinary' | 'special',
  ceilings: Omit<TemporaryAssistanceParameters, keyof DistrictParameter> = provincialCeilings,
): number {
  if (!Number.isInteger(persons) || persons < 1)
    throw new RangeError(`assistance is for a whole number of persons, not ${persons}`)
  return (
    Math.floor(monthlyStandard * (hardship === 'special' ? ceilings.specialTimes : ceilings.ordinaryTimes)) * persons
  )
}
