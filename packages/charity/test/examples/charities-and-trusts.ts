import type { RecordOf } from '@minzheng/core'
import type { WorkedExample } from '@minzheng/core/testing'
import type { charities, charityProjects, trustFilings } from '../../src/index.js'
import { entry, monthly } from './records.js'

const charity = (
  creditCode: string,
  changes: Partial<RecordOf<typeof charities>> = {},
): RecordOf<typeof charities> => ({
  creditCode,
  district: '330502',
  recognisedOn: '2018-03-01',
  endedOn: null,
  publicFundraising: false,
  ...changes,
})

/** The property is in fen. */
const filing = (
  number: number,
  filedOn: string,
  property: number,
  changes: Partial<RecordOf<typeof trustFilings>> = {},
): RecordOf<typeof trustFilings> => ({
  filing: `BA${number}`,
  district: '330500',
  filedOn,
  kind: 'new',
  property,
  ...changes,
})

const project = (
  number: number,
  topic: RecordOf<typeof charityProjects>['topic'],
  changes: Partial<RecordOf<typeof charityProjects>> = {},
) => ({
  project: `XM${number}`,
  district: '330502',
  topic,
  startedOn: '2024-02-01',
  completedOn: null,
  acceptedOn: null,
  stoppedOn: null,
  investment: null,
  ...changes,
})

const event = (number: number, topic: string, heldOn: string, district = '330502') => ({
  activity: `HD${number}`,
  district,
  topic,
  heldOn,
  participants: 60,
  amount: null,
})

/** Counted by hand: item 16. */
export const charityAndTrustExamples: readonly WorkedExample[] = [
  {
    says: 'charities of the city and of its counties are added up',
    indicator: 'charity.charitable-organisations',
    records: {
      charities: [
        charity('53330500MJ0000034Y', { district: '330500' }),
        charity('52330502MJ00000264'),
        charity('51330523MJ00000692', { district: '330523' }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 3,
  },
  {
    says: 'a charity that has ended is not counted, nor one recognised later',
    indicator: 'charity.charitable-organisations',
    records: {
      charities: [
        charity('52330502MJ00000264'),
        charity('51330522MJ0000050N', { endedOn: '2024-06-30' }),
        charity('52330521MJ0000042A', { recognisedOn: '2024-07-01' }),
        charity('51330500MJ0000018F', { recognisedOn: '2024-06-30' }),
      ],
    },
    district: '330502',
    period: '2024-S1',
    expect: 2,
  },
  {
    says: 'no charity is on the register',
    indicator: 'charity.charitable-organisations',
    records: { charities: [] },
    district: '330523',
    period: '2024',
    expect: 0,
  },
  {
    says: 'charities are not known before the office has reported',
    indicator: 'charity.charitable-organisations',
    records: { charities: [] },
    returned: [],
    district: '330523',
    period: '2024',
    expect: null,
  },

  {
    says: 'trust property filed within the year is added up to the fen, additions to older trusts too',
    indicator: 'charity.charitable-trust-new-funds',
    records: {
      'trust-filings': [
        filing(1, '2024-02-05', 3_000_000_10),
        filing(2, '2024-11-11', 500_000_15, { kind: 'top-up', district: '330502' }),
        filing(3, '2023-12-31', 9_000_000_00),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 3_500_000.25,
  },
  {
    says: 'a county’s trusts are those filed with it',
    indicator: 'charity.charitable-trust-new-funds',
    records: {
      'trust-filings': [
        filing(1, '2024-02-05', 3_000_000_00),
        filing(2, '2024-03-05', 200_000_00, { district: '330502' }),
      ],
    },
    district: '330502',
    period: '2024-Q1',
    expect: 200_000,
  },
  {
    says: 'no trust was filed',
    indicator: 'charity.charitable-trust-new-funds',
    records: { 'trust-filings': [] },
    district: '330500',
    period: '2024',
    expect: 0,
  },

  {
    says: 'a trust newly filed counts, an addition to an older one does not',
    indicator: 'charity.charitable-trusts-filed',
    records: {
      'trust-filings': [
        filing(1, '2024-02-05', 100_00),
        filing(2, '2024-03-05', 100_00, { kind: 'top-up' }),
        filing(3, '2024-12-31', 100_00, { district: '330523' }),
        filing(4, '2025-01-01', 100_00),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'events on the law are counted, events of the lottery and those of last year are not',
    indicator: 'charity.charity-law-events',
    records: {
      'charity-activities': [
        event(1, 'law', '2024-09-05'),
        event(2, 'law', '2024-03-05', '330500'),
        event(3, 'lottery-brand', '2024-09-05'),
        event(4, 'law', '2023-12-31'),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'an organisation incubated in spring and again in autumn counts once; one that was only trained does not',
    indicator: 'charity.charity-organisations-incubated',
    records: {
      'charity-supervision-entries': [
        entry(1, 'incubation', '52330502MJ00000264', '2024-04-01'),
        entry(2, 'incubation', '52330502MJ00000264', '2024-10-01'),
        entry(3, 'incubation', '51330522MJ0000050N', '2024-10-01'),
        entry(4, 'training', '52330521MJ0000042A', '2024-10-01'),
        entry(5, 'incubation', '51330500MJ0000018F', '2023-10-01'),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 2,
  },
  {
    says: 'a project is incubated when its incubation is completed, whenever it began',
    indicator: 'charity.charity-projects-incubated',
    records: {
      'charity-projects': [
        project(1, 'incubated', { startedOn: '2023-05-01', completedOn: '2024-03-31' }),
        project(2, 'incubated', { completedOn: '2024-04-01' }),
        project(3, 'incubated'),
        project(4, 'prosperity', { completedOn: '2024-03-31' }),
      ],
    },
    district: '330502',
    period: '2024-Q1',
    expect: 1,
  },
  {
    says: 'a brand is in force from its recognition until it is given up',
    indicator: 'charity.charity-brands',
    records: {
      'charity-projects': [
        project(1, 'brand', { startedOn: '2020-05-01' }),
        project(2, 'brand', { startedOn: '2020-05-01', stoppedOn: '2024-06-30' }),
        project(3, 'brand', { startedOn: '2024-07-01' }),
        project(4, 'incubated', { startedOn: '2020-05-01' }),
      ],
    },
    district: '330502',
    period: '2024-S1',
    expect: 1,
  },
  {
    says: 'resources are added up over the months to the fen; lottery sales are not resources',
    indicator: 'charity.charity-resources-linked-amount',
    records: {
      'charity-services': [
        monthly('resources', '2024-05-31', { amount: 120_000_05 }),
        monthly('resources', '2024-06-30', { amount: 80_000_20 }),
        monthly('resources', '2023-12-31', { amount: 1_000_000_00 }),
        monthly('other-lottery', '2024-06-30', { amount: 5_000_000_00 }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 200_000.25,
  },
]
