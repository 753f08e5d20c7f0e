import type { AnyRecord } from '@minzheng/core'
import { dayBetween, daysLater } from '../../base/days.js'
import type { Recipe } from '../../base/recipe.js'

/** Boundary lines that an office leads, with their rank; all are due within the round. */
const linesOf = (office: string): readonly string[] =>
  office.endsWith('00')
    ? ['city', 'city', 'city', 'province']
    : ['county', 'county', 'county', 'county', 'city', 'province']

/** The registers of boundary lines and of place names. */
export const boundaryAndPlaceNameRecipes: readonly Recipe[] = [
  {
    dataset: 'boundary-lines',
    offices: 'all',
    at: 'office',
    records: (office) =>
      linesOf(office).map((rank, index): AnyRecord => ({ rank, dueOn: `202${[2, 3, 4, 4, 5, 4][index]}-10-31` })),
    fields: {
      settledOn: ({ random }) => dayBetween(random, '1998-03-01', '2002-11-30'),
      endedOn: () => null,
      inspectedOn: ({ record, random }) => {
        const due = String(record['dueOn'])
        if (due >= '2025') return null
        return due < '2024' || random.chance(0.8)
          ? dayBetween(random, `${due.slice(0, 4)}-04-01`, `${due.slice(0, 4)}-10-25`)
          : null
      },
      peaceful: ({ random }) => random.chance(0.9),
    },
  },
  {
    dataset: 'place-names',
    at: 'village',
    records: (_office, random) => [
      ...Array.from({ length: 430 }, (): AnyRecord => ({ approvedOn: dayBetween(random, '1985-03-01', '2023-12-20') })),
      ...Array.from({ length: random.int(35, 60) }, (): AnyRecord => ({
        approvedOn: dayBetween(random, '2024-01-08', '2024-11-29'),
      })),
    ],
    fields: {
      kind: ({ random }) =>
        random.weighted([
          ['division', 3],
          ['settlement', 45],
          ['road', 35],
          ['natural', 7],
          ['facility', 10],
        ]),
      abolishedOn: () => null,
      byRule: ({ record, random }) => String(record['approvedOn']) < '2024' || random.chance(0.97),
      filedOn: ({ record, random }) =>
        random.chance(0.96) ? daysLater(String(record['approvedOn']), random.int(2, 15)) : null,
      announcedOn: ({ record, random }) =>
        random.chance(0.96) ? daysLater(String(record['approvedOn']), random.int(1, 15)) : null,
      ruralMarkedOn: ({ record, random }) =>
        random.chance(0.4)
          ? dayBetween(
              random,
              String(record['approvedOn']) < '2023-06-01' ? '2023-06-01' : String(record['approvedOn']),
              '2024-12-20',
            )
          : null,
      protectedOn: ({ record, random }) =>
        String(record['approvedOn']) < '2005' && random.chance(0.08)
          ? dayBetween(random, '2016-03-01', '2024-12-10')
          : null,
      tracedOn: ({ record, random }) =>
        String(record['approvedOn']) < '2000' && random.chance(0.15)
          ? dayBetween(random, '2024-04-10', '2024-12-20')
          : null,
      digitalPlates: ({ record, random }) =>
        ['settlement', 'road'].includes(String(record['kind'])) && random.chance(0.7) ? random.int(8, 240) : 0,
    },
  },
]
