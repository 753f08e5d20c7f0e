import type { RecordOf } from '@minzheng/core'
import type { WorkedExample } from '@minzheng/core/testing'
import type { charities, trustFilings } from '../../src/index.js'

const charity = (creditCode: string, changes: Partial<RecordOf<typeof charities>> = {}): RecordOf<typeof charities> => ({
  creditCode,
  district: '330502',
  recognisedOn: '2018-03-01',
  endedOn: null,
  publicFundraising: false,
  ...changes,
})

/** The property is in fen. */
const filing = (number: number, filedOn: string, property: number, changes: Partial<RecordOf<typeof trustFilings>> = {}): RecordOf<typeof trustFilings> => ({
  filing: `BA${number}`,
  district: '330500',
  filedOn,
  kind: 'new',
  property,
  ...changes,
})

/** Counted by hand. */
export const examples: readonly WorkedExample[] = [
  {
    says: 'charities of the city and of its counties are added up',
    indicator: 'charity.charitable-organisations',
    records: {
      charities: [charity('53330500MJ0000034Y', { district: '330500' }), charity('52330502MJ00000264'), charity('51330523MJ00000692', { district: '330523' })],
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
    records: { 'trust-filings': [filing(1, '2024-02-05', 3_000_000_00), filing(2, '2024-03-05', 200_000_00, { district: '330502' })] },
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
]
