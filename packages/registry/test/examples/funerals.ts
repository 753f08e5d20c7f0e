import type { WorkedExample } from '@minzheng/core/testing'
import { checked, facility, funeral, matter, project, qingming, staff } from './rows.js'

const city = { district: '330500', period: '2024' } as const

/** Funerals, counted by hand. */
export const funeralExamples: readonly WorkedExample[] = [
  {
    says: 'three of four who were entitled had free basics',
    indicator: 'registry.free-funeral-service-rate',
    records: {
      'funeral-services': [
        funeral(),
        funeral(),
        funeral({ servedOn: '2024-12-31' }),
        funeral({ free: false, waived: null }),
        funeral({ entitled: false }),
        funeral({ servedOn: '2023-12-31', free: false }),
        funeral({ district: '330523001', free: false }),
      ],
    },
    district: '330502100',
    period: '2024',
    expect: 75,
  },
  {
    says: 'what was waived adds up in yuan',
    indicator: 'registry.free-funeral-amount',
    records: {
      'funeral-services': [
        funeral(),
        funeral({ waived: 80_050, district: '330523001' }),
        funeral({ free: false, waived: 99_900 }),
        funeral({ waived: null }),
      ],
    },
    ...city,
    expect: 2000.5,
  },
  {
    says: 'ash halls opened in the year count, older ones and other sites do not',
    indicator: 'registry.new-ash-halls',
    records: {
      'registry-facilities': [
        facility('ash-hall', { openedOn: '2024-04-01' }),
        facility('ash-hall', { openedOn: '2024-12-31', closedOn: '2025-06-01' }),
        facility('ash-hall'),
        facility('mourning-site', { openedOn: '2024-04-01' }),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'mourning sites count in the quarter they were opened',
    indicator: 'registry.new-mourning-sites',
    records: {
      'registry-facilities': [
        facility('mourning-site', { openedOn: '2024-06-30' }),
        facility('mourning-site', { openedOn: '2024-07-01' }),
        facility('ash-hall', { openedOn: '2024-06-30' }),
      ],
    },
    district: '330502001',
    period: '2024-Q2',
    expect: 1,
  },
  {
    says: 'a cemetery counts when its renovation is completed',
    indicator: 'registry.old-cemeteries-renovated',
    records: {
      'registry-projects': [
        project('cemetery-renovation', { startedOn: '2023-03-01', completedOn: '2024-04-01', district: '330523001' }),
        project('cemetery-renovation', { district: '330523001' }),
        project('cemetery-renovation', { startedOn: '2023-03-01', completedOn: '2023-04-01' }),
        project('funeral-equipment', { completedOn: '2024-04-01' }),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'visits to graves add up over the days',
    indicator: 'registry.qingming-service-persontimes',
    records: {
      'registry-activities': [
        qingming(1200),
        qingming(800, { heldOn: '2024-04-05' }),
        qingming(50, { heldOn: '2023-04-05' }),
        qingming(7, { district: '330502001' }),
      ],
    },
    district: '330502100',
    period: '2024',
    expect: 2000,
  },
  {
    says: 'a scene counts from its completion until it is given up',
    indicator: 'registry.smart-funeral-scenes',
    records: {
      'registry-projects': [
        project('funeral-scene', { startedOn: '2022-01-01', completedOn: '2022-05-01' }),
        project('funeral-scene', { startedOn: '2022-01-01', completedOn: '2022-05-01', stoppedOn: '2024-05-01' }),
        project('funeral-scene'),
        project('address-data-product', { completedOn: '2024-05-01' }),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'one funeral of four was handled as one thing',
    indicator: 'registry.funeral-one-thing-share',
    records: {
      'funeral-services': [
        funeral({ oneThing: true }),
        funeral(),
        funeral({ entitled: false }),
        funeral({ district: '330523001' }),
      ],
    },
    ...city,
    expect: 25,
  },
  {
    says: 'joint queries count one for each funeral',
    indicator: 'registry.posthumous-property-queries',
    records: {
      'funeral-services': [
        funeral({ propertyQuery: true }),
        funeral({ propertyQuery: true, servedOn: '2025-01-01' }),
        funeral({ oneThing: true }),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'two of three funeral problems were put right',
    indicator: 'registry.funeral-issues-fixed-rate',
    records: {
      'registry-matters': [
        matter('funeral-issue', { closedOn: '2024-04-04' }),
        matter('funeral-issue', { closedOn: '2024-12-31' }),
        matter('funeral-issue'),
        matter('boundary-risk'),
        matter('boundary-risk', { closedOn: '2024-04-04' }),
      ],
    },
    ...city,
    expect: (2 / 3) * 100,
  },
  {
    says: 'one of two funeral services was in order',
    indicator: 'registry.funeral-service-compliance-rate',
    records: {
      'registry-inspections': [
        checked('funeral-service'),
        checked('funeral-service', { passed: false, problems: 2 }),
        checked('funeral-service', { inspectedOn: '2023-06-11' }),
        checked('place-name-use'),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'equipment counts when it is renewed',
    indicator: 'registry.funeral-equipment-updated',
    records: {
      'registry-projects': [
        project('funeral-equipment', { completedOn: '2024-08-08' }),
        project('funeral-equipment', { completedOn: '2024-08-09', acceptedOn: '2024-09-01' }),
        project('funeral-equipment'),
        project('cemetery-renovation', { completedOn: '2024-08-08' }),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'one of two in service was trained this year; one who left does not count',
    indicator: 'registry.funeral-staff-training-rate',
    records: {
      'funeral-staff': [
        staff({ trainedOn: '2024-05-05' }),
        staff({ trainedOn: '2023-12-31' }),
        staff({ trainedOn: '2024-05-05', leftOn: '2024-10-01' }),
        staff({ startedOn: '2025-01-01' }),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'staff trained after the quarter are not trained yet',
    indicator: 'registry.funeral-staff-training-rate',
    records: { 'funeral-staff': [staff({ trainedOn: '2024-04-01' })] },
    district: '330502',
    period: '2024-Q1',
    expect: 0,
  },
]
