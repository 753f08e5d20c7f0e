import { describe, expect, it } from 'vitest'
import { disabilitySubsidiesMet, overlapFindings, temporaryAssistanceCeiling } from '../../src/index.js'

describe('temporary assistance', () => {
  it('comes to at most six monthly standards a person, twelve in special hardship', () => {
    expect(temporaryAssistanceCeiling(1, 1_170_00, 'ordinary')).toBe(7_020_00)
    expect(temporaryAssistanceCeiling(3, 1_170_00, 'special')).toBe(42_120_00)
  })

  it('is bounded by what the district sets', () => {
    expect(temporaryAssistanceCeiling(2, 1_170_00, 'ordinary', { ordinaryTimes: 4, specialTimes: 8 })).toBe(9_360_00)
  })

  it('is for whole persons', () => {
    expect(() => temporaryAssistanceCeiling(0, 1_170_00, 'ordinary')).toThrow(RangeError)
  })
})

describe('a disabled person', () => {
  it('of a dibao household with grade 2 meets the test of both subsidies', () => {
    expect(disabilitySubsidiesMet({ kind: 'limb', grade: 2, tier: 'dibao' })).toEqual(['living', 'nursing'])
  })

  it('with grade 3 meets that of nursing only for mental or intellectual disability', () => {
    expect(disabilitySubsidiesMet({ kind: 'mental', grade: 3, tier: null })).toEqual(['nursing'])
    expect(disabilitySubsidiesMet({ kind: 'limb', grade: 3, tier: null })).toEqual([])
    expect(disabilitySubsidiesMet({ kind: 'intellectual', grade: 4, tier: 'dibian' })).toEqual(['living'])
  })

  it('in extreme hardship has no living subsidy', () => {
    expect(disabilitySubsidiesMet({ kind: 'limb', grade: 3, tier: 'tekun' })).toEqual([])
  })

  it('has a grade from 1 to 4', () => {
    expect(() => disabilitySubsidiesMet({ kind: 'limb', grade: 5, tier: null })).toThrow('1 to 4')
  })
})

describe('overlaps of benefits', () => {
  const received = [
    { person: 'a', benefit: 'living' },
    { person: 'b', benefit: 'nursing' },
    { person: 'a', benefit: 'nursing' },
    { person: 'b', benefit: 'tekun-support' },
    { person: 'b', benefit: 'nursing' },
    { person: 'c', benefit: 'tekun-support' },
  ] as const

  it('are found if benefits exclude each other, once a person and pair; both subsidies together are not an overlap', () => {
    expect(overlapFindings(received)).toEqual([{ person: 'b', benefits: ['nursing', 'tekun-support'] }])
  })

  it('follow the exclusions in the parameters', () => {
    expect(overlapFindings(received, [['living', 'nursing']])).toEqual([
      { person: 'a', benefits: ['living', 'nursing'] },
    ])
  })
})
