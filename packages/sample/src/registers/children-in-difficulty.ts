import type { AnyRecord } from '@minzheng/core'
import type { Day } from '@minzheng/core/periods'
import { yearsLater } from '@minzheng/core/periods'
import type { CountyFigures } from '../base/calibration.js'
import { dayBetween, daysLater, laterOf } from '../base/days.js'
import type { IdentityNumbers } from '../base/identity-numbers.js'
import type { Random } from '../base/random.js'
import { places, type Village } from '../base/villages.js'

const categories = [
  ['poverty', 46],
  ['disability', 29],
  ['without-care', 13],
  ['other', 12],
] as const
const risks = [
  ['high', 5],
  ['middle', 22],
  ['low', 73],
] as const

/**
 * The county's children: registered and assessed at the year's end as calibrated, and those who came of age or were
 * removed from the register.
 */
export function childrenInDifficultyOf(
  county: CountyFigures,
  villages: readonly Village[],
  random: Random,
  numbers: IdentityNumbers,
): AnyRecord[] {
  const { registered, assessed } = county.children
  const weight = (village: Village): number => village.registered * random.between(0.4, 1.6)
  const ofAge = places(Math.round(registered * 0.07), villages, weight).map((district) => {
    const born = dayBetween(random, '2006-01-20', '2006-12-20')
    const registeredOn = dayBetween(random, '2018-01-01', '2023-10-31')
    const endedOn = yearsLater(born, 18)
    return child(
      random,
      numbers,
      district,
      born,
      registeredOn,
      endedOn,
      random.chance(0.5) ? dayBetween(random, '2023-03-01', '2023-12-20') : null,
    )
  })
  const takenOff = places(Math.round(registered * 0.03), villages, weight).map((district) => {
    const born = dayBetween(random, '2007-02-01', '2021-12-31')
    const registeredOn = dayBetween(random, laterOf('2018-01-01', daysLater(born, 60)), '2023-11-30')
    return child(random, numbers, district, born, registeredOn, dayBetween(random, '2024-01-20', '2024-12-15'), null)
  })
  const remaining = places(registered, villages, weight)
  const seen = new Set(
    random.sample(
      remaining.map((_, index) => index),
      assessed,
    ),
  )
  const listed = remaining.map((district, index) => {
    const born = dayBetween(random, '2007-02-01', '2023-10-31')
    const registeredOn = dayBetween(
      random,
      laterOf(random.chance(0.12) ? '2024-01-03' : '2017-06-01', daysLater(born, 60)),
      '2024-11-15',
    )
    return child(
      random,
      numbers,
      district,
      born,
      registeredOn,
      null,
      seen.has(index)
        ? dayBetween(random, laterOf('2024-02-01', registeredOn), '2024-12-25')
        : earlier(random, registeredOn),
    )
  })
  return [...listed, ...ofAge, ...takenOff].toSorted((one, other) =>
    one.district < other.district ? -1 : one.district > other.district ? 1 : 0,
  )
}

/** Not assessed in the year: the last assessment was before it, or there was none. */
function earlier(random: Random, registeredOn: Day): Day | null {
  return registeredOn < '2023-06-01' && random.chance(0.6)
    ? dayBetween(random, laterOf('2022-03-01', registeredOn), '2023-12-15')
    : null
}

function child(
  random: Random,
  numbers: IdentityNumbers,
  district: string,
  born: Day,
  registeredOn: Day,
  endedOn: Day | null,
  assessedOn: Day | null,
) {
  const risk = assessedOn === null ? null : random.weighted(risks)
  const category = random.weighted(categories)
  const number = numbers.issue(random, born)
  // The higher the assessed risk, the more often help is needed; most children who need it get it within two months.
  const needsHelp = risk === null ? null : random.chance({ high: 1, middle: 0.7, low: 0.05 }[risk])
  const helpedOn =
    needsHelp === true && assessedOn !== null && random.chance(0.86) ? helpAfter(random, assessedOn, endedOn) : null
  return {
    child: number,
    district,
    category,
    registeredOn,
    endedOn,
    assessedOn,
    risk,
    bornOn: born,
    needsHelp,
    helpedOn,
  }
}

function helpAfter(random: Random, assessedOn: Day, endedOn: Day | null): Day {
  const latest = [daysLater(assessedOn, 60), endedOn ?? '2024-12-31', '2024-12-31'].reduce((one, other) =>
    one < other ? one : other,
  )
  return dayBetween(random, assessedOn, latest)
}
