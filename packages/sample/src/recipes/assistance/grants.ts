import { dayBetween, daysLater } from '../../base/days.js'
import type { Recipe } from '../../base/recipe.js'

/** Invented: the amount of a grant of each kind, in yuan. */
const grantYuan: Readonly<Record<string, readonly [least: number, most: number]>> = {
  emergency: [500, 4_000],
  expenditure: [1_000, 9_000],
  expanded: [2_000, 12_000],
  integrated: [800, 15_000],
}

/** Standards, applications and aid. */
export const grantRecipes: readonly Recipe[] = [
  {
    dataset: 'tekun-standards',
    at: 'office',
    // About 1.3 times the dibao standard.
    records: 2,
    fields: {
      effectiveOn: ({ index }) => (index === 0 ? '2023-07-01' : '2024-07-01'),
      monthlyStandard: ({ index }) => (index === 0 ? 1_470_00 : 1_530_00),
      document: ({ index }) => `模拟民政〔${2023 + index}〕21号`,
    },
  },
  {
    dataset: 'assistance-applications',
    at: 'village',
    records: 420,
    fields: {
      channel: ({ random }) => (random.chance(0.62) ? 'online' : 'offline'),
      fromAlert: ({ random }) => random.chance(0.28),
      closedOn: ({ random, record }) => {
        const closed = daysLater(String(record['appliedOn']), random.int(8, 45))
        return closed <= '2024-12-31' ? closed : null
      },
      // About five working days in seven days of the calendar.
      workingDays: ({ record }) => {
        const { appliedOn, closedOn } = record
        return typeof closedOn === 'string'
          ? Math.round(((Date.parse(closedOn) - Date.parse(String(appliedOn))) / 86_400_000) * (5 / 7))
          : null
      },
    },
  },
  {
    dataset: 'assistance-grants',
    at: 'village',
    records: 500,
    fields: {
      kind: ({ random }) =>
        random.weighted([
          ['emergency', 22],
          ['expenditure', 30],
          ['expanded', 18],
          ['integrated', 30],
        ] as const),
      form: ({ random }) =>
        random.weighted([
          ['money', 66],
          ['goods', 14],
          ['service', 20],
        ] as const),
      source: ({ random, record }) =>
        record['kind'] === 'integrated'
          ? random.weighted([
              ['fiscal', 45],
              ['charity', 40],
              ['market', 15],
            ] as const)
          : 'fiscal',
      amount: ({ random, record }) => {
        const [least, most] = grantYuan[String(record['kind'])]!
        return random.int(least / 100, most / 100) * 100_00
      },
      incomeForThree: ({ random, record }) => (record['kind'] === 'expanded' ? random.int(50_000, 99_000) * 100 : null),
    },
  },
  {
    dataset: 'huimin-insurance',
    at: 'office',
    records: 2,
    fields: {
      countedOn: ({ index }) => (index === 0 ? '2023-12-31' : '2024-06-30'),
      eligible: ({ random }) => random.int(480_000, 560_000),
      // Drawn before the eligible persons: below the lowest of their values.
      insured: ({ random }) => random.int(330_000, 420_000),
    },
  },
  {
    dataset: 'vagrant-aid-events',
    at: 'office',
    records: 130,
    fields: {
      aidedOn: ({ random }) => dayBetween(random, '2024-01-02', '2024-12-29'),
      action: ({ random, record }) => {
        const month = Number(String(record['aidedOn']).slice(5, 7))
        return month >= 6 && month <= 9 && random.chance(0.5)
          ? 'summer'
          : (month >= 11 || month <= 2) && random.chance(0.5)
            ? 'winter'
            : 'none'
      },
      standardFile: ({ random }) => random.chance(0.9),
      family: ({ random }) =>
        random.weighted([
          ['known', 80],
          ['sought', 6],
          ['found', 14],
        ] as const),
      aidedBefore: ({ random }) => random.chance(0.12),
      settledOn: ({ random, record }) =>
        random.chance(0.04) ? dayBetween(random, String(record['aidedOn']), '2024-12-30') : null,
    },
  },
]
