import { parameterInForce } from '@minzheng/core/districts'
import { describe, expect, it } from 'vitest'
import { countedTier, personsByTier, tiersMet, type HouseholdMeans, type TierParameters } from '../src/index.js'

const limits: TierParameters = {
  district: '330502',
  effectiveOn: '2024-07-01',
  monthlyStandard: 1_200_00,
  marginPercent: 150,
  monthlyMinimumWage: 2_260_00,
  annualDisposableIncome: 65_000_00,
}
const household: HouseholdMeans = {
  members: 3,
  monthlyIncome: 3_600_00,
  propertyWithinLimits: true,
  recognisedAsTekun: false,
  burdenedByOutlay: false,
  otherwiseMonitored: false,
}
const tier = (changes: Partial<HouseholdMeans>, parameters: Partial<TierParameters> = {}) =>
  countedTier(tiersMet({ ...household, ...changes }, { ...limits, ...parameters }))

describe('the tier of a household', () => {
  it('is dibao one fen below the standard of its members, and margin at the standard itself', () => {
    expect(tier({ monthlyIncome: 3_599_99 })).toBe('dibao')
    expect(tier({ monthlyIncome: 3_600_00 })).toBe('dibian')
  })

  it('is margin at one and a half times the standard, and none one fen above', () => {
    expect(tier({ monthlyIncome: 5_400_00 })).toBe('dibian')
    expect(tier({ monthlyIncome: 5_400_01 })).toBeUndefined()
  })

  it('an income that three members cannot share in whole fen is still judged exactly', () => {
    expect(tier({ monthlyIncome: 1_894_00 }, { monthlyStandard: 631_33 })).toBe('dibian')
    expect(tier({ monthlyIncome: 1_894_00 }, { monthlyStandard: 631_34 })).toBe('dibao')
  })

  it('the margin never exceeds the minimum wage', () => {
    expect(tier({ members: 1, monthlyIncome: 1_700_00 }, { monthlyMinimumWage: 1_700_00 })).toBe('dibian')
    expect(tier({ members: 1, monthlyIncome: 1_700_01 }, { monthlyMinimumWage: 1_700_00 })).toBeUndefined()
  })

  it('property above the limits leaves neither dibao nor margin nor expenditure', () => {
    expect(tier({ monthlyIncome: 0, propertyWithinLimits: false, burdenedByOutlay: true })).toBeUndefined()
  })

  it('extreme hardship precedes dibao, and the household is counted once', () => {
    expect(tiersMet({ ...household, monthlyIncome: 0, recognisedAsTekun: true }, limits)).toEqual([
      'tekun',
      'dibao',
      'dibian',
    ])
    expect(tier({ monthlyIncome: 0, recognisedAsTekun: true })).toBe('tekun')
  })

  it('heavy spending counts below last year’s disposable income, not at it', () => {
    const annual = { annualDisposableIncome: 24_000_00 }
    expect(tier({ members: 1, monthlyIncome: 1_999_99, burdenedByOutlay: true }, annual)).toBe('expenditure')
    expect(tier({ members: 1, monthlyIncome: 2_000_00, burdenedByOutlay: true }, annual)).toBeUndefined()
  })

  it('is not by expenditure while the disposable income is not published', () => {
    expect(tier({ monthlyIncome: 9_000_00, burdenedByOutlay: true }, { annualDisposableIncome: null })).toBeUndefined()
  })

  it('another reason for monitoring comes last', () => {
    expect(tier({ monthlyIncome: 99_000_00, otherwiseMonitored: true })).toBe('other')
    expect(tier({ monthlyIncome: 4_000_00, otherwiseMonitored: true })).toBe('dibian')
  })
})

describe('a person on several lists', () => {
  it('is counted once, in the first tier', () => {
    expect(countedTier(['other', 'dibian', 'dibao'])).toBe('dibao')
    expect(countedTier([])).toBeUndefined()
  })

  it('is one person in the sum over the tiers, whatever the order of the lists', () => {
    const lists = [
      { person: 'a', tier: 'dibian' },
      { person: 'a', tier: 'tekun' },
      { person: 'b', tier: 'other' },
      { person: 'b', tier: 'dibao' },
      { person: 'b', tier: 'dibao' },
      { person: 'c', tier: 'dibian' },
    ] as const
    const counted = { tekun: 1, dibao: 1, dibian: 1, expenditure: 0, other: 0 }
    expect(personsByTier(lists)).toEqual(counted)
    expect(personsByTier(lists.toReversed())).toEqual(counted)
  })
})

describe('the limits in force', () => {
  const older = { ...limits, effectiveOn: '2023-07-01', monthlyStandard: 1_100_00 }
  const series = [limits, older, { ...limits, district: '330523', monthlyStandard: 1_000_00 }]

  it('are the latest of the district that began by the day', () => {
    expect(parameterInForce(series, '330502', '2024-06-30')?.monthlyStandard).toBe(1_100_00)
    expect(parameterInForce(series, '330502', '2024-07-01')?.monthlyStandard).toBe(1_200_00)
  })

  it('are not known before the first, or for a district without any', () => {
    expect(parameterInForce(series, '330502', '2023-06-30')).toBeUndefined()
    expect(parameterInForce(series, '330521', '2024-07-01')).toBeUndefined()
  })
})
