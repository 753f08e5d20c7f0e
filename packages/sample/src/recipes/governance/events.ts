import { dayBetween, daysLater } from '../../base/days.js'
import type { Recipe } from '../../base/recipe.js'
import { repeat } from './repeat.js'

const fenPerTenThousandYuan = 1_000_000

/** Studies and drills at the bureaus, culture in the villages of the counties. */
export const activityRecipe: Recipe = {
  dataset: 'governance-activities',
  offices: 'all',
  at: 'village',
  records: (office, random, tree) => [
    ...repeat(
      random,
      { 'theory-study': 14, sanzhuan: 8, 'safety-drill': 10, 'department-culture': 6 },
      { certain: { district: office } },
    ),
    ...(office === tree.root.code
      ? []
      : repeat(random, { 'elder-respect': 120, 'child-care': 70, 'mutual-aid': 50, 'wedding-funeral': 60 })),
  ],
  fields: { participants: ({ random }) => random.int(12, 160), amount: () => null },
}

/**
 * Trainings of cadres; the number that pass is at most the number of participants, and only tests of competence can be
 * passed.
 */
export const trainingRecipe: Recipe = {
  dataset: 'governance-trainings',
  offices: 'all',
  at: 'office',
  records: (_office, random) => repeat(random, { university: 2, 'young-cadres': 2, competence: 3 }),
  fields: {
    participants: ({ random }) => random.int(25, 60),
    passed: ({ random, record }) =>
      record['topic'] === 'competence' ? Math.round(Number(record['participants']) * random.between(0.86, 1)) : null,
  },
}

/**
 * Projects of the counties: those in reserve are not started yet, facilities and scenes are mostly completed in the
 * year.
 */
export const projectRecipe: Recipe = {
  dataset: 'governance-projects',
  at: 'village',
  records: (office, random) => [
    ...repeat(random, { reserve: 8, application: 6, 'digital-scene': 5 }, { certain: { district: office } }),
    ...repeat(random, { 'facility-construction': 9, 'place-name-culture': 14 }),
  ],
  fields: {
    startedOn: ({ random, record }) =>
      record['topic'] === 'application'
        ? dayBetween(random, '2024-02-01', '2024-10-30')
        : dayBetween(random, '2022-05-01', '2024-03-30'),
    completedOn: ({ random, record, index }) =>
      ['facility-construction', 'digital-scene'].includes(String(record['topic'])) && index % 4 !== 0
        ? dayBetween(random, '2024-04-10', '2024-11-20')
        : null,
    acceptedOn: ({ random, record }) =>
      record['completedOn'] !== null && random.chance(0.7)
        ? daysLater(String(record['completedOn']), random.int(5, 30))
        : null,
    stoppedOn: () => null,
    investment: ({ random, record }) =>
      record['topic'] === 'digital-scene' ? null : random.int(20, 900) * fenPerTenThousandYuan,
  },
}

/** Titles of offices and branches; some offices hold two. */
export const titleRecipe: Recipe = {
  dataset: 'governance-titles',
  offices: 'all',
  at: 'office',
  records: (_office, random) =>
    repeat(random, { 'clean-office': 4, 'model-office': 3, 'clean-demonstration': 2, 'four-strong-branch': 7 }),
  fields: {
    holder: ({ office, random, record, index }) =>
      record['topic'] === 'four-strong-branch' ? `${office}-Z${index}` : `${office}-D${random.int(1, 6)}`,
    grantedOn: ({ random }) => dayBetween(random, '2021-06-01', '2024-11-20'),
    endedOn: () => null,
  },
}
