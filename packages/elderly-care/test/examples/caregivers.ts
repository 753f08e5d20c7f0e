import type { WorkedExample } from '@minzheng/core/testing'
import { caregiver, older } from './rows.js'

const certified = 'elderly-care.certified-caregivers-per-10k-elderly'
const started = 'elderly-care.new-fulltime-home-caregivers'

/** Caregivers, counted by hand. */
export const caregiverExamples: readonly WorkedExample[] = [
  {
    says: 'two certified caregivers for 800 older people are 25 per 10,000',
    indicator: certified,
    records: {
      caregivers: [
        caregiver(1),
        caregiver(2, { district: '330523', certificate: 'level-1' }),
        caregiver(3, { certificate: null, certifiedOn: '2022-06-01' }),
      ],
      population: [
        older('330502001001', 300),
        older('330502001001', 200, { ageFrom: 80, ageTo: 150 }),
        older('330502001001', 700, { base: 'resident' }),
        older('330523001201', 300),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 25,
  },
  {
    says: 'a caregiver who has left, or is certified only later, is not counted',
    indicator: certified,
    records: {
      caregivers: [
        caregiver(1),
        caregiver(2, { leftOn: '2024-05-31' }),
        caregiver(3, { certifiedOn: '2024-06-01' }),
        caregiver(4, { certifiedOn: '2024-05-31' }),
      ],
      population: [older('330502001001', 1_000)],
    },
    district: '330502',
    period: '2024-05',
    expect: 20,
  },
  {
    says: 'people under sixty are not among the older people',
    indicator: certified,
    records: {
      caregivers: [caregiver(1)],
      population: [older('330502001001', 400), older('330502001001', 5_000, { ageFrom: 0, ageTo: 59 })],
    },
    district: '330502',
    period: '2024',
    expect: 25,
  },
  {
    says: 'resident older people are a different base from registered ones',
    indicator: certified,
    variant: 'resident',
    records: {
      caregivers: [
        caregiver(1),
        caregiver(2, { certificate: null, certifiedOn: '2022-06-01' }),
        caregiver(3, { certifiedOn: '2025-01-01' }),
      ],
      population: [
        older('330502001001', 400),
        older('330502001001', 500, { base: 'resident' }),
        older('330502001001', 900, { base: 'resident', ageFrom: 0, ageTo: 59 }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 20,
  },
  {
    says: 'caregivers have no ratio if nobody is old',
    indicator: certified,
    records: { caregivers: [caregiver(1)], population: [older('330502001001', 0)] },
    district: '330502',
    period: '2024',
    expect: null,
  },
  {
    says: 'without caregivers and population there is no ratio of caregivers',
    indicator: certified,
    records: { caregivers: [], population: [] },
    district: '330502',
    period: '2024',
    expect: null,
  },

  {
    says: 'full-time home caregivers who started within the year are new, whether or not they stayed',
    indicator: started,
    records: {
      caregivers: [
        caregiver(1, { startedOn: '2024-01-01' }),
        caregiver(2, { startedOn: '2024-03-15', leftOn: '2024-09-01' }),
        caregiver(3, { startedOn: '2024-03-15', employment: 'part-time' }),
        caregiver(4, { startedOn: '2024-03-15', setting: 'institution' }),
        caregiver(5, { startedOn: '2023-12-31' }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'a caregiver counts in the month of starting only',
    indicator: started,
    records: { caregivers: [caregiver(1, { startedOn: '2024-03-15' }), caregiver(2, { startedOn: '2024-04-01' })] },
    district: '330502',
    period: '2024-03',
    expect: 1,
  },
  {
    says: 'nobody started as a home caregiver',
    indicator: started,
    records: { caregivers: [] },
    district: '330502',
    period: '2024',
    expect: 0,
  },
]
