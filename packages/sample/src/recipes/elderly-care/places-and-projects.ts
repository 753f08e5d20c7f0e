import type { AnyRecord } from '@minzheng/core'
import { dayBetween, daysLater } from '../../base/days.js'
import type { Random } from '../../base/random.js'
import type { Recipe } from '../../base/recipe.js'

const many = (count: number, of: () => AnyRecord): AnyRecord[] => Array.from({ length: count }, of)

/**
 * Places of a county: the lowest and highest number before the year, the highest number added within it, and their
 * level.
 */
const facilities: readonly (readonly [
  topic: string,
  least: number,
  most: number,
  opened: number,
  at: 'village' | 'township' | 'office',
])[] = [
  ['embedded-facility', 18, 40, 12, 'village'],
  ['smart-scene', 5, 12, 8, 'village'],
  ['friendly-community', 2, 4, 1, 'village'],
  ['cognitive-pilot', 1, 4, 6, 'village'],
  ['service-complex', 2, 5, 3, 'township'],
  ['industry-park', 0, 1, 1, 'office'],
]

/** Projects of a county: their number, the chance that they are completed by the year's end, and their level. */
const projects: readonly (readonly [
  topic: string,
  least: number,
  most: number,
  completed: number,
  at: 'township' | 'office',
])[] = [
  ['reform-task', 8, 12, 0.85, 'office'],
  ['programme-task', 8, 12, 0.88, 'office'],
  ['basic-care-item', 18, 22, 0.97, 'office'],
  ['planned-site', 22, 34, 0.7, 'township'],
  ['community-adaptation', 6, 14, 0.85, 'township'],
  ['city-adaptation', 2, 5, 0.75, 'office'],
  ['care-building', 3, 7, 0.4, 'office'],
  ['robot-or-aid', 1, 3, 0.4, 'office'],
]

/** Counties in which tekun persons are cared for in one home, and those that are about to introduce this. */
const oneHome: Readonly<Record<string, string | null>> = {
  '990104': '2023-11-20',
  '990105': null,
  '990106': '2024-09-12',
}

function projectOf(topic: string, completed: number, random: Random): AnyRecord {
  const startedOn = dayBetween(random, '2023-09-01', '2024-04-20')
  return {
    topic,
    startedOn,
    completedOn: random.chance(completed) ? dayBetween(random, daysLater(startedOn, 40), '2024-12-20') : null,
  }
}

/** Facilities, tasks and projects, and papers. */
export const placeRecipes: readonly Recipe[] = [
  {
    dataset: 'elderly-care-facilities',
    at: 'office',
    records: (office, random, tree) =>
      facilities.flatMap(([topic, least, most, opened, at]) => {
        const place = (): string => (at === 'office' ? office : random.pick(tree.atLevel(office, at)).code)
        return [
          ...many(random.int(least, most), () => ({
            topic,
            district: place(),
            openedOn: dayBetween(random, '2020-03-01', '2023-12-10'),
          })),
          ...many(random.int(0, opened), () => ({
            topic,
            district: place(),
            openedOn: dayBetween(random, '2024-02-20', '2024-12-10'),
          })),
        ]
      }),
    fields: {
      grade: () => null,
      compliant: ({ random }) => random.chance(0.9),
      closedOn: ({ random }) => (random.chance(0.01) ? '2024-12-16' : null),
    },
  },
  {
    dataset: 'elderly-care-projects',
    at: 'office',
    records: (office, random, tree) => {
      const townships = tree.atLevel(office, 'township')
      return [
        ...(office === '990103'
          ? []
          : [
              { topic: 'doorstep-model', startedOn: dayBetween(random, '2023-06-01', '2024-05-31'), completedOn: null },
            ]),
        ...(oneHome[office] === undefined
          ? []
          : [{ topic: 'one-home', startedOn: '2023-03-01', completedOn: oneHome[office] }]),
        ...townships.flatMap(({ code }) =>
          many(random.int(2, 4), () => ({ ...projectOf('rural-gap-task', 0.8, random), district: code })),
        ),
        ...projects.flatMap(([topic, least, most, completed, at]) =>
          many(random.int(least, most), () => ({
            ...projectOf(topic, completed, random),
            district: at === 'office' ? office : random.pick(townships).code,
          })),
        ),
      ]
    },
    fields: {
      acceptedOn: ({ record, random }) =>
        typeof record['completedOn'] === 'string' && record['completedOn'] < '2024-12-01' && random.chance(0.6)
          ? daysLater(record['completedOn'], random.int(3, 20))
          : null,
      stoppedOn: () => null,
      investment: ({ record, random }) =>
        record['topic'] === 'care-building' ? random.int(30, 900) * 10_000_000 : null,
    },
  },
  {
    dataset: 'elderly-care-documents',
    offices: 'all',
    at: 'office',
    records: (office, random) => [
      { topic: 'meal-policy', issuedOn: dayBetween(random, '2024-03-18', '2024-10-18') },
      ...(office.endsWith('00')
        ? ['2023-08-15', '2024-03-28', '2024-10-11'].map((issuedOn): AnyRecord => ({ topic: 'meal-policy', issuedOn }))
        : []),
    ],
    fields: { repealedOn: () => null },
  },
]
