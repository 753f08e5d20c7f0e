import type { AnyRecord } from '@minzheng/core'
import { dayBetween, daysLater } from '../../base/days.js'
import type { Recipe } from '../../base/recipe.js'

const isCity = (office: string): boolean => office.endsWith('00')

/** Facilities of a county: the lowest and highest number before the year, and the highest number opened within it. */
const facilities: readonly (readonly [topic: string, least: number, most: number, opened: number])[] = [
  ['incubation-base', 3, 7, 1],
  ['ash-hall', 19, 29, 4],
  ['mourning-site', 5, 12, 3],
  ['marriage-office', 1, 1, 0],
  ['city-wedding-base', 1, 2, 2],
  ['guidance-centre', 1, 1, 0],
  ['counselling-station', 4, 12, 4],
  ['culture-hall', 0, 1, 1],
]

/** Projects: the number that an office starts, the chance that they are completed within the year, and their owner. */
const projects: readonly (readonly [
  topic: string,
  least: number,
  most: number,
  completed: number,
  whose: 'city' | 'county' | 'all',
])[] = [
  ['division-task', 6, 10, 0.85, 'all'],
  ['division-study', 1, 2, 0.9, 'city'],
  ['place-name-task', 6, 10, 0.85, 'all'],
  ['address-data-product', 1, 3, 0.8, 'all'],
  ['cemetery-renovation', 3, 7, 0.75, 'county'],
  ['funeral-scene', 1, 3, 0.9, 'all'],
  ['funeral-equipment', 3, 8, 0.85, 'county'],
  ['sweet-economy', 2, 5, 0.4, 'county'],
  ['marriage-reform-plan', 1, 1, 0.8, 'county'],
  ['marriage-standard', 1, 2, 1, 'city'],
]

/** Facilities, projects and checks. */
export const placeAndProjectRecipes: readonly Recipe[] = [
  {
    dataset: 'registry-facilities',
    at: 'township',
    records: (office, random) => {
      const before = (topic: string): AnyRecord => ({ topic, openedOn: dayBetween(random, '2014-03-01', '2023-12-10') })
      const within = (topic: string): AnyRecord => ({ topic, openedOn: dayBetween(random, '2024-02-20', '2024-12-10') })
      return [
        ...facilities.flatMap(([topic, least, most, opened]) => [
          ...Array.from({ length: random.int(least, most) }, () => before(topic)),
          ...Array.from({ length: random.int(0, opened) }, () => within(topic)),
        ]),
        ...(office === '990106'
          ? [before('provincial-wedding-base')]
          : office === '990104'
            ? [within('provincial-wedding-base')]
            : []),
      ]
    },
    fields: {
      grade: ({ record, random }) => (record['topic'] === 'marriage-office' ? random.int(3, 5) : null),
      compliant: ({ office, record, random }) =>
        record['topic'] === 'marriage-office' ? office !== '990105' : random.chance(0.9),
      closedOn: () => null,
    },
  },
  {
    dataset: 'registry-projects',
    offices: 'all',
    at: 'office',
    records: (office, random, tree) =>
      projects.flatMap(([topic, least, most, completed, whose]) =>
        whose !== 'all' && (whose === 'city') !== isCity(office)
          ? []
          : Array.from({ length: random.int(least, most) }, (): AnyRecord => {
              const startedOn = dayBetween(random, '2023-10-08', '2024-04-20')
              return {
                topic,
                ...(topic === 'cemetery-renovation'
                  ? { district: random.pick(tree.atLevel(office, 'township')).code }
                  : {}),
                startedOn,
                completedOn: random.chance(completed) ? dayBetween(random, '2024-05-06', '2024-12-18') : null,
              }
            }),
      ),
    fields: {
      acceptedOn: ({ record, random }) =>
        typeof record['completedOn'] === 'string' && random.chance(0.5)
          ? daysLater(record['completedOn'], random.int(3, 12))
          : null,
      stoppedOn: () => null,
      investment: ({ record, random }) =>
        ['cemetery-renovation', 'funeral-equipment', 'sweet-economy'].includes(String(record['topic']))
          ? random.int(3, 120) * 1_000_000
          : null,
    },
  },
  {
    dataset: 'registry-inspections',
    at: 'township',
    records: (office, random, tree) => [
      ...tree
        .atLevel(office, 'township')
        .flatMap(({ code }) =>
          Array.from({ length: random.int(2, 5) }, (): AnyRecord => ({ topic: 'place-name-use', district: code })),
        ),
      ...Array.from({ length: random.int(20, 35) }, (): AnyRecord => ({ topic: 'funeral-service' })),
    ],
    fields: {
      subject: ({ office, index }) => `${office}-S${index + 1}`,
      passed: ({ random }) => random.chance(0.9),
      problems: ({ record, random }) => (record['passed'] === true ? random.int(0, 1) : random.int(1, 4)),
      rectified: ({ record, random }) => random.int(0, Number(record['problems'])),
    },
  },
]
