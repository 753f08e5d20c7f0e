import type { AnyRecord } from '@minzheng/core'
import { dayBetween, daysLater } from '../../days.js'
import type { Recipe } from '../../recipe.js'

const months = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2024, at + 1, 0)).toISOString().slice(0, 10))
const fen = 100

/** Relief stations, the two subsidies for the disabled, and community rehabilitation. */
export const vagrantAndDisabilityRecipes: readonly Recipe[] = [
  {
    dataset: 'vagrant-aid',
    offices: 'all',
    at: 'office',
    records: (office, random) => random.int(70, office.endsWith('00') ? 180 : 110),
    fields: {
      campaign: ({ record }) => {
        const month = String(record['aidedOn']).slice(5, 7)
        return month === '07' || month === '08' ? 'summer' : month === '01' || month === '12' ? 'winter' : null
      },
      standardFile: ({ random }) => random.chance(0.94),
      tracing: ({ random }) =>
        random.weighted([
          ['not-needed', 70],
          ['found', 26],
          ['open', 4],
        ]),
      settledOn: ({ record, random }) => (random.chance(0.06) ? laterInTheYear(String(record['aidedOn'])) : null),
      again: ({ random }) => random.chance(0.07),
    },
  },
  {
    dataset: 'assistance-activities',
    offices: 'all',
    at: 'office',
    records: (_office, random) => [
      { topic: 'open-day', heldOn: '2024-06-19' },
      ...Array.from({ length: random.int(5, 11) }, (): AnyRecord => ({ topic: 'publicity' })),
    ],
    fields: { participants: ({ random }) => random.int(20, 260), amount: () => null },
  },
  {
    dataset: 'assistance-services',
    at: 'office',
    records: (_office, random) =>
      months.flatMap((monthEndOn): AnyRecord[] => [
        { topic: 'procured', monthEndOn, times: random.int(400, 900), amount: random.int(120_000, 420_000) * fen },
        { topic: 'living-subsidy', monthEndOn, times: random.int(2_100, 2_700), amount: random.int(820_000, 960_000) * fen },
        { topic: 'nursing-subsidy', monthEndOn, times: random.int(6_800, 8_300), amount: random.int(1_900_000, 2_300_000) * fen },
      ]),
  },
  {
    // One in twenty of those who receive a subsidy, for fewer rows.
    dataset: 'disability-subsidies',
    at: 'township',
    records: (_office, random) => random.int(420, 560),
    fields: {
      subsidy: ({ random }) => (random.chance(0.24) ? 'living' : 'nursing'),
      monthlyAmount: ({ record, random }) => (record['subsidy'] === 'living' ? 354 : random.pick([125, 250, 500])) * fen,
      startedOn: ({ random }) => dayBetween(random, '2018-03-01', '2024-06-30'),
      endedOn: ({ random }) => (random.chance(0.03) ? dayBetween(random, '2024-10-01', '2024-12-20') : null),
      reviewDueOn: ({ random }) => dayBetween(random, '2024-02-01', '2025-05-31'),
      reviewedOn: ({ record, random }) => {
        const due = String(record['reviewDueOn'])
        const reviewed = daysLater(due, random.chance(0.94) ? -random.int(0, 40) : random.int(1, 30))
        return due < '2024-12-31' && reviewed < '2024-12-29' && random.chance(0.98) ? reviewed : null
      },
      finding: ({ record, random }) => (record['reviewedOn'] === null ? null : random.chance(0.985) ? 'right' : random.pick(['amount', 'person'])),
    },
  },
  {
    dataset: 'jingkang-services',
    at: 'township',
    records: (_office, random) => random.int(320, 430),
  },
]

/** Some weeks later, if that is still within the year. */
function laterInTheYear(day: string): string {
  const later = daysLater(day, 40)
  return later < '2024-12-28' ? later : '2024-12-28'
}
