import type { PopulationBase } from '@minzheng/core'
import { yearsLater, type Day } from '@minzheng/core/periods'
import { isOlderPerson, type AgeBand, type OlderAge } from './older-person.js'

/** One count of a population: a base, an age band, and the day from which it is in force. */
export interface PopulationCount extends AgeBand {
  readonly base: PopulationBase
  readonly countedOn: Day
  readonly persons: number
}

/** How many per 10,000 of which base (浙江省实施老年人权益保障法办法 art. 2 allows both), or why it is not known. */
export type OlderRate =
  | {
      readonly status: 'known'
      readonly base: PopulationBase
      readonly per10k: number
      readonly older: number
      readonly countedOn: Day
    }
  | { readonly status: 'not-known'; readonly reason: 'no-count' | 'band-across' | 'nobody' | 'count-too-old' }

/**
 * A number per 10,000 older persons of a base, by the latest count on or before a day. Not known if there is no such
 * count, a band of it includes people on both sides of the age, nobody is old, or it is older than a year.
 */
export function per10kOlder(
  amount: number,
  counts: readonly PopulationCount[],
  base: PopulationBase,
  day: Day,
  age: OlderAge,
): OlderRate {
  const usable = counts.filter((count) => count.base === base && count.countedOn <= day)
  const countedOn = usable.reduce<Day>((latest, count) => (count.countedOn > latest ? count.countedOn : latest), '')
  if (countedOn === '') return { status: 'not-known', reason: 'no-count' }
  if (yearsLater(countedOn, 1) < day) return { status: 'not-known', reason: 'count-too-old' }
  const bands = usable.filter((count) => count.countedOn === countedOn)
  if (bands.some(({ ageFrom, ageTo }) => ageFrom < age.years && age.years <= ageTo))
    return { status: 'not-known', reason: 'band-across' }
  const older = bands.filter(({ ageFrom }) => ageFrom >= age.years).reduce((added, { persons }) => added + persons, 0)
  return older === 0
    ? { status: 'not-known', reason: 'nobody' }
    : { status: 'known', base, per10k: (amount * 10_000) / older, older, countedOn }
}

/** Persons on a list for older persons who were not yet old on the day they were put on it. */
export function tooYoungFor<P extends { readonly bornOn: Day; readonly startedOn: Day }>(
  list: readonly P[],
  age: OlderAge,
): readonly P[] {
  return list.filter(({ bornOn, startedOn }) => !isOlderPerson(bornOn, startedOn, age))
}
