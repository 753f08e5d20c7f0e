import type { Day } from '@minzheng/core/periods'
import { dayBetween, daysLater } from '../../base/days.js'
import type { Random } from '../../base/random.js'
import type { Recipe } from '../../base/recipe.js'
import { repeat } from './repeat.js'

const yearEnd = '2024-12-30'

/**
 * The number of matters of a topic that an office handles in the year, its deadline in days, and the share handled in
 * time.
 */
const matters: Readonly<Record<string, readonly [count: number, days: number, inTime: number]>> = {
  'theme-education': [6, 150, 0.9],
  'political-construction': [8, 200, 0.9],
  'strict-governance': [9, 200, 0.85],
  'three-teams': [6, 200, 0.85],
  'plan-task': [24, 220, 0.85],
  'plan-project-step': [18, 120, 0.8],
  reform: [8, 200, 0.8],
  'three-number-one': [7, 200, 0.85],
  'digital-reform': [9, 180, 0.8],
  'office-task': [36, 20, 0.95],
  petition: [45, 60, 0.96],
  proposal: [9, 90, 0.98],
  disclosure: [40, 28, 0.96],
  concern: [12, 10, 0.93],
  'bottleneck-strategy': [2, 150, 0.7],
  'bottleneck-law': [2, 150, 0.7],
  'bottleneck-system': [3, 150, 0.7],
  'bottleneck-staff': [2, 150, 0.7],
  'bottleneck-facilities': [3, 150, 0.7],
}

function completedOn(random: Random, assignedOn: Day, dueOn: Day, inTime: number): Day | null {
  if (random.chance(inTime)) return dayBetween(random, daysLater(assignedOn, 1), dueOn)
  const late = daysLater(dueOn, random.int(1, 40))
  return late <= yearEnd && random.chance(0.6) ? late : null
}

/** The tasks of the bureaus with a deadline; none is due after the year. */
export const matterRecipe: Recipe = {
  dataset: 'governance-matters',
  offices: 'all',
  at: 'office',
  records: (_office, random) =>
    repeat(random, Object.fromEntries(Object.entries(matters).map(([topic, [count]]) => [topic, count]))),
  fields: {
    assignedOn: ({ random, record }) =>
      dayBetween(random, '2024-01-05', daysLater(yearEnd, -matters[String(record['topic'])]![1] - 1)),
    dueOn: ({ record }) => daysLater(String(record['assignedOn']), matters[String(record['topic'])]![1]),
    completedOn: ({ random, record }) =>
      completedOn(random, String(record['assignedOn']), String(record['dueOn']), matters[String(record['topic'])]![2]),
    withdrawnOn: ({ random, record }) =>
      record['completedOn'] === null && random.chance(0.05) ? String(record['dueOn']) : null,
    resolvedFirst: ({ random, record }) =>
      record['topic'] === 'petition' && record['completedOn'] !== null ? random.chance(0.88) : null,
    satisfied: ({ random, record }) =>
      record['topic'] === 'petition' && record['completedOn'] !== null && random.chance(0.8)
        ? random.chance(0.92)
        : null,
  },
}

/** Inspections of funds, acts and case files; the number corrected is at most the number found. */
export const inspectionRecipe: Recipe = {
  dataset: 'governance-inspections',
  offices: 'all',
  at: 'office',
  records: (_office, random) =>
    repeat(random, { 'special-fund': 10, 'lottery-fund': 4, 'administrative-act': 30, 'enforcement-file': 20 }),
  fields: {
    subject: ({ office, random }) => `${office}-${random.int(1, 60)}`,
    passed: ({ random }) => random.chance(0.93),
    problems: ({ random, record }) => (record['passed'] === true ? random.int(0, 2) : random.int(2, 6)),
    rectified: ({ random, record }) => {
      const problems = Number(record['problems'])
      return random.chance(0.85) ? problems : random.int(0, problems)
    },
  },
}

const topicsOfCounties = {
  discipline: 1,
  'corrected-act': 1,
  'hazard-institution': 60,
  'hazard-client': 35,
  'hazard-opinion': 8,
  accident: 2,
}

/**
 * Hazards in the townships, and a few incidents; one county has an accident of the upper grades, one a leak and one an
 * attack.
 */
export const incidentRecipe: Recipe = {
  dataset: 'governance-incidents',
  at: 'township',
  records: (office, random) => [
    ...repeat(random, topicsOfCounties).filter(
      ({ topic }) => !['discipline', 'corrected-act'].includes(String(topic)) || random.chance(0.7),
    ),
    ...(office === '990105' ? [{ topic: 'accident', grade: 'major', foundOn: '2024-07-11' }] : []),
    ...(office === '990103' ? [{ topic: 'secrecy', district: office }] : []),
    ...(office === '990104' ? [{ topic: 'network', district: office }] : []),
  ],
  fields: {
    selfChecked: ({ random, record }) => (String(record['topic']).startsWith('hazard') ? random.chance(0.8) : null),
    grade: ({ record }) => (record['topic'] === 'accident' ? 'general' : null),
    rectifiedOn: ({ random, record }) => {
      const foundOn = String(record['foundOn'])
      if (!String(record['topic']).startsWith('hazard') || !random.chance(0.95)) return null
      const rectifiedOn = dayBetween(random, foundOn, daysLater(foundOn, 45))
      return rectifiedOn <= yearEnd ? rectifiedOn : null
    },
  },
}

/** The papers that the bureaus issue: rules, decisions and standards, with the reviews that each kind needs. */
export const documentRecipe: Recipe = {
  dataset: 'governance-documents',
  offices: 'all',
  at: 'office',
  records: (_office, random) =>
    repeat(
      random,
      { rule: 4, normative: 4, decision: 3, standard: 6, research: 5, landmark: 2, news: 40 },
      { field: 'kind' },
    ),
  fields: {
    field: ({ random, record }) =>
      record['kind'] === 'standard' ? random.pick(['elderly-care', 'assistance', 'minors', 'charity']) : null,
    issuedOn: ({ random, record, index }) =>
      record['kind'] === 'standard' && index % 2 === 0
        ? dayBetween(random, '2020-01-10', '2023-11-30')
        : dayBetween(random, '2024-01-08', '2024-12-20'),
    repealedOn: () => null,
    implementedOn: ({ random, record }) =>
      record['kind'] === 'standard' && random.chance(0.8)
        ? daysLater(String(record['issuedOn']), random.int(5, 60))
        : null,
    procedureFollowed: ({ random, record }) => (record['kind'] === 'decision' ? random.chance(0.95) : null),
    legalityReviewed: ({ random, record }) =>
      ['normative', 'decision'].includes(String(record['kind'])) ? random.chance(0.96) : null,
    competitionReviewed: ({ random, record }) => (record['kind'] === 'normative' ? random.chance(0.94) : null),
  },
}
