import { parameterInForce } from '@minzheng/core/districts'
import { describe, expect, it } from 'vitest'
import {
  abilityGrade,
  abilityScore,
  gradeOfScore,
  nationalAbilityScale,
  type AbilityAssessment,
} from '../../src/index.js'

/** An assessment with a total: the first item takes what there is, the other 25 nothing. */
const assessed = (total: number, changes: Partial<AbilityAssessment> = {}): AbilityAssessment => ({
  assessedOn: '2024-05-31',
  scores: {
    'self-care': [total, 0, 0, 0, 0, 0, 0, 0],
    mobility: [0, 0, 0, 0],
    mind: [0, 0, 0, 0, 0, 0, 0, 0, 0],
    senses: [0, 0, 0, 0, 0],
  },
  comatose: false,
  diagnosed: false,
  careRiskEvents: [],
  ...changes,
})
const grade = (total: number, changes: Partial<AbilityAssessment> = {}) =>
  abilityGrade(assessed(total, changes), nationalAbilityScale).grade

describe('ability by GB/T 42195-2022', () => {
  it.each([
    [90, 'intact'],
    [89, 'mild'],
    [66, 'mild'],
    [65, 'moderate'],
    [46, 'moderate'],
    [45, 'severe'],
    [30, 'severe'],
    [29, 'dependent'],
    [0, 'dependent'],
  ] as const)('%i points are %s', (total, expected) => {
    expect(gradeOfScore(total, nationalAbilityScale)).toBe(expected)
    expect(grade(total)).toBe(expected)
  })

  it('adds up the items of all four parts', () => {
    const scores = {
      'self-care': [5, 4, 3, 2, 1, 0, 0, 1],
      mobility: [4, 4, 4, 4],
      mind: [1, 1, 1, 1, 1, 1, 1, 1, 1],
      senses: [2, 2, 2, 2, 2],
    }
    expect(abilityScore(scores, nationalAbilityScale)).toBe(16 + 16 + 9 + 10)
  })

  it('is refused if an item is missing, a score is not a whole number, or the points exceed the scale', () => {
    const { scores } = assessed(50)
    expect(() => abilityScore({ ...scores, mobility: [0, 0, 0] }, nationalAbilityScale)).toThrow(
      /4 items of mobility, not 3/,
    )
    expect(() => abilityScore({ ...scores, mobility: [0, 0, 0, 0.5] }, nationalAbilityScale)).toThrow(/whole scores/)
    expect(() => abilityScore({ ...scores, mobility: [0, 0, 0, -1] }, nationalAbilityScale)).toThrow(/whole scores/)
    expect(() => abilityScore(assessed(91).scores, nationalAbilityScale)).toThrow(/at most 90 points, not 91/)
  })

  it('of a person in a coma is fully dependent, whatever the score', () => {
    expect(abilityGrade(assessed(90, { comatose: true, diagnosed: true }), nationalAbilityScale)).toEqual({
      grade: 'dependent',
      byScore: 'intact',
      because: ['coma'],
    })
  })

  it('is one grade worse with diagnosed dementia or mental illness', () => {
    expect(grade(90, { diagnosed: true })).toBe('mild')
    expect(grade(66, { diagnosed: true })).toBe('moderate')
    expect(grade(20, { diagnosed: true })).toBe('dependent')
  })

  it('is one grade worse with two care-risk events within 30 days, and not with one', () => {
    expect(grade(66, { careRiskEvents: ['2024-05-02', '2024-05-31'] })).toBe('moderate')
    expect(grade(66, { careRiskEvents: ['2024-05-31'] })).toBe('mild')
    expect(grade(66, { careRiskEvents: ['2024-05-01', '2024-05-31'] })).toBe('mild')
    expect(grade(66, { careRiskEvents: ['2024-05-31', '2024-06-01'] })).toBe('mild')
  })

  it('is worse by one grade only, even for two reasons', () => {
    expect(
      abilityGrade(
        assessed(70, { diagnosed: true, careRiskEvents: ['2024-05-20', '2024-05-21'] }),
        nationalAbilityScale,
      ),
    ).toEqual({
      grade: 'moderate',
      byScore: 'mild',
      because: ['diagnosis', 'care-risk'],
    })
  })

  it('follows the cut-offs of the given scale', () => {
    const confirmed = {
      ...nationalAbilityScale,
      district: '330500',
      effectiveOn: '2024-07-01',
      least: { ...nationalAbilityScale.least, mild: 60 },
    }
    const inForce = (day: string) => parameterInForce([nationalAbilityScale, confirmed], '330502', day)
    expect(gradeOfScore(62, inForce('2024-06-30')!)).toBe('moderate')
    expect(gradeOfScore(62, inForce('2024-07-01')!)).toBe('mild')
    expect(parameterInForce([nationalAbilityScale, confirmed], '330100', '2024-07-01')).toBe(nationalAbilityScale)
    expect(inForce('2022-12-29')).toBeUndefined()
  })

  it('follows a later rule of the same district', () => {
    const later = { ...nationalAbilityScale, effectiveOn: '2025-01-01' }
    expect(parameterInForce([later, nationalAbilityScale], '330502', '2025-01-01')).toBe(later)
    expect(parameterInForce([nationalAbilityScale, later], '330502', '2024-12-31')).toBe(nationalAbilityScale)
  })
})
