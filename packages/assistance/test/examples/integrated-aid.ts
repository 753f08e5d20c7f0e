import type { WorkedExample } from '@minzheng/core/testing'
import { application, grant, monitored, result } from './records.js'

/** Results of one topic: two in force in two counties, one repealed, one not yet issued, one of another topic. */
const results = (topic: string, other: string) => ({
  'assistance-results': [
    result(1, topic),
    result(2, topic, { district: '330523' }),
    result(3, topic, { repealedOn: '2024-12-31' }),
    result(4, topic, { issuedOn: '2025-01-01' }),
    result(5, other),
  ],
})

const integrated = [
  grant(1, { kind: 'integrated', amount: 10_000_00 }),
  grant(2, { kind: 'integrated', source: 'charity', amount: 20_000_00 }),
  grant(3, { kind: 'integrated', source: 'market', amount: 30_000_00 }),
  grant(4, { kind: 'integrated', source: 'market', form: 'goods', amount: 5_000_00, district: '330523001201' }),
  grant(5, { source: 'charity', amount: 40_000_00 }),
  grant(6, { source: 'market', amount: 40_000_00 }),
  grant(7, { amount: 40_000_00 }),
]
const insured = (district: string, countedOn: string, persons: number, eligible: number) => ({
  district,
  countedOn,
  insured: persons,
  eligible,
})
const applications = [
  application(1),
  application(2, { channel: 'offline', workingDays: 25, closedOn: '2024-06-11' }),
  application(3, { closedOn: null, workingDays: null }),
  application(4, { closedOn: '2024-12-31', workingDays: null }),
  application(5, { channel: 'offline', appliedOn: '2023-12-20', closedOn: '2024-01-05', workingDays: 13 }),
]

/** Integrated aid. Counted by hand. */
export const integratedAidExamples: readonly WorkedExample[] = [
  {
    says: 'brands of the counties are those in force',
    indicator: 'assistance.county-featured-aid-brands',
    records: results('county-brand', 'service-brand'),
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'one of two counties runs the model of government and charity, although it has two documents of it',
    indicator: 'assistance.gov-charity-model-coverage',
    records: {
      'assistance-results': [
        result(1, 'charity-model'),
        result(2, 'charity-model'),
        result(3, 'county-brand', { district: '330523' }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 50,
  },
  {
    says: 'one county gives 100 yuan a person under monitoring and the other 300: each is half the mean away',
    indicator: 'assistance.integrated-aid-county-dispersion',
    records: {
      'assistance-grants': [
        grant(1, { kind: 'integrated', amount: 200_00 }),
        grant(2, { kind: 'integrated', amount: 300_00, district: '330523001201' }),
        grant(3, { amount: 900_00 }),
      ],
      'monitored-persons': [monitored(1, '330502001001'), monitored(2, '330502001001'), monitored(3, '330523001201')],
    },
    district: '330500',
    period: '2024',
    expect: 0.5,
  },
  {
    says: 'public money of integrated aid is separate from that of temporary assistance',
    indicator: 'assistance.integrated-aid-fiscal-amount',
    records: { 'assistance-grants': integrated },
    district: '330500',
    period: '2024',
    expect: 1,
  },
  {
    says: 'charity money of integrated aid is separate from that of temporary assistance',
    indicator: 'assistance.integrated-aid-charity-amount',
    records: { 'assistance-grants': integrated },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'what the market gave counts at its money value, goods too',
    indicator: 'assistance.integrated-aid-market-amount',
    records: { 'assistance-grants': integrated },
    district: '330500',
    period: '2024',
    expect: 3.5,
  },
  {
    says: 'of the eligible persons sixty percent are insured, by the latest counts',
    indicator: 'assistance.huimin-insurance-coverage',
    records: {
      'huimin-insurance': [
        insured('330502', '2023-12-31', 100, 1_000),
        insured('330502', '2024-06-30', 700, 1_000),
        insured('330523', '2023-12-31', 200, 500),
        insured('330523', '2025-01-31', 500, 500),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 60,
  },
  {
    says: 'digital results are those in use',
    indicator: 'assistance.digital-results-converted',
    records: results('digital', 'landmark'),
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'three of four applications of the year were made online, closed or not',
    indicator: 'assistance.online-aid-application-share',
    records: { 'assistance-applications': applications },
    district: '330502001',
    period: '2024',
    expect: 75,
  },
  {
    says: 'applications closed in the year took sixteen working days, also one made the year before',
    indicator: 'assistance.aid-processing-days',
    records: { 'assistance-applications': applications },
    district: '330502',
    period: '2024',
    expect: 16,
  },
  {
    says: 'landmark results are those in force',
    indicator: 'assistance.replicable-aid-results',
    records: results('landmark', 'digital'),
    district: '330502',
    period: '2024',
    expect: 1,
  },
]
