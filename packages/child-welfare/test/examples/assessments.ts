import type { WorkedExample } from '@minzheng/core/testing'
import { child } from './records.js'

const assessed = 'child-welfare.guardianship-assessment-rate'

/** Item 5: assessments of the family's ability to care. */
export const assessmentExamples: readonly WorkedExample[] = [
  {
    says: 'three of four families assessed within the year are 75 percent',
    indicator: assessed,
    records: {
      'children-in-difficulty': [
        child(1, '2024-01-01'),
        child(2, '2024-05-20'),
        child(3, '2024-12-31', { district: '330523001201' }),
        child(4, null),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 75,
  },
  {
    says: 'last year’s assessment does not count, nor one that is still to come',
    indicator: assessed,
    records: {
      'children-in-difficulty': [
        child(1, '2023-12-31'),
        child(2, '2024-07-01'),
        child(3, '2024-06-30'),
        child(4, null),
      ],
    },
    district: '330502',
    period: '2024-06',
    expect: 25,
  },
  {
    says: 'an assessment counts until the end of its year, not for one period alone',
    indicator: assessed,
    records: { 'children-in-difficulty': [child(1, '2024-02-01')] },
    district: '330502',
    period: '2024-Q4',
    expect: 100,
  },
  {
    says: 'a child who has left the register is no longer counted',
    indicator: assessed,
    records: { 'children-in-difficulty': [child(1, '2024-03-01'), child(2, null, { endedOn: '2024-05-31' })] },
    district: '330502001',
    period: '2024-05',
    expect: 100,
  },
  {
    says: 'a child registered within the year is counted from then on',
    indicator: assessed,
    records: { 'children-in-difficulty': [child(1, '2024-03-01'), child(2, null, { registeredOn: '2024-05-31' })] },
    district: '330502001',
    period: '2024-05',
    expect: 50,
  },
  {
    says: 'if the only child has left there is no rate',
    indicator: assessed,
    records: { 'children-in-difficulty': [child(1, '2024-03-01', { endedOn: '2024-04-01' })] },
    district: '330502001001',
    period: '2024',
    expect: null,
  },
  {
    says: 'if no child is registered there is no rate',
    indicator: assessed,
    records: { 'children-in-difficulty': [] },
    district: '330500',
    period: '2024',
    expect: null,
  },
]
