import type { WorkedExample } from '@minzheng/core/testing'
import { fund, inspection } from './rows.js'

const inspected = 'governance.special-fund-inspection-coverage'

/** Special funds: inspected, evaluated, audited, and what was put right. Counted by hand. */
export const fundExamples: readonly WorkedExample[] = [
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
    says: 'if every fund is closed there is no coverage',
    indicator: inspected,
    records: { 'special-funds': [fund(1, '2024-01-15', { closedOn: '2024-02-01' })] },
    district: '330502',
    period: '2024',
    expect: null,
  },
  {
    says: 'if no fund is in use there is no coverage',
    indicator: inspected,
    records: { 'special-funds': [] },
    district: '330500',
    period: '2024',
    expect: null,
  },
  {
    says: 'an evaluation last year is not one of this year, nor is an inspection an evaluation',
    indicator: 'governance.special-fund-evaluation-coverage',
    records: {
      'special-funds': [
        fund(1, null, { evaluatedOn: '2024-03-01' }),
        fund(2, '2024-03-01', { evaluatedOn: '2023-12-31' }),
        fund(3, '2024-03-01'),
        fund(4, null, { evaluatedOn: '2024-11-01' }),
        fund(5, null, { evaluatedOn: '2024-02-01', closedOn: '2024-06-01' }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 50,
  },
  {
    says: 'the audit rate covers welfare lottery funds only: one of three was audited',
    indicator: 'governance.lottery-fund-audit-coverage',
    records: {
      'special-funds': [
        fund(1, null, { source: 'lottery', auditedOn: '2024-09-01' }),
        fund(2, null, { source: 'lottery' }),
        fund(3, null, { source: 'lottery', auditedOn: '2023-09-01' }),
        fund(4, null, { source: 'budget', auditedOn: '2024-09-01' }),
        fund(5, null, { auditedOn: '2024-09-01' }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: (1 / 3) * 100,
  },
  {
    says: 'of 400 yuan audited this year 10 were out of order, so 97.5 percent were in order',
    indicator: 'governance.lottery-fund-compliance-rate',
    records: {
      'special-funds': [
        fund(1, null, { source: 'lottery', auditedOn: '2024-09-01', auditedAmount: 300_00, irregularAmount: 10_00 }),
        fund(2, null, { source: 'lottery', auditedOn: '2024-10-01', auditedAmount: 100_00, irregularAmount: null }),
        fund(3, null, { source: 'lottery', auditedOn: '2023-09-01', auditedAmount: 100_00, irregularAmount: 100_00 }),
        fund(4, null, { source: 'budget', auditedOn: '2024-09-01', auditedAmount: 500_00, irregularAmount: 500_00 }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 97.5,
  },
  {
    says: 'problems are added up before they are divided, over inspections and audits of funds alone',
    indicator: 'governance.fund-issue-fixed-rate',
    records: {
      'governance-inspections': [
        inspection('special-fund', { problems: 1, rectified: 1 }),
        inspection('lottery-fund', { problems: 9, rectified: 4, district: '330523' }),
        inspection('special-fund', { problems: 7, rectified: 7, inspectedOn: '2023-12-31' }),
        inspection('enforcement-file', { problems: 10, rectified: 0 }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 50,
  },
  {
    says: 'if inspections of funds found nothing there is no rate of problems put right',
    indicator: 'governance.fund-issue-fixed-rate',
    records: { 'governance-inspections': [inspection('special-fund')] },
    district: '330502',
    period: '2024',
    expect: null,
  },
]
