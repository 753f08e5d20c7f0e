import type { WorkedExample } from '@minzheng/core/testing'
import { application, grant, id, listing } from './rows.js'

const integrated = (household: number, source: string, amount: number, district = '330502001') =>
  grant(household, { programme: 'integrated', source, amount, district })
const sources = [
  integrated(1, 'fiscal', 30_000_00),
  integrated(2, 'charity', 12_000_00, '330523001'),
  integrated(3, 'market', 5_000_00),
  grant(4, { source: 'charity' }),
]
const person = (number: number, district: string) => ({ person: id(number), district, tier: 'dibao', enteredOn: '2023-01-01', leftOn: null })
const city = { district: '330500', period: '2024' } as const

/** Integrated aid and how it is handled. Counted by hand. */
export const item02Examples: readonly WorkedExample[] = [
  {
    says: 'a brand that was struck off is no longer one of the county’s',
    indicator: 'assistance.county-featured-aid-brands',
    records: {
      'assistance-listings': [
        listing('featured-brand'),
        listing('featured-brand', { district: '330523' }),
        listing('featured-brand', { removedOn: '2024-12-31' }),
        listing('resource'),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'one of two counties runs the model, however many sites it has',
    indicator: 'assistance.gov-charity-model-coverage',
    records: { 'assistance-listings': [listing('gov-charity-model'), listing('gov-charity-model'), listing('featured-brand', { district: '330523' })] },
    ...city,
    expect: 50,
  },
  {
    says: '100 and 300 yuan per person have a variation of one half',
    indicator: 'assistance.integrated-aid-county-dispersion',
    records: {
      'assistance-grants': [integrated(1, 'fiscal', 200_00), integrated(2, 'charity', 300_00, '330523001'), grant(3)],
      'monitored-persons': [person(1, '330502001001'), person(2, '330502001001'), person(3, '330523001201')],
    },
    ...city,
    expect: 0.5,
  },
  {
    says: 'public money for integrated aid',
    indicator: 'assistance.integrated-aid-fiscal-amount',
    records: { 'assistance-grants': sources },
    ...city,
    expect: 30_000,
  },
  {
    says: 'charity for integrated aid is not charity for temporary assistance',
    indicator: 'assistance.integrated-aid-charity-amount',
    records: { 'assistance-grants': sources },
    ...city,
    expect: 12_000,
  },
  {
    says: 'what the market gave for integrated aid',
    indicator: 'assistance.integrated-aid-market-amount',
    records: { 'assistance-grants': sources },
    district: '330502',
    period: '2024',
    expect: 5_000,
  },
  {
    says: 'the last count of the insured stands, and counties weigh by those who may be insured',
    indicator: 'assistance.huimin-insurance-coverage',
    records: {
      'huimin-insurance': [
        { district: '330502', countedOn: '2023-12-31', insured: 10, eligible: 100 },
        { district: '330502', countedOn: '2024-06-30', insured: 60, eligible: 100 },
        { district: '330523', countedOn: '2024-06-30', insured: 180, eligible: 300 },
      ],
    },
    ...city,
    expect: 60,
  },
  {
    says: 'digital results count in the period in which they were put to use',
    indicator: 'assistance.digital-results-converted',
    records: {
      'assistance-listings': [
        listing('digital-result'),
        listing('digital-result', { removedOn: '2024-05-01' }),
        listing('digital-result', { listedOn: '2023-12-31' }),
        listing('resource'),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'three of four applications came online',
    indicator: 'assistance.online-aid-application-share',
    records: {
      'assistance-applications': [
        application({ channel: 'online' }),
        application({ channel: 'online', kind: 'temporary' }),
        application({ channel: 'online', district: '330502100' }),
        application({ fromAlert: true }),
        application({ channel: 'online', acceptedOn: '2025-01-02' }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 75,
  },
  {
    says: 'the mean of 10 and 15 working days counts when a case is closed; open cases and those that do not tell are left out',
    indicator: 'assistance.aid-processing-days',
    records: {
      'assistance-applications': [
        application({ closedOn: '2024-04-01', workingDays: 10 }),
        application({ closedOn: '2024-04-30', workingDays: 15, acceptedOn: '2023-12-20' }),
        application(),
        application({ closedOn: '2024-04-30' }),
        application({ closedOn: '2024-05-06', workingDays: 40 }),
      ],
    },
    district: '330502001',
    period: '2024-04',
    expect: 12.5,
  },
  {
    says: 'a landmark result counts once',
    indicator: 'assistance.replicable-aid-results',
    records: { 'assistance-listings': [listing('replicable-result'), listing('excellent-case'), listing('replicable-result', { listedOn: '2025-01-01' })] },
    ...city,
    expect: 1,
  },
]
