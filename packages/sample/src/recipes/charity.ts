import type { AnyRecord } from '@minzheng/core'
import { dayBetween, daysLater } from '../base/days.js'
import type { Random } from '../base/random.js'
import type { Recipe } from '../base/recipe.js'

const fenPerTenThousandYuan = 1_000_000
const monthEnds = Array.from({ length: 12 }, (_, index) =>
  new Date(Date.UTC(2024, index + 1, 0)).toISOString().slice(0, 10),
)

const times = (count: number, record: AnyRecord): AnyRecord[] => Array.from({ length: count }, () => record)

/** The work of one office: its tasks of the sunshine programme, projects and brands. */
function projectsOf(office: string, random: Random): AnyRecord[] {
  return [
    ...times(office === '990100' ? 9 : 6, { topic: 'sunshine-task', startedOn: '2024-02-20', stoppedOn: null }),
    ...times(random.int(3, 6), { topic: 'incubated' }),
    ...times(random.int(3, 7), { topic: 'prosperity' }),
    ...times(random.int(2, 4), { topic: 'brand', completedOn: null, acceptedOn: null }),
  ].map((record) => ({
    startedOn: dayBetween(random, record['topic'] === 'brand' ? '2020-03-01' : '2024-01-10', '2024-09-30'),
    ...record,
  }))
}

/** A county's monthly returns; sales vary little from month to month. */
function returnsOf(office: string, random: Random): AnyRecord[] {
  const sales = random.int(380, 720)
  const of = (topic: string, monthEndOn: string, served: number, tenThousands: number | null): AnyRecord => ({
    district: office,
    topic,
    monthEndOn,
    times: served,
    amount: tenThousands === null ? null : Math.round(tenThousands * fenPerTenThousandYuan),
  })
  return monthEnds.flatMap((day) => [
    of('livelihood', day, random.int(320, 1_150), null),
    of('resources', day, 0, random.int(4, 46)),
    of('theme-tickets', day, 0, random.between(18, 44)),
    of('other-lottery', day, 0, sales * random.between(0.93, 1.07)),
  ])
}

/** The charity registers of the offices, except those with a simulation file of their own. */
export const charityRecipes: readonly Recipe[] = [
  {
    dataset: 'charity-projects',
    offices: 'all',
    at: 'office',
    records: projectsOf,
    fields: {
      completedOn: ({ random, record }) =>
        random.chance(0.82) ? dayBetween(random, daysLater(String(record['startedOn']), 20), '2024-12-20') : null,
      acceptedOn: ({ random, record }) =>
        typeof record['completedOn'] === 'string' && random.chance(0.6)
          ? daysLater(record['completedOn'], random.int(3, 30))
          : null,
      stoppedOn: ({ random, record }) =>
        record['completedOn'] === null && record['topic'] !== 'brand' && random.chance(0.1)
          ? dayBetween(random, '2024-10-08', '2024-12-20')
          : null,
      investment: ({ random }) => random.int(2, 80) * fenPerTenThousandYuan,
    },
  },
  {
    dataset: 'charity-activities',
    offices: 'all',
    at: 'office',
    records: (_, random) => random.int(11, 18),
    fields: {
      topic: ({ random, index }) =>
        index < 2 ? (['law', 'lottery-brand'] as const)[index]! : random.pick(['law', 'law', 'lottery-brand']),
      participants: ({ random }) => random.int(25, 320),
      amount: ({ random, record }) => (record['topic'] === 'law' ? null : random.int(1, 15) * fenPerTenThousandYuan),
    },
  },
  { dataset: 'charity-services', at: 'office', records: returnsOf },
  {
    dataset: 'charity-needs',
    at: 'township',
    records: (_, random) => random.int(90, 150),
    fields: {
      matchedOn: ({ random, record }) => {
        const matchedOn = daysLater(String(record['foundOn']), random.int(1, 40))
        return random.chance(0.88) && matchedOn <= '2024-12-28' ? matchedOn : null
      },
    },
  },
  {
    dataset: 'lottery-outlets',
    at: 'township',
    records: (_, random) => [
      ...times(random.int(42, 78), { kind: 'staffed', regulatedOn: null }),
      ...times(random.int(9, 20), { kind: 'self-service' }),
    ],
    fields: {
      regulatedOn: ({ random, record }) =>
        random.chance(0.93)
          ? dayBetween(
              random,
              String(record['openedOn']) > '2024-03-01' ? String(record['openedOn']) : '2024-03-01',
              '2024-12-10',
            )
          : null,
      inspectedOn: ({ random, record }) =>
        random.chance(0.92)
          ? dayBetween(
              random,
              String(record['openedOn']) > '2024-01-10' ? String(record['openedOn']) : '2024-01-10',
              '2024-12-20',
            )
          : null,
    },
  },
]
