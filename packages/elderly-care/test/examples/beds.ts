import type { WorkedExample } from '@minzheng/core/testing'
import { institution, older } from './rows.js'

const city = { district: '330500', period: '2024' } as const
const anji = '330523001201'

/** Beds of homes, as other cities' plans ask for them, counted by hand. */
export const bedExamples: readonly WorkedExample[] = [
  {
    says: 'a home that closed within the year is not open on the last day',
    indicator: 'elderly-care.homes',
    records: {
      'elderly-institutions': [
        institution(1, 0),
        institution(2, 0, { district: anji }),
        institution(3, 0, { closedOn: '2024-12-31' }),
        institution(4, 0, { openedOn: '2025-01-01' }),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: "a closed home's beds are not counted",
    indicator: 'elderly-care.beds',
    records: {
      'elderly-institutions': [
        institution(1, 0, { beds: 180 }),
        institution(2, 0, { beds: 20, district: anji }),
        institution(3, 0, { beds: 500, closedOn: '2024-06-30' }),
      ],
    },
    ...city,
    expect: 200,
  },
  {
    says: '130 of 200 beds are nursing beds, over the homes together and not their mean',
    indicator: 'elderly-care.nursing-bed-share',
    records: {
      'elderly-institutions': [
        institution(1, 0, { beds: 150, nursingBeds: 90 }),
        institution(2, 0, { beds: 50, nursingBeds: 40 }),
        institution(3, 0, { beds: 100, nursingBeds: 0, closedOn: '2024-03-01' }),
      ],
    },
    ...city,
    expect: 65,
  },
  {
    says: 'the share of nursing beds is not known where there is no bed',
    indicator: 'elderly-care.nursing-bed-share',
    records: { 'elderly-institutions': [institution(1, 0, { beds: 0, nursingBeds: 0 })] },
    ...city,
    expect: null,
  },
  {
    says: 'the beds of a home are new in the year in which it opened, also if it closed again',
    indicator: 'elderly-care.new-beds',
    records: {
      'elderly-institutions': [
        institution(1, 0, { beds: 60, openedOn: '2024-01-01' }),
        institution(2, 0, { beds: 40, openedOn: '2024-12-31', district: anji }),
        institution(3, 0, { beds: 30, openedOn: '2024-02-01', closedOn: '2024-11-01' }),
        institution(4, 0, { beds: 99, openedOn: '2023-12-31' }),
      ],
    },
    ...city,
    expect: 130,
  },
  {
    says: 'new nursing beds are those of homes that opened in the half-year',
    indicator: 'elderly-care.new-nursing-beds',
    records: {
      'elderly-institutions': [
        institution(1, 0, { nursingBeds: 25, openedOn: '2024-06-30' }),
        institution(2, 0, { nursingBeds: 70, openedOn: '2024-07-01' }),
      ],
    },
    district: '330500',
    period: '2024-S1',
    expect: 25,
  },
  {
    says: '700 beds for 20,000 registered older people are 35 per 1,000',
    indicator: 'elderly-care.beds-per-1k-elderly',
    records: {
      'elderly-institutions': [institution(1, 0, { beds: 500 }), institution(2, 0, { beds: 200, district: anji })],
      population: [
        older('330502001001', 12_000),
        older(anji, 8_000),
        older(anji, 9_000, { base: 'resident' }),
        older(anji, 50_000, { ageFrom: 0, ageTo: 59 }),
      ],
    },
    ...city,
    expect: 35,
  },
  {
    says: 'of resident older people there is one figure more',
    indicator: 'elderly-care.beds-per-1k-elderly',
    variant: 'resident',
    records: {
      'elderly-institutions': [institution(1, 0, { beds: 270, district: anji })],
      population: [older(anji, 8_000), older(anji, 9_000, { base: 'resident' })],
    },
    ...city,
    expect: 30,
  },
  {
    says: 'a home that does not state its use neither fills beds nor leaves them empty',
    indicator: 'elderly-care.bed-occupancy-rate',
    records: {
      'elderly-institutions': [
        institution(1, 0, { openBeds: 100, occupiedBeds: 70 }),
        institution(2, 0, { openBeds: 100, occupiedBeds: null }),
        institution(3, 0, { openBeds: null, occupiedBeds: 10 }),
        institution(4, 0, { openBeds: 60, occupiedBeds: 50 }),
      ],
    },
    ...city,
    expect: 75,
  },
  {
    says: 'beds that were publicly built and are privately run are run by others than the state',
    indicator: 'elderly-care.privately-run-bed-share',
    records: {
      'elderly-institutions': [
        institution(1, 0, { beds: 80 }),
        institution(2, 0, { beds: 70, kind: 'private' }),
        institution(3, 0, { beds: 50, kind: 'public-private' }),
      ],
    },
    ...city,
    expect: 60,
  },
  {
    says: 'only a public home has public beds',
    indicator: 'elderly-care.public-bed-share',
    records: {
      'elderly-institutions': [
        institution(1, 0, { beds: 80 }),
        institution(2, 0, { beds: 70, kind: 'private' }),
        institution(3, 0, { beds: 50, kind: 'public-private' }),
      ],
    },
    ...city,
    expect: 40,
  },
]
