import type { Value } from '@minzheng/core/evaluation'
import type { Day } from '@minzheng/core/periods'
import { yearsLater } from '@minzheng/core/periods'
import { bornAged, dayBetween, daysLater, laterOf } from '../../base/days.js'
import type { Recipe } from '../../base/recipe.js'

/** The number of children on each list of a county. */
const lists = [
  ['left-behind', 60],
  ['migrant', 220],
  ['orphan', 12],
  ['placed-orphan', 8],
] as const

const all = lists.reduce((added, [, count]) => added + count, 0)

function listAt(index: number): (typeof lists)[number][0] {
  let left = index
  return lists.find(([, count]) => (left -= count) < 0)![0]
}

/** The day of birth in an identity number. */
function bornOn(number: Value | undefined): Day {
  return String(number).replace(/^.{6}(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')
}

export const childrenRecipes: readonly Recipe[] = [
  {
    dataset: 'listed-children',
    at: 'village',
    records: all,
    fields: {
      child: ({ random, numbers, index }) => {
        const list = listAt(index)
        return numbers.issue(
          random,
          list === 'placed-orphan'
            ? bornAged(random, 19, 24)
            : list === 'orphan'
              ? bornAged(random, 2, 16)
              : bornAged(random, 2, 14),
        )
      },
      list: ({ index }) => listAt(index),
      bornOn: ({ record }) => bornOn(record['child']),
      registeredOn: ({ random, record }) => {
        const born = bornOn(record['child'])
        // An orphan is settled in society on coming of age.
        return record['list'] === 'placed-orphan'
          ? daysLater(yearsLater(born, 18), random.int(20, 200))
          : dayBetween(random, laterOf('2019-03-01', daysLater(born, 60)), '2024-11-20')
      },
      endedOn: ({ random, record }) =>
        record['list'] === 'placed-orphan' || !random.chance(0.04)
          ? null
          : dayBetween(random, laterOf('2024-01-10', String(record['registeredOn'])), '2024-12-20'),
      followedUpOn: ({ random, record, index }) =>
        record['list'] !== 'placed-orphan' || index % 5 === 3
          ? null
          : dayBetween(random, laterOf('2024-03-01', String(record['registeredOn'])), '2024-12-10'),
    },
  },
  {
    dataset: 'child-services',
    at: 'village',
    records: 160,
    fields: {
      child: ({ random, numbers }) => numbers.issue(random, bornAged(random, 6, 16)),
      kind: ({ random }) =>
        random.weighted([
          ['mental-health', 55],
          ['visit', 35],
          ['other', 10],
        ] as const),
    },
  },
  {
    dataset: 'migrant-child-surveys',
    at: 'village',
    records: (office, random, tree) =>
      tree
        .atLevel(office, 'village')
        .filter(() => random.chance(0.94))
        .map(({ code }) => ({
          district: code,
          surveyedOn: dayBetween(random, '2024-03-11', '2024-11-20'),
          found: random.int(0, 6),
        })),
    fields: { withdrawnOn: () => null },
  },
]
