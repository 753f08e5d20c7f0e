import type { WorkedExample } from '@minzheng/core/testing'
import { centre, consortium, institution, mealSite, meals, older } from './rows.js'

const dementiaBeds = 'elderly-care.dementia-beds-per-10k-elderly'
const covered = 'elderly-care.kangyang-consortium-township-coverage'
const centres = 'elderly-care.home-care-centres-built'
const sites = 'elderly-care.new-meal-sites'
const served = 'elderly-care.meal-service-persontimes'

/** Beds, consortia, centres and meals, counted by hand. */
export const facilityExamples: readonly WorkedExample[] = [
  {
    says: '34 dementia beds for 20,000 older people are 17 per 10,000',
    indicator: dementiaBeds,
    records: {
      'elderly-institutions': [institution(1, 20), institution(2, 14, { district: '330523001201' })],
      population: [
        older('330502001001', 12_000),
        older('330523001201', 8_000),
        older('330523001201', 9_000, { base: 'resident' }),
        older('330523001201', 50_000, { ageFrom: 0, ageTo: 59 }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 17,
  },
  {
    says: 'a closed home’s beds are not counted, nor those of one that is still to open',
    indicator: dementiaBeds,
    records: {
      'elderly-institutions': [
        institution(1, 10),
        institution(2, 30, { closedOn: '2024-06-30' }),
        institution(3, 50, { openedOn: '2024-07-01' }),
      ],
      population: [older('330502001001', 5_000)],
    },
    district: '330502',
    period: '2024-S1',
    expect: 20,
  },
  {
    says: 'as a share of residents, fewer have a dementia bed',
    indicator: dementiaBeds,
    variant: 'resident',
    records: {
      'elderly-institutions': [institution(1, 10)],
      population: [
        older('330502001001', 4_000),
        older('330502001001', 5_000, { base: 'resident' }),
        older('330502001001', 9_000, { base: 'resident', ageFrom: 0, ageTo: 59 }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 20,
  },
  {
    says: 'a home without dementia beds adds none',
    indicator: dementiaBeds,
    variant: 'resident',
    records: {
      'elderly-institutions': [institution(1, 0)],
      population: [older('330502001001', 5_000, { base: 'resident' })],
    },
    district: '330502',
    period: '2024',
    expect: 0,
  },
  {
    says: 'dementia beds have no ratio if nobody is old',
    indicator: dementiaBeds,
    records: { 'elderly-institutions': [institution(1, 10)], population: [older('330502001001', 0)] },
    district: '330502',
    period: '2024',
    expect: null,
  },
  {
    says: 'without homes and population there is no ratio of beds',
    indicator: dementiaBeds,
    records: { 'elderly-institutions': [], population: [] },
    district: '330502',
    period: '2024',
    expect: null,
  },

  {
    says: 'two consortia in one township cover that township once: one of three',
    indicator: covered,
    records: { 'kangyang-consortia': [consortium(1, '330502001'), consortium(2, '330502001')] },
    district: '330500',
    period: '2024',
    expect: 100 / 3,
  },
  {
    says: 'a consortium whose recognition ended covers nothing',
    indicator: covered,
    records: {
      'kangyang-consortia': [consortium(1, '330502001'), consortium(2, '330502100', { endedOn: '2024-12-31' })],
    },
    district: '330502',
    period: '2024',
    expect: 50,
  },
  {
    says: 'a township is either covered or not',
    indicator: covered,
    records: { 'kangyang-consortia': [consortium(1, '330523001')] },
    district: '330523001',
    period: '2024',
    expect: 100,
  },
  {
    says: 'a consortium at the county itself covers no township',
    indicator: covered,
    records: { 'kangyang-consortia': [consortium(1, '330502')] },
    district: '330502',
    period: '2024',
    expect: 0,
  },
  {
    says: 'without consortia no township is covered',
    indicator: covered,
    records: { 'kangyang-consortia': [] },
    district: '330500',
    period: '2024',
    expect: 0,
  },

  {
    says: 'centres built or rebuilt count on the day the work was completed',
    indicator: centres,
    records: {
      'home-care-centres': [
        centre(1, '2024-04-30'),
        centre(2, '2024-12-31', { work: 'new', openedOn: '2025-01-10' }),
        centre(3, '2023-12-31'),
        centre(4, null),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'no centre was built',
    indicator: centres,
    records: { 'home-care-centres': [] },
    district: '330502100201',
    period: '2024',
    expect: 0,
  },

  {
    says: 'meal sites count as new in the period they opened in',
    indicator: sites,
    records: {
      'meal-sites': [
        mealSite(1, '2024-01-01'),
        mealSite(2, '2024-06-30', { closedOn: '2024-08-01' }),
        mealSite(3, '2024-07-01'),
        mealSite(4, '2022-07-01'),
      ],
    },
    district: '330502',
    period: '2024-S1',
    expect: 2,
  },
  {
    says: 'no meal site opened',
    indicator: sites,
    records: { 'meal-sites': [] },
    district: '330500',
    period: '2024',
    expect: 0,
  },

  {
    says: 'person-times at the table are added up over days and sites',
    indicator: served,
    records: {
      'meal-days': [
        meals(1, '2024-01-01', 45),
        meals(1, '2024-01-02', 38),
        meals(2, '2024-03-31', 120, '330523001201'),
        meals(1, '2024-04-01', 99),
      ],
    },
    district: '330500',
    period: '2024-Q1',
    expect: 203,
  },
  {
    says: 'January to May is the year so far',
    indicator: served,
    records: { 'meal-days': [meals(1, '2024-01-01', 45), meals(1, '2024-05-31', 38), meals(1, '2024-06-01', 500)] },
    district: '330502',
    period: '2024-01/2024-05',
    expect: 83,
  },
  {
    says: 'no meal was served',
    indicator: served,
    records: { 'meal-days': [] },
    district: '330502',
    period: '2024',
    expect: 0,
  },
]
