import type { DistrictParameter } from '@minzheng/core/districts'

/** The ceiling of temporary assistance for a person, in times the monthly dibao standard. */
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

/** The ceiling of temporary assistance (临时救助) for a number of persons, in fen (浙江省社会救助条例, chapter 9). */
export function temporaryAssistanceCeiling(
  persons: number,
  monthlyStandard: number,
  hardship: 'ordinary' | 'special',
  ceilings: Omit<TemporaryAssistanceParameters, keyof DistrictParameter> = provincialCeilings,
): number {
  if (!Number.isInteger(persons) || persons < 1)
    throw new RangeError(`the persons must be a whole number, got ${persons}`)
  return (
    Math.floor(monthlyStandard * (hardship === 'special' ? ceilings.specialTimes : ceilings.ordinaryTimes)) * persons
  )
}
