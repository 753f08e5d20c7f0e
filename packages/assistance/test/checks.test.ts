import { describeChecks } from '@minzheng/core/testing'
import { assistance } from '../src/index.js'
import { aided, application, grant, monitored, need, site, subsidy } from './examples/records.js'

const standard = (monthlyStandard: number, effectiveOn: string) => ({
  district: '330502',
  effectiveOn,
  monthlyStandard,
  document: null,
})
const person = (enteredOn: string, leftOn: string | null) => ({
  person: 'a'.repeat(32),
  district: '330502001001',
  tier: 'dibao',
  enteredOn,
  leftOn,
})
const people = (persons: number) => ({
  district: '330502001001',
  countedOn: '2023-12-31',
  base: 'registered',
  sex: 'male',
  ageFrom: 20,
  ageTo: 24,
  persons,
})

describeChecks(assistance, [
  {
    check: 'assistance.left-after-entered',
    records: { 'monitored-persons': [person('2024-03-01', '2024-02-01')] },
    finds: ['330502001001'],
  },
  {
    check: 'assistance.standard-plausible',
    records: { 'dibao-standards': [standard(400_000, '2023-07-01')] },
    finds: ['330502'],
  },
  {
    check: 'assistance.standard-steady',
    records: { 'dibao-standards': [standard(100_000, '2023-07-01'), standard(140_000, '2024-12-01')] },
    finds: ['330502'],
  },
  {
    check: 'assistance.monitored-plausible',
    records: { 'monitored-persons': [person('2024-01-01', null)], population: [people(2)] },
    finds: ['330502'],
  },
  {
    check: 'assistance.application-closed-after-applied',
    records: { 'assistance-applications': [application(1), application(2, { closedOn: '2024-05-05' })] },
    finds: ['330502001001'],
  },
  {
    check: 'assistance.application-days-stated',
    records: {
      'assistance-applications': [
        application(1),
        application(2, { closedOn: null, workingDays: null }),
        application(3, { workingDays: null }),
      ],
    },
    finds: ['330502001001'],
  },
  {
    check: 'assistance.widened-circle-income',
    records: {
      'assistance-grants': [
        grant(1),
        grant(2, { kind: 'expanded', incomeForThree: 99_999_99 }),
        grant(3, { kind: 'expanded', incomeForThree: 100_000_00, district: '330502100201' }),
        grant(4, { kind: 'expanded', district: '330523001201' }),
      ],
    },
    finds: ['330502100201', '330523001201'],
  },
  {
    check: 'assistance.temporary-aid-from-public-money',
    records: {
      'assistance-grants': [
        grant(1),
        grant(2, { source: 'charity' }),
        grant(3, { kind: 'integrated', source: 'charity' }),
      ],
    },
    finds: ['330502001001'],
  },
  {
    check: 'assistance.stars-name-who-gave-them',
    records: { 'zhulianti-sites': [site(1), site(2, { stars: 3, ratedBy: 'city' }), site(3, { stars: 3 })] },
    finds: ['330502001001'],
  },
  {
    check: 'assistance.need-matched-after-registered',
    records: { 'aid-needs': [need(1), need(2, { matchedOn: '2024-03-01' }), need(3, { matchedOn: '2024-02-29' })] },
    finds: ['330502001001'],
  },
  {
    check: 'assistance.insured-within-eligible',
    records: {
      'huimin-insurance': [
        { district: '330502', countedOn: '2024-06-30', insured: 500, eligible: 500 },
        { district: '330523', countedOn: '2024-06-30', insured: 501, eligible: 500 },
      ],
    },
    finds: ['330523'],
  },
  {
    check: 'assistance.vagrant-settled-after-aided',
    records: {
      'vagrant-aid-events': [aided(1), aided(2, { settledOn: '2024-05-06' }), aided(3, { settledOn: '2024-05-05' })],
    },
    finds: ['330502'],
  },
  {
    check: 'assistance.subsidy-ended-after-started',
    records: {
      'disability-subsidies': [
        subsidy(1),
        subsidy(2, { endedOn: '2024-05-01' }),
        subsidy(3, { startedOn: '2024-05-02', endedOn: '2024-05-01' }),
      ],
    },
    finds: ['330502001001'],
  },
  {
    check: 'assistance.no-subsidy-in-extreme-hardship',
    records: {
      'disability-subsidies': [subsidy(1), subsidy(2)],
      'monitored-persons': [monitored(1, '330502001001'), monitored(2, '330502001001', { tier: 'tekun' })],
    },
    finds: ['330502001001'],
  },
  {
    check: 'assistance.tekun-standard-plausible',
    records: {
      'tekun-standards': [{ district: '330502', effectiveOn: '2023-07-01', monthlyStandard: 900_00, document: null }],
    },
    finds: ['330502'],
  },
  {
    check: 'assistance.processing-days-plausible',
    records: { 'assistance-applications': [application(1, { closedOn: '2024-08-30', workingDays: 80 })] },
    finds: ['330502'],
  },
])
