import type { WorkedExample } from '@minzheng/core/testing'
import {
  activity,
  elderlyCase,
  facility,
  headCount,
  older,
  participant,
  person,
  project,
  serviceMonth,
} from './rows.js'

const city = { district: '330500', period: '2024' } as const

/** A society friendly to the old (item 10), counted by hand. */
export const friendlySocietyExamples: readonly WorkedExample[] = [
  {
    says: 'a community named twice counts once, and a withdrawn title does not count',
    indicator: 'elderly-care.national-age-friendly-communities',
    records: {
      'elderly-care-facilities': [
        facility('friendly-community'),
        facility('friendly-community', { openedOn: '2024-09-01' }),
        facility('friendly-community', { district: '330523001201' }),
        facility('friendly-community', { district: '330502100201', closedOn: '2024-06-01' }),
        facility('smart-scene', { district: '330502100201' }),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'a unit nominated twice in the year is one',
    indicator: 'elderly-care.jinglao-nominations',
    records: {
      'elderly-care-participants': [
        participant('respect-nomination', 1, { startedOn: '2024-05-06' }),
        participant('respect-nomination', 1, { startedOn: '2024-08-06' }),
        participant('respect-nomination', 2, { startedOn: '2024-05-06', endedOn: '2024-06-01' }),
        participant('respect-nomination', 3, { startedOn: '2023-12-31' }),
        participant('silver-economy', 4, { startedOn: '2024-05-06' }),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'events of the month of respect are not publicity',
    indicator: 'elderly-care.jinglao-month-events',
    records: {
      'elderly-care-activities': [
        activity('respect-month', '2024-10-01'),
        activity('respect-month', '2024-10-31', { district: '330502001001' }),
        activity('respect-month', '2023-10-11'),
        activity('respect-month', '2024-10-11', { district: '330523001' }),
        activity('respect-publicity', '2024-10-11'),
      ],
    },
    district: '330502001',
    period: '2024',
    expect: 2,
  },
  {
    says: 'publicity counts in its quarter',
    indicator: 'elderly-care.elder-respect-publicity',
    records: {
      'elderly-care-activities': [
        activity('respect-publicity', '2024-04-01'),
        activity('respect-publicity', '2024-06-30', { district: '330523001' }),
        activity('respect-publicity', '2024-07-01'),
        activity('respect-month', '2024-05-01'),
      ],
    },
    district: '330500',
    period: '2024-Q2',
    expect: 2,
  },
  {
    says: 'facilities in communities count while they are open',
    indicator: 'elderly-care.embedded-community-facilities',
    records: {
      'elderly-care-facilities': [
        facility('embedded-facility'),
        facility('embedded-facility', { openedOn: '2024-12-31' }),
        facility('embedded-facility', { closedOn: '2024-12-31' }),
        facility('embedded-facility', { district: '330502100201' }),
        facility('smart-scene'),
      ],
    },
    district: '330502001001',
    period: '2024',
    expect: 2,
  },
  {
    says: 'smart scenes count while they are in use',
    indicator: 'elderly-care.elder-child-smart-scenes',
    records: {
      'elderly-care-facilities': [
        facility('smart-scene'),
        facility('smart-scene', { district: '330523001201', openedOn: '2024-07-01' }),
        facility('smart-scene', { closedOn: '2024-06-30' }),
        facility('embedded-facility'),
      ],
    },
    district: '330500',
    period: '2024-S1',
    expect: 1,
  },
  {
    says: 'a home counts in the year its work was accepted, once',
    indicator: 'elderly-care.home-ageing-adaptation-households',
    records: {
      'elderly-care-persons': [
        person('home-adaptation', 1, { startedOn: '2024-02-01' }),
        person('home-adaptation', 1, { startedOn: '2024-09-01' }),
        person('home-adaptation', 2, { startedOn: '2024-12-31', district: '330523001' }),
        person('home-adaptation', 3, { startedOn: '2023-12-31' }),
        person('family-bed', 4, { startedOn: '2024-02-01' }),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'a community is adapted when the work is completed',
    indicator: 'elderly-care.community-ageing-adaptations',
    records: {
      'elderly-care-projects': [
        project('community-adaptation', '2024-06-01', { district: '330502001' }),
        project('community-adaptation', '2024-06-01', { district: '330502100' }),
        project('community-adaptation', '2023-06-01', { district: '330502001' }),
        project('community-adaptation', null, { district: '330502001' }),
        project('city-adaptation', '2024-06-01', { district: '330502001' }),
      ],
    },
    district: '330502001',
    period: '2024',
    expect: 1,
  },
  {
    says: 'adaptations of the town are counted separately',
    indicator: 'elderly-care.city-ageing-adaptations',
    records: {
      'elderly-care-projects': [
        project('city-adaptation', '2024-01-01'),
        project('city-adaptation', '2024-12-31', { district: '330523' }),
        project('city-adaptation', '2025-01-01'),
        project('community-adaptation', '2024-06-01'),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'participants of lessons are added up',
    indicator: 'elderly-care.elderly-education-persontimes',
    records: {
      'elderly-care-activities': [
        activity('education', '2024-03-01', { participants: 45 }),
        activity('education', '2024-03-08', { participants: 40 }),
        activity('education', '2023-03-08', { participants: 500 }),
        activity('leisure', '2024-03-01', { participants: 900 }),
      ],
    },
    district: '330502001',
    period: '2024',
    expect: 85,
  },
  {
    says: 'lessons are not activities',
    indicator: 'elderly-care.elderly-activity-events',
    records: {
      'elderly-care-activities': [
        activity('leisure', '2024-03-01'),
        activity('leisure', '2024-03-31', { district: '330523001' }),
        activity('leisure', '2024-04-01'),
        activity('education', '2024-03-01'),
      ],
    },
    district: '330500',
    period: '2024-03',
    expect: 2,
  },
  {
    says: 'uses of preferences are added up over months and counties',
    indicator: 'elderly-care.elderly-preference-persontimes',
    records: {
      'elderly-care-services': [
        serviceMonth('preference', '2024-01-31', { times: 1_200 }),
        serviceMonth('preference', '2024-02-29', { times: 1_100 }),
        serviceMonth('preference', '2024-02-29', { times: 300, district: '330523' }),
        serviceMonth('preference', '2023-12-31', { times: 9_000 }),
        serviceMonth('consumption', '2024-02-29', { times: 700 }),
      ],
    },
    ...city,
    expect: 2_600,
  },
  {
    says: 'six hundred of eight hundred older people are insured',
    indicator: 'elderly-care.elderly-policy-insurance-coverage',
    records: {
      'elderly-care-head-counts': [
        headCount('insured', 500),
        headCount('insured', 600, { countedOn: '2024-11-30' }),
        headCount('ageing-staff', 90),
      ],
      population: [
        older('330502001001', 800),
        older('330502001001', 5_000, { ageFrom: 0, ageTo: 59 }),
        older('330502001001', 1_000, { base: 'resident' }),
      ],
    },
    ...city,
    expect: 75,
  },
  {
    says: 'as a share of residents, fewer are insured',
    indicator: 'elderly-care.elderly-policy-insurance-coverage',
    variant: 'resident',
    records: {
      'elderly-care-head-counts': [headCount('insured', 600), headCount('ageing-staff', 90)],
      population: [
        older('330502001001', 800),
        older('330502001001', 1_000, { base: 'resident' }),
        older('330502001001', 3_000, { base: 'resident', ageFrom: 0, ageTo: 59 }),
      ],
    },
    ...city,
    expect: 60,
  },
  {
    says: 'claims count on the day they were paid',
    indicator: 'elderly-care.elderly-accident-direct-claims',
    records: {
      'elderly-care-cases': [
        elderlyCase('direct-claim', { receivedOn: '2023-12-20', closedOn: '2024-01-03' }),
        elderlyCase('direct-claim', { closedOn: '2024-03-05', district: '330523' }),
        elderlyCase('direct-claim', { receivedOn: '2024-12-20', closedOn: '2025-01-03' }),
        elderlyCase('direct-claim'),
        elderlyCase('rights', { closedOn: '2024-03-05' }),
      ],
    },
    ...city,
    expect: 2,
  },
]
