import type { AnyRecord, District } from '@minzheng/core'
import type { Day } from '@minzheng/core/periods'
import { yearsLater } from '@minzheng/core/periods'
import type { CountyFigures } from '../base/calibration.js'
import { bornAged, dayBetween, daysLater, laterOf } from '../base/days.js'
import type { IdentityNumbers } from '../base/identity-numbers.js'
import type { Random } from '../base/random.js'

const settings = [
  ['home', 26],
  ['community', 22],
  ['institution', 52],
] as const
const certificates = [
  ['level-5', 58],
  ['level-4', 25],
  ['level-3', 13],
  ['level-2', 3],
  ['level-1', 1],
] as const

/**
 * The county's caregivers: those who work at the year's end as calibrated, and those who left in the year or the one
 * before.
 */
export function caregiversOf(
  county: CountyFigures,
  townships: readonly District[],
  random: Random,
  numbers: IdentityNumbers,
): AnyRecord[] {
  const { certified, uncertified, newAtHome } = county.caregivers
  const leavers = Math.round((certified + uncertified) * 0.13)
  const shares = townships.map((township) => [township.code, random.between(0.4, 1.6)] as const)
  const all = certified + uncertified + leavers
  // Every seventh newcomer in home care has no certificate yet, and every thirtieth has left again.
  const newcomersGone = Math.floor(newAtHome / 30)
  const newcomersUncertified = Math.floor((newAtHome - newcomersGone) / 7)
  const newcomersCertified = newAtHome - newcomersGone - newcomersUncertified
  return Array.from({ length: all }, (_, index) => {
    const left = index >= certified + uncertified
    const holds = left ? random.chance(0.6) : index < certified
    const newcomer = left
      ? index >= all - newcomersGone
      : holds
        ? index < newcomersCertified
        : index < certified + newcomersUncertified
    return caregiver(random, numbers, random.weighted(shares), holds, left, newcomer)
  }).toSorted((one, other) => (one.district < other.district ? -1 : one.district > other.district ? 1 : 0))
}

function caregiver(
  random: Random,
  numbers: IdentityNumbers,
  district: string,
  holds: boolean,
  left: boolean,
  newcomer: boolean,
) {
  const born = bornAged(random, 26, 61)
  const grown = yearsLater(born, 18)
  const startedOn = newcomer
    ? dayBetween(random, '2024-01-08', left ? '2024-08-30' : '2024-12-16')
    : started(random, left, grown)
  const setting = newcomer ? 'home' : random.weighted(settings)
  // A caregiver who started full-time home care in the year is a newcomer; all others are not.
  const employment =
    newcomer || (random.chance(0.78) && !(setting === 'home' && startedOn >= '2024-01-01')) ? 'full-time' : 'part-time'
  return {
    caregiver: numbers.issue(random, born),
    district,
    setting,
    employment,
    certificate: holds ? random.weighted(certificates) : null,
    certifiedOn: holds ? certifiedOn(random, startedOn, grown, newcomer) : null,
    startedOn,
    leftOn: left
      ? dayBetween(
          random,
          laterOf(random.chance(0.7) ? '2024-01-10' : '2023-03-01', daysLater(startedOn, 45)),
          '2024-12-20',
        )
      : null,
  }
}

function started(random: Random, left: boolean, grown: Day): Day {
  if (left) return dayBetween(random, laterOf('2016-05-01', grown), '2023-10-31')
  return random.chance(0.11)
    ? dayBetween(random, '2024-01-05', '2024-11-29')
    : dayBetween(random, laterOf('2014-03-01', grown), '2023-12-25')
}

function certifiedOn(random: Random, startedOn: Day, grown: Day, newcomer: boolean): Day {
  if (newcomer && random.chance(0.4)) return dayBetween(random, '2021-06-01', '2023-12-15')
  if (random.chance(0.16)) return dayBetween(random, laterOf('2024-03-01', startedOn), '2024-12-20')
  return dayBetween(random, laterOf('2015-06-01', grown), '2023-12-15')
}
