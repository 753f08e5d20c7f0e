import type { WorkedExample } from '@minzheng/core/testing'

const id = (number: number): string => number.toString(16).padStart(32, '0')

/** A dibao standard in fen a month, in force from a day. */
const standard = (district: string, effectiveOn: string, monthlyStandard: number) => ({
  district,
  effectiveOn,
  monthlyStandard,
  document: null,
})

const monitored = (
  number: number,
  district: string,
  changes: { readonly enteredOn?: string; readonly leftOn?: string } = {},
) => ({
  person: id(number),
  district,
  tier: 'dibao',
  enteredOn: '2023-01-01',
  leftOn: null,
  ...changes,
})

const people = (
  district: string,
  persons: number,
  changes: { readonly base?: string; readonly sex?: string; readonly countedOn?: string } = {},
) => ({
  district,
  countedOn: '2023-12-31',
  base: 'registered',
  sex: 'female',
  ageFrom: 0,
  ageTo: 150,
  persons,
  ...changes,
})

const improved = (
  number: number,
  kind: 'environment' | 'appliances',
  completedOn: string,
  district = '330502100201',
) => ({
  household: id(number),
  district,
  kind,
  year: Number(completedOn.slice(0, 4)),
  completedOn,
})

const facility = 'assistance.mental-welfare-facility-completed'
const reached = (stage: number, reachedOn: string, milestone = facility) => ({
  district: '330500',
  milestone,
  reachedOn,
  stage,
  evidence: null,
})

