import { catalogue, evaluate, type AnyRecord } from '@minzheng/core'
import { relocateRecords, reportingUnits } from '@minzheng/core/districts'
import { describe, expect, it } from 'vitest'
import { domains } from '@minzheng/plan'
import { huzhouCatalogue, huzhouReportingUnits, nantaihuTownships } from '../src/index.js'

const units = reportingUnits(huzhouCatalogue.districts, huzhouReportingUnits)

describe('the reporting units of Huzhou', () => {
  it('are six, and contain every township and village of the city once', () => {
    expect(
      units.tree.children('330500').map(({ code, name }) => `${name} ${units.tree.atLevel(code, 'township').length}`),
    ).toEqual(['吴兴区(不含南太湖新区) 13', '南浔区 10', '德清县 13', '长兴县 15', '安吉县 15', '南太湖新区 6'])
    expect(units.tree.atLevel('330500', 'village')).toHaveLength(1301)
    expect(units.tree.has('330502')).toBe(false)
  })

  it('南太湖新区 is, until the bureau says otherwise, six 街道 of 吴兴区', () => {
    expect(nantaihuTownships.map((code) => huzhouCatalogue.districts.get(code).name)).toEqual([
      '凤凰街道',
      '康山街道',
      '仁皇山街道',
      '滨湖街道',
      '龙溪街道',
      '杨家埠街道',
    ])
    expect(nantaihuTownships.map((code) => huzhouCatalogue.districts.get(code).parent)).toEqual(
      Array.from({ length: 6 }, () => '330502'),
    )
  })

  it('add up to the city: 吴兴区 and what was separated from it are 330502', () => {
    // One person more in each village than in the one before, so that no two are confused.
    const population = huzhouCatalogue.districts.atLevel('330500', 'village').map(({ code }, index): AnyRecord => ({
      district: code,
      countedOn: '2024-01-01',
      base: 'registered',
      sex: 'female',
      ageFrom: 60,
      ageTo: 64,
      persons: index + 1,
    }))
    const returns = ['population', 'caregivers'].map((dataset) => ({ dataset, district: '330500', month: '2024-01' }))
    const id = 'elderly-care.certified-caregivers-per-10k-elderly'
    const official = evaluate(huzhouCatalogue, { population }, returns)
    const byUnit = evaluate(catalogue(domains, units.tree), relocateRecords({ population }, units.place), returns, {
      validate: false,
    })
    const olderPersons = (figures: typeof official, code: string): number =>
      figures.observe(id, code, '2024-01', { variant: 'registered' }).denominator!
    const ofUnits = new Map(huzhouReportingUnits.map(({ code }) => [code, olderPersons(byUnit, code)]))
    expect([...ofUnits.values()].reduce((added, each) => added + each, 0)).toBe((1301 * 1302) / 2)
    expect(olderPersons(byUnit, '330500')).toBe(olderPersons(official, '330500'))
    expect(ofUnits.get('330500-wuxing')! + ofUnits.get('330500-nantaihu')!).toBe(olderPersons(official, '330502'))
    expect(ofUnits.get('330500-nantaihu')).toBeGreaterThan(0)
    expect(ofUnits.get('330500-changxing')).toBe(olderPersons(official, '330522'))
  })
})
