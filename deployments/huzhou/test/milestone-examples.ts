import type { WorkedExample } from '@minzheng/core/testing'

const hanghu = 'registry.boundary-inspection-hanghu'
const changan = 'registry.boundary-inspection-changan'
const beidashan = 'registry.anji-beidashan-renovation'

const reached = (milestone: string, district: string, stage: number, reachedOn: string) => ({
  milestone,
  district,
  stage,
  reachedOn,
  evidence: null,
})

/** Boundaries and the cemetery, counted by hand. */
export const milestoneExamples: readonly WorkedExample[] = [
  {
    says: 'the city boundary is at the stage last reached',
    indicator: hanghu,
    records: {
      'milestone-progress': [reached(hanghu, '330500', 2, '2024-03-01'), reached(hanghu, '330500', 3, '2024-10-15')],
    },
    district: '330500',
    period: '2024',
    expect: 3,
  },
  {
    says: 'a stage reached after the period does not count yet',
    indicator: hanghu,
    records: {
      'milestone-progress': [reached(hanghu, '330500', 2, '2024-03-01'), reached(hanghu, '330500', 3, '2024-10-15')],
    },
    district: '330500',
    period: '2024-Q3',
    expect: 2,
  },
  {
    says: 'the stage of the city boundary is not known without a report',
    indicator: hanghu,
    records: { 'milestone-progress': [] },
    district: '330500',
    period: '2024',
    expect: null,
  },

  {
    says: 'the county boundary has the stage of the neighbour that is behind',
    indicator: changan,
    records: {
      'milestone-progress': [reached(changan, '330502', 3, '2024-09-01'), reached(changan, '330523', 1, '2024-04-01')],
    },
    district: '330500',
    period: '2024',
    expect: 1,
  },
  {
    says: 'a county sees its own side of the boundary',
    indicator: changan,
    records: {
      'milestone-progress': [reached(changan, '330502', 3, '2024-09-01'), reached(changan, '330523', 1, '2024-04-01')],
    },
    district: '330502',
    period: '2024',
    expect: 3,
  },
  {
    says: 'the stage of the county boundary is not known without a report',
    indicator: changan,
    records: { 'milestone-progress': [] },
    district: '330500',
    period: '2024',
    expect: null,
  },

  {
    says: 'Beidashan is accepted, and the city shows it though other counties take no part',
    indicator: beidashan,
    records: { 'milestone-progress': [reached(beidashan, '330523', 4, '2024-11-20')] },
    district: '330500',
    period: '2024',
    expect: 4,
  },
  {
    says: 'the stage of Beidashan is not known without a report',
    indicator: beidashan,
    records: { 'milestone-progress': [] },
    district: '330523',
    period: '2024',
    expect: null,
  },
]
