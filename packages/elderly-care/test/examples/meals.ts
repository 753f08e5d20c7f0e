import type { WorkedExample } from '@minzheng/core/testing'
import { mealSite, participant } from './rows.js'

const city = { district: '330500', period: '2024' } as const
const standards = 'elderly-care.meal-site-seven-standard-rate'
const all = {
  venue: true,
  menu: true,
  notice: true,
  service: true,
  pledge: true,
  terminal: true,
  equipment: true,
} as const
const opened = '2022-07-01'

/** How meals are ordered (item 13), counted by hand. */
export const mealExamples: readonly WorkedExample[] = [
  {
    says: 'policies count in the year they were issued, even if they were repealed later',
    indicator: 'elderly-care.meal-policies-issued',
    records: {
      'elderly-care-documents': [
        { document: 'a', district: '330500', topic: 'meal-policy', issuedOn: '2024-03-01', repealedOn: null },
        { document: 'b', district: '330523', topic: 'meal-policy', issuedOn: '2024-05-01', repealedOn: '2024-11-01' },
        { document: 'c', district: '330500', topic: 'meal-policy', issuedOn: '2023-11-01', repealedOn: null },
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'a chain that serves in two counties is one',
    indicator: 'elderly-care.meal-brand-enterprises',
    records: {
      'elderly-care-participants': [
        participant('meal-brand', 1),
        participant('meal-brand', 1, { district: '330523', startedOn: '2024-06-01' }),
        participant('meal-brand', 2, { startedOn: '2024-06-01' }),
        participant('meal-brand', 3, { endedOn: '2024-06-01' }),
        participant('silver-economy', 4),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'neighbours’ tables count while they are open',
    indicator: 'elderly-care.rural-neighbour-meal-sites',
    records: {
      'meal-sites': [
        mealSite(1, opened, { kind: 'neighbours' }),
        mealSite(2, '2024-12-01', { kind: 'neighbours' }),
        mealSite(3, opened, { kind: 'neighbours', closedOn: '2024-03-01' }),
        mealSite(4, opened, { kind: 'neighbours', district: '330523001201' }),
        mealSite(5, opened, { kind: 'canteen' }),
      ],
    },
    district: '330502001001',
    period: '2024',
    expect: 2,
  },
  {
    says: 'a site that misses one of seven standards, or does not state one, does not meet them',
    indicator: standards,
    records: {
      'meal-sites': [
        mealSite(1, opened, all),
        mealSite(2, opened, { ...all, venue: false }),
        mealSite(3, opened, { ...all, menu: false }),
        mealSite(4, opened, { ...all, notice: false }),
        mealSite(5, opened, { ...all, service: false }),
        mealSite(6, opened, { ...all, pledge: false }),
        mealSite(7, opened, { ...all, terminal: false }),
        mealSite(8, opened, { ...all, equipment: null, district: '330523001201' }),
        mealSite(9, opened, { ...all, closedOn: '2024-12-31' }),
      ],
    },
    ...city,
    expect: 12.5,
  },
  {
    says: 'smart terminals are shown by themselves',
    indicator: standards,
    variant: 'terminal',
    records: {
      'meal-sites': [
        mealSite(1, opened, { terminal: true }),
        mealSite(2, opened, { ...all, terminal: false }),
        mealSite(3, opened, all),
        mealSite(4, opened),
      ],
    },
    ...city,
    expect: 50,
  },
  ...(['venue', 'menu', 'notice', 'service', 'pledge', 'equipment'] as const).map((variant): WorkedExample => ({
    says: `one of four sites meets the standard ${variant}`,
    indicator: standards,
    variant,
    records: {
      'meal-sites': [
        mealSite(1, opened, { [variant]: true }),
        mealSite(2, opened, { ...all, [variant]: false }),
        mealSite(3, opened, { ...all, [variant]: false }),
        mealSite(4, opened, { ...all, [variant]: null }),
      ],
    },
    ...city,
    expect: 25,
  })),
  {
    says: 'two of three sites are under supervision',
    indicator: 'elderly-care.meal-process-supervision-rate',
    records: {
      'meal-sites': [
        mealSite(1, opened, { supervised: true }),
        mealSite(2, opened, { supervised: true }),
        mealSite(3, opened),
        mealSite(4, opened, { supervised: false, closedOn: '2024-03-01' }),
        mealSite(5, opened, { supervised: false, district: '330523001201' }),
      ],
    },
    district: '330502001',
    period: '2024',
    expect: 200 / 3,
  },
  {
    says: 'two sites in one village are one of three villages',
    indicator: 'elderly-care.meal-service-coverage',
    records: {
      'meal-sites': [
        mealSite(1, opened),
        mealSite(2, opened),
        mealSite(3, opened, { district: '330502100201', closedOn: '2024-08-01' }),
      ],
    },
    ...city,
    expect: 100 / 3,
  },
]
