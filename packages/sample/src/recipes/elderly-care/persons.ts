import type { AnyRecord } from '@minzheng/core'
import { counties } from '../../base/calibration.js'
import { bornAged, dayBetween, laterOf } from '../../base/days.js'
import type { Random } from '../../base/random.js'
import type { Recipe } from '../../base/recipe.js'

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
].map((end) => `2024-${end}`)

/** Lists of older persons: a part of each, to limit the rows, with the day from which a list is kept. */
const lists: readonly (readonly [topic: string, least: number, most: number, from: string])[] = [
  ['needy-subsidy', 90, 140, '2021-01-05'],
  ['disabled', 110, 160, '2020-03-01'],
  ['insured-care', 40, 70, '2022-06-01'],
  ['dementia-care', 25, 45, '2021-06-01'],
  ['family-bed', 45, 90, '2022-09-01'],
  ['love-card', 70, 110, '2024-06-03'],
  ['home-adaptation', 60, 100, '2023-02-01'],
]

/** Degrees of the persons on file as disabled. */
const degrees = [
  ['mild', 30],
  ['moderate', 28],
  ['severe', 24],
  ['dependent', 18],
] as const

function persons(_office: string, random: Random): AnyRecord[] {
  return lists.flatMap(([topic, least, most, from]) =>
    Array.from({ length: random.int(least, most) }, (): AnyRecord => ({
      topic,
      startedOn: dayBetween(random, from, '2024-12-10'),
    })),
  )
}

/**
 * Social organisations, enterprises and firms: the number of each that take part in a county. Restaurant chains are
 * few, and some are in several counties.
 */
const participants: readonly (readonly [topic: string, least: number, most: number, from: string])[] = [
  ['silver-economy', 22, 45, '2021-01-10'],
  ['meal-brand', 2, 4, '2023-03-01'],
  ['state-firm', 1, 4, '2020-03-01'],
  ['visit-organisation', 8, 18, '2021-03-01'],
  ['respect-nomination', 2, 5, '2024-04-01'],
]

/** Persons on lists, head counts, visits, and participants. */
export const personRecipes: readonly Recipe[] = [
  {
    dataset: 'elderly-care-persons',
    at: 'township',
    records: persons,
    fields: {
      person: ({ numbers, random }) => numbers.issue(random, bornAged(random, 63, 97)),
      // The number contains the birthday.
      bornOn: ({ record }) => String(record['person']).replace(/^\d{6}(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3'),
      ability: ({ record, random }) => (record['topic'] === 'disabled' ? random.weighted(degrees) : null),
      supported: ({ record, random }) => (record['topic'] === 'disabled' ? random.chance(0.72) : null),
      endedOn: ({ record, random }) =>
        record['topic'] !== 'home-adaptation' && random.chance(0.06)
          ? dayBetween(random, laterOf('2024-01-15', String(record['startedOn'])), '2024-12-20')
          : null,
    },
  },
  {
    dataset: 'elderly-care-head-counts',
    at: 'office',
    records: (office, random) => {
      const older = counties.find(({ code }) => code === office)!.population.registered.older
      return ['2023-12-31', '2024-06-30', '2024-12-31'].flatMap((countedOn, turn): AnyRecord[] => [
        { topic: 'ageing-staff', countedOn, persons: random.int(70, 90) + turn * 4 },
        { topic: 'insured', countedOn, persons: Math.round(older * (0.52 + turn * 0.04) * random.between(0.95, 1.05)) },
      ])
    },
  },
  {
    dataset: 'elderly-visit-months',
    at: 'township',
    records: (office, random, tree) =>
      tree.atLevel(office, 'township').flatMap(({ code }) => {
        const usual = random.int(60, 240)
        return monthEnds.map((monthEndOn, month): AnyRecord => {
          const registered = usual + random.int(-4, 6)
          return {
            district: code,
            monthEndOn,
            registered,
            visited: Math.round(registered * Math.min(1, random.between(0.84, 0.95) + month * 0.008)),
          }
        })
      }),
  },
  {
    dataset: 'elderly-care-participants',
    at: 'office',
    records: (_office, random) =>
      participants.flatMap(([topic, least, most, from]) =>
        Array.from({ length: random.int(least, most) }, (): AnyRecord => ({
          topic,
          ...(topic === 'meal-brand' ? { participant: `LS-${random.int(1, 6)}` } : {}),
          startedOn: dayBetween(random, from, '2024-11-29'),
        })),
      ),
    fields: {
      participant: ({ office, random }) => `DW${office}-${random.int(1, 400)}`,
      endedOn: ({ record, random }) =>
        record['topic'] === 'silver-economy' && random.chance(0.05)
          ? dayBetween(random, laterOf('2024-02-01', String(record['startedOn'])), '2024-12-20')
          : null,
    },
  },
]
