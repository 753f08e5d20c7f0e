import { bornAged, dayBetween, laterOf } from '../../base/days.js'
import { creditCodes } from '../../base/credit-codes.js'
import type { Recipe } from '../../base/recipe.js'

const quarterEnds = ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31'] as const

export const childServiceRecipes: readonly Recipe[] = [
  {
    dataset: 'child-workers',
    at: 'office',
    records: (office, random, tree) => [
      ...tree.atLevel(office, 'township').map(({ code }) => ({ district: code, role: 'supervisor' })),
      ...tree
        .atLevel(office, 'village')
        .filter(() => random.chance(0.99))
        .map(({ code }) => ({ district: code, role: 'director' })),
    ],
    fields: {
      worker: ({ random, numbers }) => numbers.issue(random, bornAged(random, 26, 55)),
      startedOn: ({ random }) => dayBetween(random, '2019-06-01', '2024-04-30'),
      leftOn: () => null,
      trainedOn: ({ random, record }) =>
        random.chance(record['role'] === 'supervisor' ? 0.93 : 0.84)
          ? dayBetween(random, laterOf('2024-03-01', String(record['startedOn'])), '2024-11-29')
          : null,
    },
  },
  {
    dataset: 'child-director-subsidies',
    at: 'office',
    records: (office, random, tree) =>
      tree.atLevel(office, 'township').flatMap(({ code }) => {
        const directors = tree.atLevel(code, 'village').length
        // 200 to 300 yuan a month for each director, paid by quarter.
        const monthly = random.int(20, 30) * 1_000
        return quarterEnds.map((monthEndOn) => ({
          district: code,
          topic: 'post',
          monthEndOn,
          times: directors,
          amount: directors * monthly * 3,
        }))
      }),
  },
  {
    dataset: 'child-cases',
    at: 'office',
    records: (_office, random) => [
      ...Array.from({ length: random.int(4, 9) }, () => ({ kind: 'adoption' })),
      ...Array.from({ length: random.int(18, 40) }, () => ({ kind: 'rights' })),
    ],
    fields: {
      receivedOn: ({ random }) => dayBetween(random, '2024-01-08', '2024-10-31'),
      closedOn: ({ random, record }) =>
        record['kind'] === 'adoption' || random.chance(0.9)
          ? dayBetween(random, String(record['receivedOn']), '2024-12-20')
          : null,
      compliant: ({ random, record }) => (record['kind'] === 'adoption' ? random.chance(0.93) : null),
    },
  },
  {
    dataset: 'child-organisations',
    offices: 'all',
    at: 'office',
    records: (office, random) => {
      const codes = creditCodes()
      return Array.from({ length: random.int(6, 12) }, (_, index) => ({
        creditCode: codes.issue(random, index % 4 === 0 ? 'association' : 'service-organisation', office),
      }))
    },
    fields: { cancelledOn: () => null, professional: ({ random, index }) => index < 2 || random.chance(0.5) },
  },
]
