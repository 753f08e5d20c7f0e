import type { AnyRecord } from '@minzheng/core'
import type { CountyFigures } from '../base/calibration.js'
import { bornAged, dayBetween } from '../base/days.js'
import type { IdentityNumbers } from '../base/identity-numbers.js'
import type { Random } from '../base/random.js'
import { places, type Village } from '../base/villages.js'

/** The homes improved in the year, most of them in its second half. */
export function homeImprovementsOf(
  county: CountyFigures,
  villages: readonly Village[],
  random: Random,
  numbers: IdentityNumbers,
): AnyRecord[] {
  return (['environment', 'appliances'] as const)
    .flatMap((kind) =>
      places(county.homes[kind], villages, (village) => village.registered * random.between(0, 2)).map((district) => ({
        household: numbers.issue(random, bornAged(random, 32, 86)),
        district,
        kind,
        year: 2024,
        completedOn: random.chance(0.35)
          ? dayBetween(random, '2024-03-11', '2024-06-28')
          : dayBetween(random, '2024-07-01', '2024-12-20'),
      })),
    )
    .toSorted((one, other) => (one.completedOn < other.completedOn ? -1 : one.completedOn > other.completedOn ? 1 : 0))
}
