import type { WorkedExample } from '@minzheng/core/testing'
import { id, paid, session, subsidy } from './records.js'

const subsidies = [
  subsidy(1, { reviewDueOn: '2024-03-31', reviewedOn: '2024-03-31', foundRight: true }),
  subsidy(1, { subsidy: 'nursing', reviewDueOn: '2024-03-31', reviewedOn: '2024-04-01', foundRight: true }),
  subsidy(2, { reviewDueOn: '2024-06-30', endedOn: '2024-07-01', reviewedOn: '2024-05-10', foundRight: false }),
  subsidy(3, { reviewDueOn: '2024-12-31' }),
  subsidy(4, { reviewDueOn: '2023-12-31', reviewedOn: '2023-12-01', foundRight: false, district: '330523001201' }),
  subsidy(5, { startedOn: '2025-01-01' }),
  subsidy(6, { reviewedOn: '2024-08-01' }),
  subsidy(7, { reviewedOn: '2024-08-02', foundRight: true }),
]
const point = (number: number, district: string, closedOn: string | null = null) => ({
  facility: `F${number}`,
  district,
  topic: 'point',
  grade: null,
  compliant: null,
  openedOn: '2023-01-01',
  closedOn,
})
const professional = (number: number, startedOn: string, leftOn: string | null = null) => ({
  person: id(number),
  district: '330502',
  startedOn,
  leftOn,
})

/** Subsidies for disabled persons and community mental rehabilitation. Counted by hand. */
export const disabilityExamples: readonly WorkedExample[] = [
  {
    says: 'three of four subsidies reviewed in the year with a finding were right',
    indicator: 'assistance.disability-subsidy-accuracy',
    records: { 'disability-subsidies': subsidies },
    district: '330500',
    period: '2024',
    expect: 75,
  },
  {
    says: 'a person with both subsidies counts once, and one whose subsidy has ended does not count',
    indicator: 'assistance.disability-subsidy-recipients',
    records: { 'disability-subsidies': subsidies },
    district: '330500',
    period: '2024',
    expect: 5,
  },
  {
    says: 'both subsidies are added up, services bought are not',
    indicator: 'assistance.disability-subsidy-amount',
    records: {
      'assistance-services': [
        paid('living', '2024-01-31', 4_000_00),
        paid('nursing', '2024-01-31', 6_500_00),
        paid('nursing', '2024-02-29', null),
        paid('procurement', '2024-01-31', 50_000_00),
        paid('living', '2023-12-31', 9_000_00),
      ],
    },
    district: '330502001',
    period: '2024',
    expect: 1.05,
  },
  {
    says: 'of four reviews due in the year two were done by the due day; a day late is too late',
    indicator: 'assistance.disability-subsidy-review-rate',
    records: { 'disability-subsidies': subsidies },
    district: '330500',
    period: '2024',
    expect: 50,
  },
  {
    says: 'one of two counties has an open point of community rehabilitation',
    indicator: 'assistance.jingkang-coverage',
    records: {
      'jingkang-points': [point(1, '330502001001'), point(2, '330502100201'), point(3, '330523001201', '2024-06-30')],
    },
    district: '330500',
    period: '2024',
    expect: 50,
  },
  {
    says: 'a person served often, in two townships, counts once for the city',
    indicator: 'assistance.jingkang-persons-served',
    records: {
      'jingkang-sessions': [
        session(1, 1),
        session(2, 1, { district: '330523001', servedOn: '2024-09-01' }),
        session(3, 2),
        session(4, 3, { servedOn: '2025-01-02' }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'professionals are those on file who have not left',
    indicator: 'assistance.jingkang-professionals',
    records: {
      'jingkang-professionals': [
        professional(1, '2023-05-01'),
        professional(2, '2024-12-31'),
        professional(3, '2023-05-01', '2024-12-31'),
        professional(4, '2025-01-01'),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 2,
  },
]
