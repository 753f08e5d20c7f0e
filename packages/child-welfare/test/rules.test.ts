import { describe, expect, it } from 'vitest'
import { assessmentDueOn, type AssessmentIntervals } from '../src/index.js'

const intervals: AssessmentIntervals = {
  district: '330502',
  effectiveOn: '2024-01-01',
  first: 1,
  again: { high: 3, middle: 6, low: 12 },
}

describe('the day an assessment is due', () => {
  it('for a child never assessed is counted from registration', () => {
    expect(assessmentDueOn({ registeredOn: '2024-03-15', assessedOn: null, risk: null }, intervals)).toBe('2024-04-15')
  })

  it('comes sooner the higher the risk', () => {
    const due = (risk: 'high' | 'middle' | 'low') =>
      assessmentDueOn({ registeredOn: '2023-01-01', assessedOn: '2024-02-10', risk }, intervals)
    expect([due('high'), due('middle'), due('low')]).toEqual(['2024-05-10', '2024-08-10', '2025-02-10'])
  })

  it('is the last of the month if the month is too short', () => {
    expect(assessmentDueOn({ registeredOn: '2024-01-31', assessedOn: null, risk: null }, intervals)).toBe('2024-02-29')
  })

  it('is not known if the assessment found no stated risk', () => {
    expect(assessmentDueOn({ registeredOn: '2023-01-01', assessedOn: '2024-02-10', risk: null }, intervals)).toBeNull()
  })

  it('follows the intervals of the district', () => {
    const monthly: AssessmentIntervals = { ...intervals, again: { high: 1, middle: 1, low: 1 } }
    expect(assessmentDueOn({ registeredOn: '2023-01-01', assessedOn: '2024-02-10', risk: 'low' }, monthly)).toBe(
      '2024-03-10',
    )
  })
})
