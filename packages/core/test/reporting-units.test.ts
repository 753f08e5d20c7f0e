import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../src/indicator/catalogue.js'
import { evaluate, type Records } from '../src/evaluate.js'
import { relocateRecords } from '../src/restatement/relocate-records.js'
import { restateReturns } from '../src/restatement/restate-returns.js'
import { reportingUnits, type ReportingUnit } from '../src/district/reporting-units.js'
import type { Return } from '../src/totals/returns.js'
import { anyRecords, smallCity } from '../src/testing/index.js'

const official = smallCity.districts
/** 月河 moves to a new area; the rest of 吴兴 is a unit without it. */
const wuxing: ReportingUnit = {
  code: '330500-wuxing',
  name: '吴兴区(不含新区)',
  counties: ['330502'],
  townships: ['330502100'],
}
const nantaihu: ReportingUnit = { code: '330500-nantaihu', name: '南太湖新区', counties: [], townships: ['330502001'] }
const anji: ReportingUnit = { code: '330500-anji', name: '安吉县', counties: ['330523'], townships: ['330523001'] }
const units = reportingUnits(official, [wuxing, nantaihu, anji])

const month = '2024-01'
const days = ['2023-06-01', '2024-01-01', '2024-01-31', '2024-03-01']
const pool = { districts: official.all.map(({ code }) => code), days, words: ['a', 'b'] }
const anyData: fc.Arbitrary<Records> = fc.record(
  Object.fromEntries([...smallCity.datasets.values()].map((dataset) => [dataset.name, anyRecords(dataset, pool, 25)])),
)
const returned = (district: string): readonly Return[] =>
  [...smallCity.datasets.keys()].map((dataset) => ({ dataset, district, month }))

describe('the reporting units of a city', () => {
  it('replace the counties, with their townships and villages below them', () => {
    expect(units.tree.children('330500').map(({ code, level }) => [code, level])).toEqual([
      ['330500-wuxing', 'county'],
      ['330500-nantaihu', 'county'],
      ['330500-anji', 'county'],
    ])
    expect(units.tree.within('330500-nantaihu').map(({ code }) => code)).toEqual([
      '330500-nantaihu',
      '330502001',
      '330502001001',
    ])
    expect(units.tree.has('330502')).toBe(false)
    expect(units.tree.all).toHaveLength(official.all.length + 1)
  })

  it('a county’s own records move to the unit that contains them, all others stay', () => {
    expect(['330500', '330502', '330502001', '330502001001'].map(units.place)).toEqual([
      '330500',
      '330500-wuxing',
      '330502001',
      '330502001001',
    ])
    expect(() => units.place('330500-wuxing')).toThrow('330500-wuxing is not a district of 湖州市')
  })

  it('add up to the city, for any records; a county is what its own unit has plus what was separated from it', () => {
    fc.assert(
      fc.property(anyData, (records) => {
        const counties = evaluate(smallCity, records, returned('330500'))
        const byUnit = evaluate(
          catalogue(smallCity.domains, units.tree),
          relocateRecords(records, units.place),
          returned('330500'),
          { validate: false },
        )
        for (const id of ['test.homes', 'test.other-beds', 'test.homes-opened', 'test.grants', 'test.grant-money']) {
          const of = (code: string): number => byUnit.observe(id, code, month).numerator!
          const own = evaluate(
            smallCity,
            Object.fromEntries(
              Object.entries(records).map(([name, rows]) => [
                name,
                rows.filter(({ district }) => district === '330500'),
              ]),
            ),
            returned('330500'),
          )
          expect(of('330500')).toBe(counties.observe(id, '330500', month).numerator)
          expect(
            of('330500-wuxing') +
              of('330500-nantaihu') +
              of('330500-anji') +
              own.observe(id, '330500', month).numerator!,
          ).toBe(of('330500'))
          expect(of('330500-wuxing') + of('330500-nantaihu')).toBe(counties.observe(id, '330502', month).numerator)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('a county’s return covers every unit that is within it alone', () => {
    const place = (sent: readonly Return[], all = units): readonly string[] =>
      restateReturns(sent, official, all.tree, (code) => [all.place(code)]).map(
        ({ dataset, district }) => `${dataset} ${district}`,
      )
    const of = (district: string): Return => ({ dataset: 'homes', district, month })
    expect(place([of('330502')])).toEqual(['homes 330500-wuxing', 'homes 330500-nantaihu'])
    // Only the city returns the city's own records (市本级).
    expect(place([of('330502'), of('330523')])).toEqual([
      'homes 330500-wuxing',
      'homes 330500-nantaihu',
      'homes 330500-anji',
    ])
    expect(place([of('330500')])).toEqual(['homes 330500'])
    const across = reportingUnits(official, [
      wuxing,
      { ...nantaihu, townships: ['330502001', '330523001'] },
      { ...anji, townships: [] },
    ])
    expect(place([of('330502')], across)).toEqual(['homes 330500-wuxing', 'homes 330502001'])
  })
})

describe('units that do not cover the city', () => {
  it('are refused with every fault: a township in none, in two, unknown, of another level, or with a code that could be a county’s', () => {
    const wrong: readonly ReportingUnit[] = [
      { ...wuxing, code: '330502', counties: [], townships: ['330502100', '330502001'] },
      { ...nantaihu, counties: ['330523', '330502001'], townships: ['330502001', '330502999', '330502001001'] },
      { ...anji, townships: [] },
      { code: '330500-nantaihu', name: '又一个', counties: [], townships: [] },
      { code: '330600-shaoxing', name: '绍兴', counties: [], townships: [] },
    ]
    let message = ''
    try {
      reportingUnits(official, wrong)
    } catch (error) {
      message = (error as Error).message
    }
    expect(message.split('\n').toSorted()).toEqual(
      [
        'units.0.code: must begin with 330500-, got "330502"',
        '330502: the code of a county must be such as 990100-gaoxin: the city, a hyphen, small letters',
        'units.1.counties.1: 330502001 月河街道 must be a county, got a township',
        'units.1.townships.0: 330502001 月河街道 is already in 330502',
        'units.1.townships.1: 330502999 is not a district of 湖州市',
        'units.1.townships.2: 330502001001 月河社区 must be a township, got a village',
        'units.2.counties.0: 330523 安吉县 is already in 330500-nantaihu',
        'units.3: 330500-nantaihu must have a county or township',
        'units.4: 330600-shaoxing must have a county or township',
        'units.4.code: must begin with 330500-, got "330600-shaoxing"',
        'districts: a code must be listed once',
        '330502: the own records of 吴兴区 are in no unit',
        '330523001: 递铺街道 is in no unit',
      ].toSorted(),
    )
  })
})