/** The standard, monitoring, homes improved and the facility. Counted by hand. */
export const firstExamples: readonly WorkedExample[] = [
  {
    says: 'a year of dibao is twelve times the monthly standard',
    indicator: 'assistance.dibao-annual-standard',
    records: { 'dibao-standards': [standard('330502', '2023-07-01', 1_180_00)] },
    district: '330502',
    period: '2024',
    expect: 14_160,
  },
  {
    says: 'the city shows the lowest standard of its counties',
    indicator: 'assistance.dibao-annual-standard',
    records: {
      'dibao-standards': [standard('330502', '2023-07-01', 1_200_00), standard('330523', '2023-07-01', 1_150_50)],
    },
    district: '330500',
    period: '2024',
    expect: 13_806,
  },
  {
    says: 'a standard not yet in force is not shown',
    indicator: 'assistance.dibao-annual-standard',
    records: {
      'dibao-standards': [standard('330502', '2023-07-01', 1_100_00), standard('330502', '2024-07-01', 1_200_00)],
    },
    district: '330502',
    period: '2024-06',
    expect: 13_200,
  },
  {
    says: 'a new standard replaces the old one from its first day',
    indicator: 'assistance.dibao-annual-standard',
    records: {
      'dibao-standards': [standard('330502', '2023-07-01', 1_100_00), standard('330502', '2024-07-01', 1_200_00)],
    },
    district: '330502',
    period: '2024-07',
    expect: 14_400,
  },
  {
    says: 'if no standard is in force none is shown',
    indicator: 'assistance.dibao-annual-standard',
    records: { 'dibao-standards': [] },
    district: '330502',
    period: '2024',
    expect: null,
  },

  {
    says: 'three persons under monitoring among sixty are five percent',
    indicator: 'assistance.low-income-monitored-share',
    records: {
      'monitored-persons': [monitored(1, '330502001001'), monitored(2, '330502100201'), monitored(3, '330523001201')],
      population: [people('330502001001', 30), people('330523001201', 18), people('330523001201', 12, { sex: 'male' })],
    },
    district: '330500',
    period: '2024',
    expect: 5,
  },
  {
    says: 'a person who has left monitoring is not counted, nor one who enters later',
    indicator: 'assistance.low-income-monitored-share',
    records: {
      'monitored-persons': [
        monitored(1, '330502001001'),
        monitored(2, '330502001001', { leftOn: '2024-06-30' }),
        monitored(3, '330502001001', { enteredOn: '2024-07-01' }),
      ],
      population: [people('330502001001', 50)],
    },
    district: '330502001',
    period: '2024-06',
    expect: 2,
  },
  {
    says: 'residents who are not registered count only in the resident base',
    indicator: 'assistance.low-income-monitored-share',
    variant: 'resident',
    records: {
      'monitored-persons': [monitored(1, '330502001001')],
      population: [people('330502001001', 20), people('330502001001', 25, { base: 'resident' })],
    },
    district: '330502',
    period: '2024',
    expect: 4,
  },
  {
    says: 'a later count of the population replaces the earlier one',
    indicator: 'assistance.low-income-monitored-share',
    records: {
      'monitored-persons': [monitored(1, '330502001001')],
      population: [people('330502001001', 20), people('330502001001', 40, { countedOn: '2024-06-30' })],
    },
    district: '330502',
    period: '2024',
    expect: 2.5,
  },
  {
    says: 'a share of an empty population is not known',
    indicator: 'assistance.low-income-monitored-share',
    records: { 'monitored-persons': [monitored(1, '330502001001')], population: [people('330502001001', 0)] },
    district: '330502',
    period: '2024',
    expect: null,
  },
  {
    says: 'without persons and population there is no share under monitoring',
    indicator: 'assistance.low-income-monitored-share',
    records: { 'monitored-persons': [], population: [] },
    district: '330502',
    period: '2024',
    expect: null,
  },
  {
    says: 'the share is not known while the population has not been returned',
    indicator: 'assistance.low-income-monitored-share',
    records: { 'monitored-persons': [monitored(1, '330502001001')], population: [people('330502001001', 20)] },
    returned: ['monitored-persons'],
    district: '330502',
    period: '2024',
    expect: null,
  },

  {
    says: 'homes improved within the year are added up over the villages; fitted appliances are counted separately',
    indicator: 'assistance.shanju-home-improved-households',
    records: {
      'home-improvements': [
        improved(1, 'environment', '2024-02-10'),
        improved(2, 'environment', '2024-11-30', '330523001201'),
        improved(1, 'appliances', '2024-03-01'),
        improved(3, 'environment', '2023-12-31'),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'no home was improved',
    indicator: 'assistance.shanju-home-improved-households',
    records: { 'home-improvements': [] },
    district: '330502',
    period: '2024',
    expect: 0,
  },
  {
    says: 'homes improved are not known before the office has reported',
    indicator: 'assistance.shanju-home-improved-households',
    records: { 'home-improvements': [] },
    returned: [],
    district: '330502',
    period: '2024',
    expect: null,
  },

  {
    says: 'a household fitted with appliances counts, also if its home was improved',
    indicator: 'assistance.shanju-appliance-households',
    records: {
      'home-improvements': [
        improved(1, 'environment', '2024-02-10'),
        improved(1, 'appliances', '2024-03-01'),
        improved(2, 'appliances', '2024-05-31'),
      ],
    },
    district: '330502100201',
    period: '2024-S1',
    expect: 2,
  },
  {
    says: 'no household was fitted with appliances',
    indicator: 'assistance.shanju-appliance-households',
    records: { 'home-improvements': [] },
    district: '330500',
    period: '2024',
    expect: 0,
  },

  {
    says: 'the facility is at the last stage reached by the period’s end',
    indicator: facility,
    records: { 'milestone-progress': [reached(1, '2024-01-20'), reached(2, '2024-06-30'), reached(3, '2024-12-01')] },
    district: '330500',
    period: '2024-S1',
    expect: 2,
  },
  {
    says: 'the progress of another task is not the facility’s',
    indicator: facility,
    records: { 'milestone-progress': [reached(4, '2024-01-20', 'assistance.vagrant-station-project')] },
    district: '330500',
    period: '2024',
    expect: null,
  },
  {
    says: 'the stage of the facility is not known without a report of progress',
    indicator: facility,
    records: { 'milestone-progress': [] },
    district: '330500',
    period: '2024',
    expect: null,
  },
]
