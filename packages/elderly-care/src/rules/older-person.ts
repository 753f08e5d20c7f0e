import { MinzhengError } from '@minzheng/core'
import { isDay, yearsLater, type Day } from '@minzheng/core/periods'

/** The age from which a person is old, in force from a day. */
export interface OlderAge {
  readonly effectiveOn: Day
  /** Whole years of age (周岁). */
  readonly years: number
}

/**
 * 60 in all of China (老年人权益保障法 art. 2). The same law serves two population bases: in Zhejiang it covers older people
 * who are registered (户籍) or who live there (常住) (浙江省实施办法 art. 2), so a figure "per 10,000 older people" must state its
 * base.
 */
export const nationalOlderAge: OlderAge = Object.freeze({ effectiveOn: '1996-10-01', years: 60 })

/**
 * True from the birthday on which the years are completed. For a birth on 29 February, the birthday in a common year is
 * 28 February.
 */
export function isOlderPerson(bornOn: Day, day: Day, age: OlderAge): boolean {
  if (!isDay(day)) throw new MinzhengError('invalid-day', `the day must be written YYYY-MM-DD, got "${day}"`, { day })
  return yearsLater(bornOn, age.years) <= day
}

/** An age band of a population count; it includes both ages. */
export interface AgeBand {
  readonly ageFrom: number
  readonly ageTo: number
}

/**
 * The bands that include people on both sides of the age: older people cannot be counted from them, so there must be
 * none.
 */
export function bandsAcross(bands: readonly AgeBand[], age: OlderAge): readonly AgeBand[] {
  return bands.filter(({ ageFrom, ageTo }) => ageFrom < age.years && age.years <= ageTo)
}
