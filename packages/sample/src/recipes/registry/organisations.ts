import type { AnyRecord } from '@minzheng/core'
import { dayBetween, daysLater } from '../../base/days.js'
import type { Random } from '../../base/random.js'
import type { Recipe } from '../../base/recipe.js'

const isCity = (office: string): boolean => office.endsWith('00')
const times = (count: number, record: AnyRecord): AnyRecord[] => Array.from({ length: count }, () => record)

/** Matters by topic: the number that an office opens in the year, and the chance that they are closed by its end. */
const matters: readonly (readonly [topic: string, least: number, most: number, closed: number])[] = [
  ['leader-candidate', 24, 60, 0.985],
  ['illegal-organisation', 1, 4, 0.9],
  ['organisation-violation', 5, 12, 0.85],
  ['boundary-risk', 3, 8, 0.9],
  ['funeral-issue', 6, 15, 0.85],
]

function mattersOf(office: string, random: Random): AnyRecord[] {
  const opened = matters.flatMap(([topic, least, most, closed]) =>
    Array.from({ length: random.int(least, most) }, (_, index): AnyRecord => {
      const openedOn = dayBetween(random, '2024-01-04', '2024-10-31')
      const isClosed = index === 0 || random.chance(closed)
      return { topic, openedOn, closedOn: isClosed ? dayBetween(random, daysLater(openedOn, 5), '2024-12-27') : null }
    }),
  )
  const ruled = isCity(office)
    ? []
    : [{ topic: 'seat-relocation' }, ...times(random.int(1, 3), { topic: 'division-change' })]
  return [
    ...opened,
    ...ruled.map((matter): AnyRecord => ({
      ...matter,
      openedOn: dayBetween(random, '2023-08-01', '2024-03-31'),
      closedOn: dayBetween(random, '2024-05-10', '2024-11-20'),
    })),
  ]
}

/** Events by topic: the number that a county reports in the year, and the years of their days. */
const events: readonly (readonly [topic: string, least: number, most: number, from: string])[] = [
  ['clean-index', 25, 60, '2023-03-01'],
  ['clean-model', 2, 6, '2022-03-01'],
  ['community-evaluation', 30, 70, '2024-03-01'],
  ['central-work', 30, 60, '2024-01-10'],
  ['standard-used', 3, 8, '2024-02-01'],
  ['trade-result', 2, 6, '2024-02-01'],
]

/** The ledgers of organisations and of matters that offices handle. */
export const organisationRecipes: readonly Recipe[] = [
  {
    dataset: 'organisation-events',
    at: 'office',
    records: (office, random, tree) => [
      ...(office === '990102' ? [{ topic: 'top-marriage-office', happenedOn: '2023-12-08' }] : []),
      ...events.flatMap(([topic, least, most, from]) =>
        Array.from({ length: random.int(least, most) }, (): AnyRecord => {
          const placed =
            topic === 'community-evaluation' ? { district: random.pick(tree.atLevel(office, 'village')).code } : {}
          return { topic, ...placed, happenedOn: dayBetween(random, from, '2024-12-13') }
        }),
      ),
    ],
    fields: {
      // Some organisations occur more than once.
      subject: ({ office, record, random }) =>
        record['topic'] === 'community-evaluation'
          ? `BA${office}-${random.int(1, 400)}`
          : `MN${office}-${random.int(1, 300)}`,
      endedOn: () => null,
    },
  },
  {
    dataset: 'registry-matters',
    offices: 'all',
    at: 'office',
    records: (office, random, tree) =>
      mattersOf(office, random).map((matter) =>
        ['division-change', 'seat-relocation'].includes(String(matter['topic']))
          ? { ...matter, district: random.pick(tree.atLevel(office, 'township')).code }
          : matter,
      ),
    fields: {
      byRule: ({ record, random }) =>
        record['closedOn'] === null ? null : record['topic'] === 'leader-candidate' ? true : random.chance(0.95),
    },
  },
]
