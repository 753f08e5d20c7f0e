import type { AnyRecord } from '@minzheng/core'
import { dayBetween, daysLater } from '../../days.js'
import type { Recipe } from '../../recipe.js'

const fen = 100

/** Standards, applications, grants and needs: the daily work of a township's assistance office. */
export const applicationAndGrantRecipes: readonly Recipe[] = [
  {
    dataset: 'tekun-standards',
    at: 'office',
    records: () =>
      ['home', 'institution'].flatMap((care): AnyRecord[] =>
        [2023, 2024].map((year) => ({
          care,
          effectiveOn: `${year}-07-01`,
          monthlyStandard: (care === 'home' ? (year === 2023 ? 1_456 : 1_521) : year === 2023 ? 1_900 : 1_990) * fen,
          document: `模拟民发〔${year}〕${care === 'home' ? 22 : 23}号`,
        })),
      ),
  },
  {
    dataset: 'assistance-applications',
    at: 'township',
    records: (_office, random) => random.int(380, 520),
    fields: {
      kind: ({ random }) =>
        random.weighted([
          ['temporary', 45],
          ['dibao', 24],
          ['dibian', 14],
          ['tekun', 4],
          ['expenditure', 6],
          ['other', 7],
        ]),
      channel: ({ random }) => (random.chance(0.64) ? 'online' : 'counter'),
      fromAlert: ({ random }) => random.chance(0.22),
      acceptedOn: ({ random }) => dayBetween(random, '2024-01-02', '2024-12-20'),
      closedOn: ({ record, random }) => {
        const closed = daysLater(String(record['acceptedOn']), random.int(6, 34))
        return closed > '2024-12-28' ? null : closed
      },
      // Five days of seven, near enough for a simulation.
      workingDays: ({ record }) =>
        record['closedOn'] === null
          ? null
          : Math.max(1, Math.round(((Date.parse(String(record['closedOn'])) - Date.parse(String(record['acceptedOn']))) / 86_400_000) * (5 / 7))),
    },
  },
  {
    dataset: 'assistance-grants',
    at: 'township',
    records: (_office, random) => random.int(430, 560),
    fields: {
      programme: ({ random }) =>
        random.weighted([
          ['temporary', 52],
          ['emergency', 14],
          ['expanded', 12],
          ['integrated', 22],
        ]),
      source: ({ record, random }) =>
        record['programme'] !== 'integrated'
          ? 'fiscal'
          : random.weighted([
              ['fiscal', 50],
              ['charity', 35],
              ['market', 15],
            ]),
      form: ({ record, random }) =>
        record['programme'] === 'emergency'
          ? 'cash'
          : random.weighted([
              ['cash', 62],
              ['goods', 14],
              ['service', 24],
            ]),
      amount: ({ random }) => random.int(300, 7_020) * fen,
    },
  },
  {
    dataset: 'aid-needs',
    at: 'township',
    records: (_office, random) => random.int(220, 320),
    fields: {
      enteredOn: ({ random }) => dayBetween(random, '2023-07-01', '2024-12-10'),
      matchedOn: ({ record, random }) => {
        const matched = daysLater(String(record['enteredOn']), random.int(1, 25))
        return random.chance(0.88) && matched < '2024-12-28' ? matched : null
      },
      closedOn: ({ record, random }) => {
        const closed = record['matchedOn'] === null ? null : daysLater(String(record['matchedOn']), random.int(5, 60))
        return closed !== null && closed < '2024-12-28' && random.chance(0.9) ? closed : null
      },
    },
  },
]
