import { bornAged, dayBetween } from '../../base/days.js'
import type { Recipe } from '../../base/recipe.js'

const monthEnds = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2024, month + 1, 0)).toISOString().slice(0, 10),
)

/** Subsidies for disabled persons, services bought, and community mental rehabilitation. */
export const disabilityRecipes: readonly Recipe[] = [
  {
    dataset: 'assistance-services',
    at: 'office',
    // Subsidies by township, for about as many persons as the register below contains; the county buys the services.
    records: (office, random, tree) =>
      monthEnds.flatMap((monthEndOn) => [
        {
          district: office,
          topic: 'procurement',
          monthEndOn,
          times: random.int(120, 400),
          amount: random.int(120, 480) * 1_000_00,
        },
        ...tree.atLevel(office, 'township').flatMap(({ code: district }) => {
          const [living, nursing] = [random.int(6, 10), random.int(22, 28)]
          return [
            { district, topic: 'living', monthEndOn, times: living, amount: living * 400_00 },
            { district, topic: 'nursing', monthEndOn, times: nursing, amount: nursing * 250_00 },
          ]
        }),
      ]),
  },
  {
    dataset: 'disability-subsidies',
    at: 'village',
    records: (office, _random, tree) => tree.atLevel(office, 'township').length * 33,
    fields: {
      // 12,000 living and 38,000 nursing subsidies in the model city: a ratio of about one to three.
      subsidy: ({ random }) => (random.chance(0.24) ? 'living' : 'nursing'),
      startedOn: ({ random }) => dayBetween(random, '2018-01-01', '2024-10-31'),
      endedOn: ({ random }) => (random.chance(0.03) ? dayBetween(random, '2024-11-01', '2024-12-28') : null),
      reviewDueOn: ({ random, record }) =>
        String(record['startedOn']) < '2024-01-01' ? dayBetween(random, '2024-02-01', '2024-12-20') : null,
      reviewedOn: ({ random, record }) => {
        const { reviewDueOn } = record
        if (typeof reviewDueOn !== 'string') return null
        return random.chance(0.92)
          ? dayBetween(random, '2024-01-08', reviewDueOn)
          : random.chance(0.5)
            ? dayBetween(random, reviewDueOn, '2024-12-30')
            : null
      },
      foundRight: ({ random, record }) => (record['reviewedOn'] === null ? null : random.chance(0.985)),
    },
  },
  {
    dataset: 'jingkang-points',
    at: 'village',
    // Thirty in the model city.
    records: 6,
    fields: { openedOn: ({ random }) => dayBetween(random, '2021-03-01', '2024-05-31'), closedOn: () => null },
  },
  {
    dataset: 'jingkang-sessions',
    at: 'township',
    records: 240,
    fields: { person: ({ numbers, random }) => numbers.issue(random, bornAged(random, 18, 65)) },
  },
  {
    dataset: 'jingkang-professionals',
    at: 'office',
    records: 14,
    fields: { person: ({ numbers, random }) => numbers.issue(random, bornAged(random, 23, 58)) },
  },
]
