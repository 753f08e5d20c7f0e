import type { WorkedExample } from '@minzheng/core/testing'
import { listing, month, rehabilitation, subsidy } from './rows.js'

const city = { district: '330500', period: '2024' } as const
const reviewed = [
  subsidy(1, { reviewedOn: '2024-06-30', finding: 'right' }),
  subsidy(1, { subsidy: 'nursing', reviewedOn: '2024-07-02', finding: 'amount' }),
  subsidy(2),
  subsidy(3, { reviewedOn: '2024-03-01', finding: 'right', endedOn: '2024-04-01' }),
  subsidy(4, { reviewDueOn: '2025-06-30', reviewedOn: '2023-06-01', finding: 'person', district: '330523001' }),
]

/** The two subsidies and community rehabilitation. Counted by hand. */
export const item08Examples: readonly WorkedExample[] = [
  {
    says: 'two of the year’s three reviews found the subsidy right',
    indicator: 'assistance.disability-subsidy-accuracy',
    records: { 'disability-subsidies': reviewed },
    ...city,
    expect: 200 / 3,
  },
  {
    says: 'who receives both subsidies is one person, and who no longer does is none',
    indicator: 'assistance.disability-subsidy-recipients',
    records: { 'disability-subsidies': reviewed },
    ...city,
    expect: 3,
  },
  {
    says: 'both subsidies add up, services bought do not',
    indicator: 'assistance.disability-subsidy-amount',
    records: {
      'assistance-services': [
        month('living-subsidy', '2024-01-31', 3_000_00),
        month('nursing-subsidy', '2024-01-31', 1_250_50),
        month('procured', '2024-01-31', 9_00),
      ],
    },
    ...city,
    expect: 4_250.5,
  },
  {
    says: 'a review after the day it was due is late',
    indicator: 'assistance.disability-subsidy-review-rate',
    records: { 'disability-subsidies': reviewed },
    ...city,
    expect: 50,
  },
  {
    says: 'one of two counties has a point',
    indicator: 'assistance.jingkang-coverage',
    records: {
      'assistance-listings': [
        listing('jingkang-point', { district: '330502001' }),
        listing('jingkang-point', { district: '330523001', removedOn: '2024-02-02' }),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'by townships it is one of three',
    indicator: 'assistance.jingkang-coverage',
    variant: 'township',
    records: { 'assistance-listings': [listing('jingkang-point', { district: '330502001' }), listing('jingkang-professional', { district: '330523001' })] },
    ...city,
    expect: 100 / 3,
  },
  {
    says: 'who is served in two months is one person in the year',
    indicator: 'assistance.jingkang-persons-served',
    records: {
      'jingkang-services': [
        rehabilitation(1, '2024-01-10'),
        rehabilitation(1, '2024-05-10'),
        rehabilitation(2, '2024-05-10', '330523001'),
        rehabilitation(3, '2023-05-10'),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'professionals on the list',
    indicator: 'assistance.jingkang-professionals',
    records: {
      'assistance-listings': [listing('jingkang-professional'), listing('jingkang-professional', { removedOn: '2024-05-01' }), listing('jingkang-point')],
    },
    ...city,
    expect: 1,
  },
]
