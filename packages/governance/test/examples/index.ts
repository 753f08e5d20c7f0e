import type { RecordOf } from '@minzheng/core'
import type { WorkedExample } from '@minzheng/core/testing'
import type { specialFunds } from '../../src/index.js'

const fund = (number: number, inspectedOn: string | null, changes: Partial<RecordOf<typeof specialFunds>> = {}): RecordOf<typeof specialFunds> => ({
  fund: `ZJ${number}`,
  district: '330502',
  allocatedOn: '2023-02-01',
  closedOn: null,
  amount: 1_000_000_00,
  inspectedOn,
  ...changes,
})

const inspected = 'governance.special-fund-inspection-coverage'

/** Counted by hand. */
export const examples: readonly WorkedExample[] = [
  {
    says: 'three of four funds inspected are 75 percent, however much money is in each',
    indicator: inspected,
    records: {
      'special-funds': [
        fund(1, '2024-03-01', { district: '330500' }),
        fund(2, '2024-06-01'),
        fund(3, '2024-12-31', { district: '330523', amount: 1_00 }),
        fund(4, null, { amount: 99_000_000_00 }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 75,
  },
  {
    says: 'a fund inspected last year must be inspected again',
    indicator: inspected,
    records: { 'special-funds': [fund(1, '2023-12-31'), fund(2, '2024-01-01')] },
    district: '330502',
    period: '2024',
    expect: 50,
  },
  {
    says: 'an inspection after the last day does not count yet',
    indicator: inspected,
    records: { 'special-funds': [fund(1, '2024-07-01')] },
    district: '330502',
    period: '2024-06',
    expect: 0,
  },
  {
    says: 'a fund that is closed need not be inspected',
    indicator: inspected,
    records: { 'special-funds': [fund(1, '2024-05-01'), fund(2, null, { closedOn: '2024-06-30' })] },
    district: '330502',
    period: '2024',
    expect: 100,
  },
  {
    says: 'where every fund is closed there is no coverage',
    indicator: inspected,
    records: { 'special-funds': [fund(1, '2024-01-15', { closedOn: '2024-02-01' })] },
    district: '330502',
    period: '2024',
    expect: null,
  },
  {
    says: 'where no fund is in use there is no coverage',
    indicator: inspected,
    records: { 'special-funds': [] },
    district: '330500',
    period: '2024',
    expect: null,
  },
]
