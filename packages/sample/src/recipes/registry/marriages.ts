import { dayBetween, daysLater } from '../../base/days.js'
import type { Recipe } from '../../base/recipe.js'

/**
 * A part of the year's registrations, to limit the rows. A divorce is registered from the 31st day after its
 * application, or not at all.
 */
export const marriageRecipes: readonly Recipe[] = [
  {
    dataset: 'marriage-registrations',
    at: 'office',
    records: (_office, random) => random.int(420, 560),
    fields: {
      kind: ({ random }) =>
        random.weighted([
          ['marriage', 55],
          ['divorce', 30],
          ['reissue', 15],
        ]),
      acceptedOn: ({ random }) => dayBetween(random, '2024-01-02', '2024-12-24'),
      registeredOn: ({ record, random }) => {
        const accepted = String(record['acceptedOn'])
        if (record['kind'] !== 'divorce') return accepted
        return random.chance(0.7) ? daysLater(accepted, random.int(31, 60)) : null
      },
      origin: ({ random }) =>
        random.weighted([
          ['local', 78],
          ['province', 13],
          ['other-province', 9],
        ]),
      archivedOn: ({ record, random }) => {
        const registered = record['registeredOn']
        return typeof registered === 'string' && random.chance(0.97) ? daysLater(registered, random.int(0, 12)) : null
      },
      jointCase: ({ record, random }) => record['kind'] === 'marriage' && random.chance(0.35),
    },
  },
]
