import { dayBetween } from '../../base/days.js'
import type { Recipe } from '../../base/recipe.js'

export const childSiteRecipes: readonly Recipe[] = [
  {
    dataset: 'child-facilities',
    offices: 'all',
    at: 'village',
    records: (office, random, tree) => [
      { topic: 'institution', district: office, grade: null, openedOn: '2015-06-01', compliant: random.chance(0.8) },
      { topic: 'agency', district: office, grade: null, openedOn: '2021-12-01', compliant: random.chance(0.8) },
      ...(office === tree.root.code
        ? []
        : [
            ...random
              .sample(tree.atLevel(office, 'village'), 60)
              .map(({ code }) => ({ topic: 'home', district: code, compliant: true })),
            ...random
              .sample(tree.atLevel(office, 'village'), 4)
              .map(({ code }) => ({ topic: 'model', district: code, grade: null, compliant: true })),
          ]),
    ],
    fields: { closedOn: () => null, grade: ({ random }) => (random.chance(0.72) ? random.int(1, 5) : null) },
  },
  {
    dataset: 'child-projects',
    at: 'office',
    records: (_office, random) => [
      ...Array.from({ length: 12 }, () => ({ topic: 'three-year-plan', startedOn: '2024-02-20' })),
      ...Array.from({ length: random.int(2, 5) }, () => ({ topic: 'brand' })),
    ],
    fields: {
      completedOn: ({ random, record }) =>
        record['topic'] === 'three-year-plan' && random.chance(0.8)
          ? dayBetween(random, '2024-04-15', '2024-12-20')
          : null,
      acceptedOn: () => null,
      stoppedOn: () => null,
    },
  },
  {
    dataset: 'child-activities',
    at: 'township',
    records: (_office, random) => [
      ...Array.from({ length: random.int(12, 22) }, () => ({
        topic: 'protection-month',
        heldOn: dayBetween(random, '2024-05-06', '2024-06-21'),
      })),
      ...Array.from({ length: random.int(6, 12) }, () => ({ topic: 'other' })),
    ],
    fields: { participants: ({ random }) => random.int(20, 260) },
  },
]
