import type { WorkedExample } from '@minzheng/core/testing'
import { matter, reach } from './rows.js'

/** Which indicator reads the counts of a topic. */
const shares: Readonly<Record<string, Parameters<typeof reach>[0]>> = {
  'party-discipline-education-rate': 'party-discipline',
  'cadre-supervision-rate': 'cadre-supervision',
  'township-cadre-training-rate': 'township-cadres',
  'facility-safety-inspection-rate': 'facility-inspection',
  'safety-responsibility-rate': 'safety-responsibility',
  'data-collection-rate': 'data-collection',
  'data-quality-pass-rate': 'data-quality',
}

/**
 * 18 of 20 in one county and 12 of 20 in another, by the last count; the count of June is replaced and another topic is
 * counted separately.
 */
const shareExamples = Object.entries(shares).flatMap(([id, topic]): WorkedExample[] => [
  {
    says: `thirty of forty are reached in two counties together, by the last count of each (${topic})`,
    indicator: `governance.${id}`,
    records: {
      'governance-coverage-counts': [
        reach(topic, '2024-06-30', 20, 5),
        reach(topic, '2024-09-30', 20, 18),
        reach(topic, '2024-03-31', 20, 12, '330523'),
        reach('data-sharing', '2024-09-30', 100, 1),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 75,
  },
  {
    says: `a count of last year does not apply to this one (${topic})`,
    indicator: `governance.${id}`,
    records: { 'governance-coverage-counts': [reach(topic, '2023-12-31', 20, 20)] },
    district: '330502',
    period: '2024-02',
    expect: null,
  },
])

const participants = (kind: string, monthEndOn: string, newParticipants: number, district = '330502') => ({
  district,
  kind,
  monthEndOn,
  newParticipants,
})
const tookPart = {
  'governance-charity-participants': [
    participants('enterprise', '2024-01-31', 4),
    participants('person', '2024-01-31', 100),
    participants('enterprise', '2024-02-29', 3),
    participants('organisation', '2024-02-29', 2, '330523'),
    participants('enterprise', '2024-04-30', 50),
  ],
}

/** Counts of coverage and of those who take part. Counted by hand. */
export const countExamples: readonly WorkedExample[] = [
  ...shareExamples,
  {
    says: 'data sets shared are those of the last count of each county',
    indicator: 'governance.data-sets-shared',
    records: {
      'governance-coverage-counts': [
        reach('data-sharing', '2024-03-31', 20, 5),
        reach('data-sharing', '2024-06-30', 20, 8),
        reach('data-sharing', '2024-06-30', 9, 4, '330523'),
        reach('data-collection', '2024-06-30', 20, 20),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 12,
  },
  {
    says: 'the index is the mean of 50, 90 and 100 percent',
    indicator: 'governance.digital-transformation-index',
    records: {
      'governance-matters': [matter('digital-reform', { completedOn: '2024-06-01' }), matter('digital-reform')],
      'governance-coverage-counts': [
        reach('data-collection', '2024-06-30', 10, 9),
        reach('data-quality', '2024-06-30', 500, 500),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 80,
  },
  {
    says: 'without a count of data sets there is no index',
    indicator: 'governance.digital-transformation-index',
    records: {
      'governance-matters': [matter('digital-reform', { completedOn: '2024-06-01' })],
      'governance-coverage-counts': [reach('data-quality', '2024-06-30', 500, 500)],
    },
    district: '330502',
    period: '2024',
    expect: null,
  },
  {
    says: 'a first quarter has 109 first-time participants',
    indicator: 'governance.charity-participants',
    records: tookPart,
    district: '330500',
    period: '2024Q1',
    expect: 109,
  },
  {
    says: 'seven of them are enterprises',
    indicator: 'governance.charity-participants',
    part: 'kind=enterprise',
    records: tookPart,
    district: '330500',
    period: '2024Q1',
    expect: 7,
  },
]
