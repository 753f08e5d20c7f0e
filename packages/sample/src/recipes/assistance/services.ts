import { dayBetween, daysLater } from '../../base/days.js'
import type { Recipe } from '../../base/recipe.js'

const topics = [
  'county-brand',
  'charity-model',
  'digital',
  'landmark',
  'case',
  'service-brand',
  'project-list',
] as const
/** Invented: the lowest and highest number of results of a topic in a county. */
const resultsOf: Readonly<Record<(typeof topics)[number], readonly [number, number]>> = {
  'county-brand': [1, 3],
  'charity-model': [1, 1],
  digital: [1, 4],
  landmark: [0, 2],
  case: [1, 5],
  'service-brand': [0, 2],
  'project-list': [18, 36],
}

/** Service consortia, the two libraries, results and activities. */
export const serviceRecipes: readonly Recipe[] = [
  {
    dataset: 'zhulianti-sites',
    at: 'village',
    records: (office, random, tree) => [
      {
        district: office,
        siteLevel: 'county',
        stars: 5,
        ratedBy: random.chance(0.4) || office === '990106' ? 'province' : 'city',
      },
      ...tree.atLevel(office, 'township').map(({ code }) => ({ district: code, siteLevel: 'township' })),
      ...tree
        .atLevel(office, 'village')
        .filter(() => random.chance(0.94))
        .map(({ code }) => ({
          district: code,
          siteLevel: 'village',
          stars: random.chance(0.9) ? null : random.int(1, 3),
        })),
    ],
    fields: {
      standardRun: ({ random, record }) => record['siteLevel'] === 'county' || random.chance(0.93),
      meets8545: ({ random }) => (random.chance(0.1) ? null : random.chance(0.82)),
      stars: ({ random }) => (random.chance(0.4) ? random.int(2, 5) : null),
      ratedBy: ({ record }) => (record['stars'] === null ? null : 'city'),
      openedOn: ({ random }) => dayBetween(random, '2021-06-01', '2024-09-30'),
    },
  },
  {
    dataset: 'aid-needs',
    at: 'village',
    records: 360,
    fields: {
      registeredOn: ({ random }) => dayBetween(random, '2023-09-01', '2024-12-24'),
      matchedOn: ({ random, record }) => {
        const matched = daysLater(String(record['registeredOn']), random.int(1, 40))
        return random.chance(0.85) && matched <= '2024-12-31' ? matched : null
      },
      closedOn: ({ random, record }) => {
        const { matchedOn } = record
        const closed = typeof matchedOn === 'string' ? daysLater(matchedOn, random.int(3, 90)) : null
        return closed !== null && closed <= '2024-12-31' ? closed : null
      },
    },
  },
  {
    dataset: 'aid-resources',
    at: 'township',
    records: 150,
    // Some partners work in several counties.
    fields: {
      provider: ({ random, office }) =>
        random.chance(0.15) ? `C${random.int(1, 12)}` : `${office}-P${random.int(1, 48)}`,
    },
  },
  {
    dataset: 'assistance-results',
    at: 'office',
    records: (_office, random) =>
      topics.flatMap((topic) =>
        Array.from({ length: random.int(...resultsOf[topic]) }, () => ({ topic, repealedOn: null })),
      ),
    fields: { issuedOn: ({ random }) => dayBetween(random, '2021-03-01', '2024-11-30') },
  },
  {
    dataset: 'assistance-activities',
    at: 'office',
    records: (_office, random) => [
      { topic: 'open-day', heldOn: '2024-06-19' },
      ...Array.from({ length: random.int(8, 16) }, () => ({ topic: 'publicity' })),
    ],
    fields: { participants: ({ random }) => random.int(30, 260), amount: () => null },
  },
]
