import type { AnyRecord } from '@minzheng/core'
import { counties } from '../../base/calibration.js'
import { dayBetween, daysLater } from '../../base/days.js'
import type { Recipe } from '../../base/recipe.js'

/**
 * Activities of a county in the year: their number, the days between which they take place, and the lowest and highest
 * number of participants.
 */
const activities: readonly (readonly [
  topic: string,
  least: number,
  most: number,
  from: string,
  to: string,
  fewest: number,
  greatest: number,
])[] = [
  ['respect-month', 25, 50, '2024-10-01', '2024-10-31', 30, 400],
  ['respect-publicity', 30, 60, '2024-01-10', '2024-12-12', 30, 300],
  ['education', 80, 130, '2024-02-26', '2024-12-12', 20, 90],
  ['leisure', 60, 110, '2024-01-10', '2024-12-12', 30, 200],
  ['brand-show', 2, 6, '2024-03-10', '2024-11-29', 100, 1_500],
]
const monthEnds = [
  '01-31',
  '02-29',
  '03-31',
  '04-30',
  '05-31',
  '06-30',
  '07-31',
  '08-31',
  '09-30',
  '10-31',
  '11-30',
  '12-31',
]

/** Activities, checks, services by month, and cases. */
export const activityRecipes: readonly Recipe[] = [
  {
    dataset: 'elderly-care-activities',
    at: 'office',
    records: (office, random, tree) =>
      activities.flatMap(([topic, least, most, from, to, fewest, greatest]) =>
        Array.from({ length: random.int(least, most) }, (): AnyRecord => ({
          topic,
          district: topic === 'brand-show' ? office : random.pick(tree.atLevel(office, 'township')).code,
          heldOn: dayBetween(random, from, to),
          participants: random.int(fewest, greatest),
        })),
      ),
    fields: { amount: () => null },
  },
  {
    dataset: 'elderly-care-inspections',
    at: 'office',
    records: (office, random, tree) => {
      // The homes of a county have numbers from 001; some are inspected again, and a few have not been inspected yet.
      const homes = Array.from(
        { length: counties.find(({ code }) => code === office)!.institutions.open },
        (_, index) => `JG${office}-${String(index + 1).padStart(3, '0')}`,
      )
      const inspected = [...homes.filter(() => random.chance(0.95)), ...homes.filter(() => random.chance(0.4))]
      return [
        ...inspected.map((subject): AnyRecord => ({ topic: 'fire', subject, district: office })),
        ...tree
          .atLevel(office, 'township')
          .flatMap(({ code }) =>
            Array.from({ length: random.int(2, 4) }, (): AnyRecord => ({ topic: 'home-care-centre', district: code })),
          ),
        ...Array.from({ length: random.int(1, 3) }, (): AnyRecord => ({
          topic: 'ageing-evaluation',
          subject: office,
          district: office,
        })),
      ]
    },
    fields: {
      inspectedOn: ({ random }) => dayBetween(random, '2024-01-15', '2024-11-29'),
      subject: ({ office, index }) => `ZX${office}-${String(index + 1).padStart(3, '0')}`,
      passed: ({ random }) => random.chance(0.75),
      problems: ({ record, random }) => (record['passed'] === true ? random.int(0, 2) : random.int(2, 6)),
      rectified: ({ record, random }) => {
        const problems = Number(record['problems'])
        return random.chance(0.85) ? problems : random.int(0, problems)
      },
    },
  },
  {
    dataset: 'elderly-care-services',
    at: 'office',
    records: (_office, random) => {
      const usual = random.int(28_000, 60_000)
      return monthEnds.flatMap((end): AnyRecord[] => [
        {
          topic: 'preference',
          monthEndOn: `2024-${end}`,
          times: Math.round(usual * random.between(0.85, 1.15)),
          amount: null,
        },
        {
          topic: 'consumption',
          monthEndOn: `2024-${end}`,
          times: random.int(3_000, 7_000),
          amount: random.int(300, 900) * 1_000_000,
        },
      ])
    },
  },
  {
    dataset: 'elderly-care-cases',
    at: 'office',
    records: (_office, random) =>
      (['rights', 'direct-claim'] as const).flatMap((topic) =>
        Array.from({ length: topic === 'rights' ? random.int(15, 40) : random.int(60, 130) }, (): AnyRecord => {
          const receivedOn = dayBetween(random, '2024-01-04', '2024-12-06')
          const due = daysLater(receivedOn, random.int(2, 24))
          return { topic, receivedOn, closedOn: random.chance(0.94) ? due : null }
        }),
      ),
  },
]
