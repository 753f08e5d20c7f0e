import type { AnyRecord } from '@minzheng/core'
import { dayBetween } from '../../days.js'
import type { Recipe } from '../../recipe.js'

/** How many a county has of each kind of listing. */
const listings: Readonly<Record<string, number>> = {
  'featured-brand': 2,
  'digital-result': 2,
  'replicable-result': 3,
  'excellent-case': 4,
  'service-brand': 2,
  resource: 120,
  'project-item': 36,
  partner: 28,
  'jingkang-point': 6,
  'jingkang-professional': 17,
}
const ofTheYear = new Set(['digital-result', 'replicable-result', 'excellent-case'])

/** Joint assistance centres of every county, township and village, and what the offices keep lists of. */
export const centreAndListingRecipes: readonly Recipe[] = [
  {
    dataset: 'zhulianti-sites',
    at: 'village',
    records: (office, random, tree) => {
      const places = (rank: 'county' | 'township' | 'village', chance: number): AnyRecord[] =>
        tree.atLevel(office, rank).flatMap(({ code }) => (random.chance(chance) ? [{ district: code, rank, standardRun: random.chance(0.97) }] : []))
      return [{ district: office, rank: 'county', standardRun: true }, ...places('township', 0.99), ...places('village', 0.93)]
    },
    fields: {
      meets8545: ({ random }) => (random.chance(0.8) ? random.chance(0.9) : null),
      stars: ({ record, random }) =>
        record['rank'] === 'village' ? (random.chance(0.12) ? random.int(1, 4) : null) : random.chance(0.8) ? random.int(3, 5) : null,
      provincialFiveStarOn: ({ record, random }) =>
        record['rank'] === 'county' || (record['stars'] === 5 && random.chance(0.2)) ? dayBetween(random, '2023-10-01', '2024-11-20') : null,
      openedOn: ({ random }) => dayBetween(random, '2021-03-01', '2024-08-30'),
      closedOn: () => null,
    },
  },
  {
    dataset: 'assistance-listings',
    offices: 'all',
    at: 'township',
    records: (office, random) => {
      const asCity = office.endsWith('00')
      const some = Object.entries(listings).flatMap(([topic, count]) =>
        Array.from({ length: Math.max(1, Math.round(count * (asCity ? 0.3 : random.between(0.8, 1.2)))) }, (): AnyRecord => ({
          topic,
          ...(topic === 'resource' && !asCity ? {} : topic.startsWith('jingkang-point') && !asCity ? {} : { district: office }),
        })),
      )
      // One county has not taken up the model yet.
      return asCity || office === '330522' ? some : [...some, { topic: 'gov-charity-model', district: office }]
    },
    fields: {
      listedOn: ({ record, random }) =>
        ofTheYear.has(String(record['topic'])) ? dayBetween(random, '2024-02-01', '2024-12-10') : dayBetween(random, '2021-03-01', '2024-11-20'),
      removedOn: ({ record, random }) =>
        !ofTheYear.has(String(record['topic'])) && record['topic'] !== 'gov-charity-model' && random.chance(0.05)
          ? dayBetween(random, '2024-11-25', '2024-12-20')
          : null,
    },
  },
  {
    dataset: 'huimin-insurance',
    at: 'office',
    records: (_office, random) => {
      const eligible = random.int(420_000, 640_000)
      return [2023, 2024].map((year): AnyRecord => ({
        countedOn: `${year}-01-31`,
        eligible,
        insured: Math.round(eligible * (year === 2023 ? 0.61 : 0.64) * random.between(0.95, 1.05)),
      }))
    },
  },
]
