import type { WorkedExample } from '@minzheng/core/testing'
import { allowance, participant, person, project, visitMonth } from './rows.js'

const city = { district: '330500', period: '2024' } as const

/** Basic care (item 11) without caregivers’ certificates, counted by hand. */
export const basicCareExamples: readonly WorkedExample[] = [
  {
    says: 'nine of ten items of the list are in force',
    indicator: 'elderly-care.basic-care-list-rate',
    records: {
      'elderly-care-projects': [
        ...Array.from({ length: 9 }, () => project('basic-care-item', '2024-03-01')),
        project('basic-care-item', '2025-03-01', { district: '330523' }),
        project('rural-gap-task', '2024-03-01'),
      ],
    },
    ...city,
    expect: 90,
  },
  {
    says: 'a person who receives the subsidy twice counts once, and one whose subsidy stopped does not count',
    indicator: 'elderly-care.needy-elderly-subsidy-recipients',
    records: {
      'elderly-care-persons': [
        person('needy-subsidy', 1),
        person('needy-subsidy', 1, { startedOn: '2024-02-01' }),
        person('needy-subsidy', 2, { district: '330502001001' }),
        person('needy-subsidy', 3, { endedOn: '2024-12-31' }),
        person('needy-subsidy', 4, { district: '330523001' }),
        person('love-card', 5),
      ],
    },
    district: '330502001',
    period: '2024',
    expect: 2,
  },
  {
    says: 'two of four disabled persons have support; one that does not state it has none',
    indicator: 'elderly-care.disabled-elderly-cared-rate',
    records: {
      'elderly-care-persons': [
        person('disabled', 1, { supported: true }),
        person('disabled', 2, { supported: true, district: '330523001' }),
        person('disabled', 3, { supported: false }),
        person('disabled', 4),
        person('disabled', 5, { supported: true, endedOn: '2024-10-01' }),
        person('insured-care', 6, { supported: true }),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'one of two counties keeps its tekun persons in one home; the other has not finished',
    indicator: 'elderly-care.tekun-one-home-county-rate',
    records: {
      'elderly-care-projects': [
        project('one-home', '2024-12-31'),
        project('one-home', null, { district: '330523' }),
        project('doorstep-model', '2024-05-01', { district: '330523' }),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: '95 of 100 on the list were visited in the month',
    indicator: 'elderly-care.needy-elderly-visit-rate',
    records: {
      'elderly-visit-months': [
        visitMonth('2024-03-31', 60, 57),
        visitMonth('2024-03-31', 40, 38, { district: '330523001' }),
        visitMonth('2024-04-30', 100, 10),
      ],
    },
    district: '330500',
    period: '2024-03',
    expect: 95,
  },
  {
    says: 'over a quarter each month is weighted by the persons on its list',
    indicator: 'elderly-care.needy-elderly-visit-rate',
    records: {
      'elderly-visit-months': [
        visitMonth('2024-01-31', 100, 100),
        visitMonth('2024-02-29', 100, 80),
        visitMonth('2024-03-31', 200, 180),
      ],
    },
    district: '330502001',
    period: '2024-Q1',
    expect: 90,
  },
  {
    says: 'an organisation that visits in two counties is one',
    indicator: 'elderly-care.visit-social-organisations',
    records: {
      'elderly-care-participants': [
        participant('visit-organisation', 1),
        participant('visit-organisation', 1, { district: '330523' }),
        participant('visit-organisation', 2, { endedOn: '2024-07-01' }),
        participant('visit-organisation', 3, { startedOn: '2024-12-31' }),
        participant('state-firm', 4),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'a caregiver paid every month is one person',
    indicator: 'elderly-care.caregiver-allowance-recipients',
    records: {
      'caregiver-allowances': [
        allowance(1, '2024-01-15', 30_000),
        allowance(1, '2024-02-15', 30_000),
        allowance(2, '2024-02-15', 30_000, '330523'),
        allowance(3, '2023-12-15', 30_000),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'allowances are added up in units of ten thousand yuan',
    indicator: 'elderly-care.caregiver-allowance-amount',
    records: {
      'caregiver-allowances': [
        allowance(1, '2024-01-15', 1_000_000),
        allowance(1, '2024-02-15', 500_000),
        allowance(2, '2025-01-15', 7_000_000),
      ],
    },
    ...city,
    expect: 1.5,
  },
  {
    says: 'one of two tasks of rural care in the township is done',
    indicator: 'elderly-care.rural-care-gap-completion',
    records: {
      'elderly-care-projects': [
        project('rural-gap-task', '2024-08-01', { district: '330502100' }),
        project('rural-gap-task', null, { district: '330502100' }),
        project('rural-gap-task', null, { district: '330502001' }),
        project('planned-site', '2024-08-01', { district: '330502100' }),
      ],
    },
    district: '330502100',
    period: '2024',
    expect: 50,
  },
]
