import { describe, expect, it } from 'vitest'
import {
  coolingOff,
  divorceDays,
  divorceStanding,
  marriageFigures,
  marriageRate,
  type MarriageCase,
} from '../../src/index.js'

const married = (changes: Partial<MarriageCase> = {}): MarriageCase => ({
  kind: 'marriage',
  by: 'civil-affairs',
  district: '330502',
  acceptedOn: '2024-05-20',
  registeredOn: '2024-05-20',
  ...changes,
})

describe('marriages and divorces', () => {
  const cases = [
    married(),
    married({ district: '330523' }),
    married({ registeredOn: '2025-01-01', acceptedOn: '2025-01-01' }),
    married({ kind: 'reissue' }),
    married({ kind: 'divorce', acceptedOn: '2023-12-20', registeredOn: '2024-01-22' }),
    married({ kind: 'divorce', acceptedOn: '2024-12-20', registeredOn: '2025-01-22' }),
    married({ kind: 'divorce', acceptedOn: '2024-06-03', registeredOn: null }),
    married({ kind: 'divorce', by: 'court', acceptedOn: '2024-02-01', registeredOn: '2024-05-01' }),
  ]

  it('are counted in pairs where they were registered, without those of courts; applications separately', () => {
    expect(marriageFigures(cases, '330502', '2024-01-01', '2024-12-31')).toEqual({
      marriages: 1,
      divorces: 1,
      divorceApplications: 2,
    })
  })

  it('of a city are those of its counties', () => {
    expect(marriageFigures(cases, '330500', '2024-01-01', '2024-12-31').marriages).toBe(2)
    expect(marriageFigures(cases, '330521', '2024-01-01', '2024-12-31')).toEqual({
      marriages: 0,
      divorces: 0,
      divorceApplications: 0,
    })
  })
})

describe('the marriage rate', () => {
  it('is pairs per 1,000 of the mean population: 4.3 ‰ from 6.106 million pairs in 2024', () => {
    const rate = marriageRate({ pairs: 6_106_000, meanPopulation: 1_408_975_000, to: '2024-12-31', area: 'country' })
    expect(rate.status === 'known' && rate.permille.toFixed(1)).toBe('4.3')
  })

  it('of a county is not applicable from the day couples may register anywhere', () => {
    const county = { pairs: 2_000, meanPopulation: 500_000, area: 'part' } as const
    expect(marriageRate({ ...county, to: '2025-05-09' })).toEqual({ status: 'known', permille: 4 })
    expect(marriageRate({ ...county, to: '2025-05-10' })).toEqual({
      status: 'not-applicable',
      reason: 'registered-anywhere',
    })
    expect(marriageRate({ ...county, to: '2025-12-31' }).status).toBe('not-applicable')
  })

  it('of the whole country is unchanged', () => {
    expect(marriageRate({ pairs: 4_000, meanPopulation: 1_000_000, to: '2025-12-31', area: 'country' })).toEqual({
      status: 'known',
      permille: 4,
    })
  })

  it('is not known without a population', () => {
    expect(marriageRate({ pairs: 1, meanPopulation: 0, to: '2024-12-31', area: 'part' })).toEqual({
      status: 'not-known',
      reason: 'no-population',
    })
  })
})

describe('a divorce', () => {
  it('waits 30 days from the day after the application, and may be registered within the next 30', () => {
    expect(divorceDays('2024-03-01')).toEqual({ from: '2024-04-01', until: '2024-04-30' })
    expect(divorceDays('2024-01-31')).toEqual({ from: '2024-03-02', until: '2024-03-31' })
  })

  it('is an application until it is registered, and lapses if nobody comes', () => {
    const open = { acceptedOn: '2024-03-01', registeredOn: null }
    expect(['2024-03-31', '2024-04-01', '2024-04-30', '2024-05-01'].map((day) => divorceStanding(open, day))).toEqual([
      'cooling-off',
      'may-come',
      'may-come',
      'lapsed',
    ])
    expect(divorceStanding({ acceptedOn: '2024-03-01', registeredOn: '2024-04-10' }, '2024-06-01')).toBe('registered')
    expect(divorceStanding({ acceptedOn: '2024-03-01', registeredOn: '2024-04-10' }, '2024-04-09')).toBe('may-come')
  })

  it('waits as long as the rule in force says', () => {
    expect(divorceDays('2024-03-01', { ...coolingOff, days: 0 })).toEqual({ from: '2024-03-02', until: '2024-03-31' })
  })
})
