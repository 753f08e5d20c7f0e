import type { WorkedExample } from '@minzheng/core/testing'
import { elderlyCase, headCount, inspection, older, participant, project } from './rows.js'

const city = { district: '330500', period: '2024' } as const

/** Work on ageing (item 9), counted by hand. */
export const ageingExamples: readonly WorkedExample[] = [
  {
    says: 'older people are those of sixty and over who are registered',
    indicator: 'elderly-care.elderly-population',
    records: {
      population: [
        older('330502001001', 300),
        older('330502001001', 50, { ageFrom: 80, ageTo: 150 }),
        older('330523001201', 200),
        older('330502001001', 900, { ageFrom: 0, ageTo: 59 }),
        older('330502001001', 400, { base: 'resident' }),
      ],
    },
    ...city,
    expect: 550,
  },
  {
    says: 'a new count replaces the old one of its series from its day',
    indicator: 'elderly-care.elderly-population',
    variant: 'resident',
    records: {
      population: [
        older('330502001001', 300, { base: 'resident' }),
        { ...older('330502001001', 320, { base: 'resident' }), countedOn: '2024-06-30' },
        older('330502001001', 999),
        older('330502001001', 700, { base: 'resident', ageFrom: 0, ageTo: 59 }),
      ],
    },
    district: '330502001',
    period: '2024-06',
    expect: 320,
  },
  {
    says: 'one of two counties has care at the doorstep; the other gave it up',
    indicator: 'elderly-care.doorstep-care-model-coverage',
    records: {
      'elderly-care-projects': [
        project('doorstep-model', null),
        project('doorstep-model', null, { district: '330523', stoppedOn: '2024-08-01' }),
        project('reform-task', null, { district: '330523' }),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'staff on ageing are as last counted, county by county',
    indicator: 'elderly-care.ageing-work-team-size',
    records: {
      'elderly-care-head-counts': [
        headCount('ageing-staff', 40),
        headCount('ageing-staff', 44, { countedOn: '2024-06-30' }),
        headCount('ageing-staff', 60, { countedOn: '2025-01-31' }),
        headCount('ageing-staff', 30, { district: '330523' }),
        headCount('insured', 7_000),
      ],
    },
    ...city,
    expect: 74,
  },
  {
    says: 'two of four tasks of the care reform are done; one given up does not count',
    indicator: 'elderly-care.zheli-kangyang-reform-completion',
    records: {
      'elderly-care-projects': [
        project('reform-task', '2024-05-31'),
        project('reform-task', '2024-12-31', { district: '330523' }),
        project('reform-task', '2025-01-02'),
        project('reform-task', null),
        project('reform-task', null, { stoppedOn: '2024-03-01' }),
        project('programme-task', '2024-05-31'),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'three of four tasks of the care programme are done',
    indicator: 'elderly-care.laoyoukangyang-project-completion',
    records: {
      'elderly-care-projects': [
        project('programme-task', '2023-12-31'),
        project('programme-task', '2024-02-01'),
        project('programme-task', '2024-02-01', { district: '330523' }),
        project('programme-task', null),
        project('reform-task', '2024-02-01'),
      ],
    },
    ...city,
    expect: 75,
  },
  {
    says: 'an enterprise in two counties is one in the city',
    indicator: 'elderly-care.silver-economy-enterprises',
    records: {
      'elderly-care-participants': [
        participant('silver-economy', 1),
        participant('silver-economy', 1, { district: '330523' }),
        participant('silver-economy', 2, { endedOn: '2024-12-31' }),
        participant('silver-economy', 3, { startedOn: '2025-01-01' }),
        participant('silver-economy', 4, { endedOn: '2025-01-01' }),
        participant('state-firm', 5),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'evaluations count in the half-year they were carried out',
    indicator: 'elderly-care.ageing-evaluations-done',
    records: {
      'elderly-care-inspections': [
        inspection('ageing-evaluation', 'a', { inspectedOn: '2024-06-30' }),
        inspection('ageing-evaluation', 'a', { inspectedOn: '2024-01-01' }),
        inspection('ageing-evaluation', 'b', { inspectedOn: '2024-07-01' }),
        inspection('fire', 'c', { inspectedOn: '2024-06-30' }),
      ],
    },
    district: '330500',
    period: '2024-S1',
    expect: 2,
  },
  {
    says: 'three of four cases of rights are closed, one of them a month later',
    indicator: 'elderly-care.elderly-rights-cases-resolved-rate',
    records: {
      'elderly-care-cases': [
        elderlyCase('rights', { closedOn: '2024-03-20' }),
        elderlyCase('rights', { closedOn: '2024-04-20' }),
        elderlyCase('rights', { receivedOn: '2024-11-02', closedOn: '2024-11-02', district: '330523' }),
        elderlyCase('rights'),
        elderlyCase('rights', { receivedOn: '2023-12-31' }),
        elderlyCase('direct-claim', { closedOn: '2024-03-20' }),
      ],
    },
    ...city,
    expect: 75,
  },
]
