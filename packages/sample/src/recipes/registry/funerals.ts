import { dayBetween, daysLater } from '../../base/days.js'
import type { Recipe } from '../../base/recipe.js'

/** Funerals, their staff, and visits to graves. The funerals are a part of the year's, to limit the rows. */
export const funeralRecipes: readonly Recipe[] = [
  {
    dataset: 'funeral-services',
    at: 'township',
    records: (_office, random) => random.int(480, 600),
    fields: {
      diedOn: ({ random }) => dayBetween(random, '2024-01-01', '2024-12-22'),
      servedOn: ({ record, random }) => daysLater(String(record['diedOn']), random.int(1, 5)),
      cremation: ({ random }) =>
        random.weighted([
          ['here', 965],
          ['elsewhere', 33],
          ['none', 2],
        ]),
      burial: ({ record, random }) =>
        record['cremation'] === 'none'
          ? 'grave'
          : random.weighted([
              ['ash-hall', 40],
              ['tree', 6],
              ['lawn', 5],
              ['wall', 4],
              ['bamboo', 2],
              ['sea', 1],
              ['grave', 42],
            ]),
      entitled: ({ random }) => random.chance(0.97),
      free: ({ record, random }) => record['entitled'] === true && random.chance(0.992),
      waived: ({ record, random }) => (record['free'] === true ? random.int(80_000, 210_000) : null),
      oneThing: ({ random }) => random.chance(0.78),
      propertyQuery: ({ random }) => random.chance(0.14),
    },
  },
  {
    dataset: 'funeral-staff',
    at: 'office',
    records: (_office, random) => random.int(38, 64),
    fields: {
      leftOn: ({ random, record }) =>
        random.chance(0.05) ? dayBetween(random, String(record['startedOn']), '2024-12-20') : null,
      trainedOn: ({ record, random }) =>
        random.chance(0.85) && record['leftOn'] === null
          ? dayBetween(
              random,
              String(record['startedOn']) < '2024-03-10' ? '2024-03-10' : String(record['startedOn']),
              '2024-12-06',
            )
          : null,
    },
  },
  {
    dataset: 'registry-activities',
    at: 'township',
    records: (_office, random) => random.int(45, 75),
    fields: {
      topic: () => 'qingming',
      heldOn: ({ random }) => dayBetween(random, '2024-03-23', '2024-04-07'),
      participants: ({ random }) => random.int(300, 5_200),
      amount: () => null,
    },
  },
]
