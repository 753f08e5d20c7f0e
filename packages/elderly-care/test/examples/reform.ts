import type { WorkedExample } from '@minzheng/core/testing'
import { reached } from './rows.js'

const reform = 'elderly-care.ageing-institution-reform-done'

/** A milestone in which the city and every county take part, counted by hand. */
export const reformExamples: readonly WorkedExample[] = [
  {
    says: 'the reform has the stage of the county that is furthest behind',
    indicator: reform,
    records: { 'milestone-progress': [reached('330502', 3, '2024-05-01'), reached('330523', 2, '2024-05-01')] },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'a county without progress has not started the reform, and so neither has the city as a whole',
    indicator: reform,
    records: { 'milestone-progress': [reached('330502', 3, '2024-05-01')] },
    district: '330500',
    period: '2024',
    expect: 0,
  },
  {
    says: 'the city itself takes part in the reform',
    indicator: reform,
    records: {
      'milestone-progress': [
        reached('330502', 3, '2024-05-01'),
        reached('330523', 4, '2024-05-01'),
        reached('330500', 1, '2024-05-01'),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 1,
  },
  {
    says: 'if no county has reported progress the reform has not started',
    indicator: reform,
    records: { 'milestone-progress': [] },
    district: '330500',
    period: '2024',
    expect: 0,
  },
]
