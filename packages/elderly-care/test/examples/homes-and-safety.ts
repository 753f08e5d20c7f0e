import type { WorkedExample } from '@minzheng/core/testing'
import { facility, inspection, institution, person, project } from './rows.js'

const city = { district: '330500', period: '2024' } as const

/** Care at home, in communities and in homes (item 12), without dementia beds and consortia, counted by hand. */
export const homeAndSafetyExamples: readonly WorkedExample[] = [
  {
    says: 'three of four planned sites are built',
    indicator: 'elderly-care.facility-plan-delivery-rate',
    records: {
      'elderly-care-projects': [
        project('planned-site', '2023-05-01', { district: '330502001' }),
        project('planned-site', '2024-05-01', { district: '330502001' }),
        project('planned-site', '2024-12-31', { district: '330523001' }),
        project('planned-site', null, { district: '330523001' }),
        project('care-building', '2024-05-01'),
      ],
    },
    ...city,
    expect: 75,
  },
  {
    says: 'a person in care under the insurance on the last day is counted once',
    indicator: 'elderly-care.ltci-care-service-persons',
    records: {
      'elderly-care-persons': [
        person('insured-care', 1),
        person('insured-care', 1, { startedOn: '2024-06-01' }),
        person('insured-care', 2, { endedOn: '2024-07-01' }),
        person('insured-care', 3, { startedOn: '2024-07-01' }),
        person('dementia-care', 4),
      ],
    },
    district: '330502001',
    period: '2024-S1',
    expect: 2,
  },
  {
    says: 'dementia care is a separate list',
    indicator: 'elderly-care.dementia-care-persons-served',
    records: {
      'elderly-care-persons': [
        person('dementia-care', 1),
        person('dementia-care', 2, { district: '330523001' }),
        person('dementia-care', 3, { endedOn: '2024-12-31' }),
        person('insured-care', 4),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'pilots count in their village while they run',
    indicator: 'elderly-care.cognitive-intervention-pilots',
    records: {
      'elderly-care-facilities': [
        facility('cognitive-pilot'),
        facility('cognitive-pilot', { district: '330502100201' }),
        facility('cognitive-pilot', { closedOn: '2024-01-31' }),
        facility('embedded-facility'),
      ],
    },
    district: '330502001001',
    period: '2024',
    expect: 1,
  },
  {
    says: '150 of 400 beds have a code; a home that does not state it has none',
    indicator: 'elderly-care.one-bed-one-code-coverage',
    records: {
      'elderly-institutions': [
        institution(1, 0, { codedBeds: 150, checkedBeds: 10 }),
        institution(2, 0, { district: '330523001201' }),
        institution(3, 0, { codedBeds: 200, closedOn: '2024-05-01' }),
      ],
    },
    ...city,
    expect: 37.5,
  },
  {
    says: '100 of 200 beds have been checked',
    indicator: 'elderly-care.care-bed-supervision-rate',
    records: {
      'elderly-institutions': [
        institution(1, 0, { codedBeds: 150, checkedBeds: 100 }),
        institution(2, 0, { district: '330523001201' }),
      ],
    },
    district: '330502001',
    period: '2024',
    expect: 50,
  },
  {
    says: 'a home inspected three times is one of four',
    indicator: 'elderly-care.care-fire-inspection-rate',
    records: {
      'elderly-care-inspections': [
        inspection('fire', 'YL1', { inspectedOn: '2024-02-01' }),
        inspection('fire', 'YL1', { inspectedOn: '2024-05-01' }),
        inspection('fire', 'YL1', { inspectedOn: '2024-08-01' }),
        inspection('fire', 'YL2', { inspectedOn: '2023-12-01' }),
        inspection('home-care-centre', 'YL3'),
      ],
      'elderly-institutions': [
        ...[1, 2, 3].map((number) => institution(number, 0)),
        institution(4, 0, { district: '330523001201' }),
        institution(5, 0, { closedOn: '2024-06-01' }),
      ],
    },
    ...city,
    expect: 25,
  },
  {
    says: 'six of eight fire hazards are put right',
    indicator: 'elderly-care.care-fire-hazard-fixed-rate',
    records: {
      'elderly-care-inspections': [
        inspection('fire', 'YL1', { passed: false, problems: 5, rectified: 5 }),
        inspection('fire', 'YL2', { passed: false, problems: 3, rectified: 1, district: '330523001' }),
        inspection('fire', 'YL3'),
        inspection('home-care-centre', 'ZX1', { passed: false, problems: 10, rectified: 3 }),
      ],
    },
    ...city,
    expect: 75,
  },
  {
    says: 'one of three small and medium homes has the system; large homes are left out',
    indicator: 'elderly-care.small-care-fire-system-rate',
    records: {
      'elderly-institutions': [
        institution(1, 0, { size: 'small', fireSystem: true }),
        institution(2, 0, { size: 'medium', fireSystem: false }),
        institution(3, 0, { size: 'medium', district: '330523001201' }),
        institution(4, 0, { size: 'large', fireSystem: true }),
        institution(5, 0, { fireSystem: true }),
        institution(6, 0, { size: 'small', fireSystem: true, closedOn: '2024-02-01' }),
      ],
    },
    ...city,
    expect: 100 / 3,
  },
  {
    says: 'a bed at home is one person under contract',
    indicator: 'elderly-care.family-care-beds',
    records: {
      'elderly-care-persons': [
        person('family-bed', 1),
        person('family-bed', 1, { startedOn: '2024-05-01' }),
        person('family-bed', 2, { district: '330502001001' }),
        person('family-bed', 3, { endedOn: '2024-11-30' }),
        person('home-adaptation', 4),
      ],
    },
    district: '330502001',
    period: '2024',
    expect: 2,
  },
  {
    says: 'nine of ten problems of home-care centres are put right',
    indicator: 'elderly-care.home-centre-issues-fixed-rate',
    records: {
      'elderly-care-inspections': [
        inspection('home-care-centre', 'ZX1', { passed: false, problems: 6, rectified: 6 }),
        inspection('home-care-centre', 'ZX2', { passed: false, problems: 4, rectified: 3 }),
        inspection('home-care-centre', 'ZX3', { passed: false, problems: 4, rectified: 0, district: '330502100' }),
        inspection('fire', 'YL1', { passed: false, problems: 7, rectified: 3 }),
      ],
    },
    district: '330502001',
    period: '2024',
    expect: 90,
  },
  {
    says: 'complexes count while they are open',
    indicator: 'elderly-care.elderly-service-complexes',
    records: {
      'elderly-care-facilities': [
        facility('service-complex', { district: '330502001' }),
        facility('service-complex', { district: '330523001', openedOn: '2024-12-31' }),
        facility('service-complex', { openedOn: '2025-01-01' }),
        facility('industry-park', { district: '330502' }),
      ],
    },
    ...city,
    expect: 2,
  },
]
