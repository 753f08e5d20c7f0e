import type { WorkedExample } from '@minzheng/core/testing'
import { activity, facility, institution, participant, person, project, serviceMonth } from './rows.js'

const city = { district: '330500', period: '2024' } as const

/** Care as an industry (item 14), counted by hand. */
export const industryExamples: readonly WorkedExample[] = [
  {
    says: 'a person with two cards is one holder',
    indicator: 'elderly-care.love-cards-issued',
    records: {
      'elderly-care-persons': [
        person('love-card', 1),
        person('love-card', 1, { startedOn: '2024-05-01' }),
        person('love-card', 2, { district: '330523001' }),
        person('love-card', 3, { endedOn: '2024-05-01' }),
        person('needy-subsidy', 4),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'spending is added up in units of ten thousand yuan',
    indicator: 'elderly-care.care-consumption-amount',
    records: {
      'elderly-care-services': [
        serviceMonth('consumption', '2024-01-31', { amount: 150_000_000 }),
        serviceMonth('consumption', '2024-03-31', { amount: 50_000_000, district: '330523' }),
        serviceMonth('consumption', '2024-04-30', { amount: 70_000_000 }),
        serviceMonth('preference', '2024-01-31', { amount: 900_000_000 }),
      ],
    },
    district: '330500',
    period: '2024-Q1',
    expect: 200,
  },
  {
    says: 'a building completed last year is no longer under way',
    indicator: 'elderly-care.care-projects-implemented',
    records: {
      'elderly-care-projects': [
        project('care-building', null),
        project('care-building', '2024-01-01', { district: '330523' }),
        project('care-building', '2023-12-31'),
        project('care-building', null, { stoppedOn: '2024-05-01' }),
        project('care-building', null, { startedOn: '2025-01-01' }),
        project('robot-or-aid', null),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'an enterprise that joined in two counties is new once',
    indicator: 'elderly-care.silver-economy-new-enterprises',
    records: {
      'elderly-care-participants': [
        participant('silver-economy', 1, { startedOn: '2024-02-01' }),
        participant('silver-economy', 1, { startedOn: '2024-09-01', district: '330523' }),
        participant('silver-economy', 2, { startedOn: '2024-12-31', endedOn: '2025-02-01' }),
        participant('silver-economy', 3),
        participant('state-firm', 4, { startedOn: '2024-02-01' }),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'parks count while they are open',
    indicator: 'elderly-care.elderly-industry-parks',
    records: {
      'elderly-care-facilities': [
        facility('industry-park', { district: '330502' }),
        facility('industry-park', { district: '330523', closedOn: '2024-12-31' }),
        facility('service-complex', { district: '330502001' }),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'developments of robots and aids count while they run, and in the year they end',
    indicator: 'elderly-care.care-robot-aid-projects',
    records: {
      'elderly-care-projects': [
        project('robot-or-aid', null),
        project('robot-or-aid', '2024-06-30'),
        project('robot-or-aid', '2023-06-30'),
        project('care-building', null),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'one of three public homes is run by a state firm; private homes are left out',
    indicator: 'elderly-care.public-home-soe-reform-rate',
    records: {
      'elderly-institutions': [
        institution(1, 0, { stateRun: true }),
        institution(2, 0, { kind: 'public-private', stateRun: false }),
        institution(3, 0, { district: '330523001201' }),
        institution(4, 0, { kind: 'private', stateRun: true }),
        institution(5, 0, { stateRun: true, closedOn: '2024-11-01' }),
      ],
    },
    ...city,
    expect: 100 / 3,
  },
  {
    says: 'a state firm in two counties is one',
    indicator: 'elderly-care.soe-in-elderly-care',
    records: {
      'elderly-care-participants': [
        participant('state-firm', 1),
        participant('state-firm', 1, { district: '330523' }),
        participant('state-firm', 2, { endedOn: '2024-03-01' }),
        participant('silver-economy', 3),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'shows of care brands count in their month',
    indicator: 'elderly-care.kangyang-brand-events',
    records: {
      'elderly-care-activities': [
        activity('brand-show', '2024-10-01', { district: '330502' }),
        activity('brand-show', '2024-10-31', { district: '330523' }),
        activity('brand-show', '2024-11-01', { district: '330502' }),
        activity('leisure', '2024-10-01'),
      ],
    },
    district: '330500',
    period: '2024-10',
    expect: 2,
  },
]
