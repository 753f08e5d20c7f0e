import type { AnyRecord } from '@minzheng/core'
import type { Day } from '@minzheng/core/periods'
import type { CountyFigures } from '../base/calibration.js'
import { bornAged, dayBetween, daysLater, laterOf } from '../base/days.js'
import type { IdentityNumbers } from '../base/identity-numbers.js'
import type { Random } from '../base/random.js'
import { places, type Village } from '../base/villages.js'

type Tier = keyof CountyFigures['monitored']

/** Ages by tier: from, to, weight. */
const ages: Readonly<Record<Tier, readonly (readonly [readonly [number, number], number])[]>> = {
  tekun: [
    [[60, 94], 86],
    [[30, 59], 11],
    [[3, 15], 3],
  ],
  dibao: [
    [[60, 92], 38],
    [[18, 59], 43],
    [[1, 17], 19],
  ],
  dibian: [
    [[60, 90], 34],
    [[18, 59], 48],
    [[1, 17], 18],
  ],
  expenditure: [
    [[60, 88], 37],
    [[18, 59], 52],
    [[1, 17], 11],
  ],
  other: [
    [[60, 95], 44],
    [[18, 59], 44],
    [[1, 17], 12],
  ],
}

/**
 * The year's register: the persons monitored at its end as calibrated, and for every hundred of them about seven who
 * left in or shortly before the year.
 */
export function monitoredPersonsOf(
  county: CountyFigures,
  villages: readonly Village[],
  random: Random,
  numbers: IdentityNumbers,
): AnyRecord[] {
  const poverty = new Map(
    villages.map(({ code, community }) => [code, (community ? 0.8 : 1.1) * random.between(0.55, 1.45)]),
  )
  const weight = (village: Village): number => village.registered * poverty.get(village.code)!
  return (Object.entries(county.monitored) as [Tier, number][])
    .flatMap(([tier, count]) => [
      ...places(count, villages, weight).map((district) =>
        person(random, numbers, district, tier, random.chance(0.07) ? 'entered' : 'stayed'),
      ),
      ...places(Math.round(count * 0.05), villages, weight).map((district) =>
        person(random, numbers, district, tier, 'left'),
      ),
      ...places(Math.round(count * 0.02), villages, weight).map((district) =>
        person(random, numbers, district, tier, 'left before'),
      ),
    ])
    .toSorted((one, other) => (one.district < other.district ? -1 : one.district > other.district ? 1 : 0))
}

function person(
  random: Random,
  numbers: IdentityNumbers,
  district: string,
  tier: Tier,
  course: 'entered' | 'stayed' | 'left' | 'left before',
) {
  const [youngest, oldest] = random.weighted(ages[tier])
  const born = bornAged(random, youngest, oldest)
  const [enteredOn, leftOn] = stay(random, born, course)
  return { person: numbers.issue(random, born), district, tier, enteredOn, leftOn }
}

function stay(
  random: Random,
  born: Day,
  course: 'entered' | 'stayed' | 'left' | 'left before',
): readonly [Day, Day | null] {
  const earliest = laterOf(random.chance(0.3) ? '2018-03-01' : '2021-07-01', daysLater(born, 20))
  switch (course) {
    case 'entered':
      return [dayBetween(random, laterOf('2024-01-02', earliest), '2024-12-27'), null]
    case 'stayed':
      return [dayBetween(random, earliest, '2023-12-28'), null]
    case 'left': {
      const enteredOn = dayBetween(random, earliest, random.chance(0.08) ? '2024-06-30' : '2023-12-28')
      return [enteredOn, dayBetween(random, laterOf('2024-01-08', daysLater(enteredOn, 40)), '2024-12-30')]
    }
    case 'left before': {
      const enteredOn = dayBetween(random, earliest, '2023-06-30')
      return [
        enteredOn,
        dayBetween(
          random,
          laterOf('2023-02-01', daysLater(enteredOn, 40)),
          laterOf('2023-12-29', daysLater(enteredOn, 40)),
        ),
      ]
    }
  }
}
