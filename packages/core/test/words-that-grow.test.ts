import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  byValue,
  catalogue,
  choice,
  count,
  dataset,
  day,
  defineUnit,
  districtCode,
  districtTree,
  domain,
  evaluate,
  extendCodes,
  indicator,
  integer,
  is,
  optional,
  ratio,
  sum,
  text,
  total,
  unitFacts,
  unitsPer,
  withCodes,
  type Domain,
} from '../src/index.js'
import { displayValue } from '../src/doors/assessment.js'

const stations = dataset({
  name: 'stations',
  title: { zh: '站点', en: 'Stations' },
  counts: 'site',
  fields: {
    station: text('编号', 'Station'),
    district: districtCode(),
    kind: optional(
      choice('类型', 'Kind', { canteen: { zh: '食堂', en: 'canteen' }, point: { zh: '点', en: 'point' } }),
    ),
    openedOn: day('启用', 'Opened on'),
    closedOn: optional(day('停用', 'Closed on')),
  },
  key: ['station'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
})
const open = indicator({
  id: 'meals.stations',
  name: { zh: '站点数', en: 'Stations' },
  formula: total(count(stations)),
  by: { kind: byValue(stations, stations.col.kind) },
})
const canteens = indicator({
  id: 'meals.canteens',
  name: { zh: '食堂数', en: 'Canteens' },
  formula: total(count(stations, { where: is(stations.col.kind, 'canteen') })),
})
const meals = domain({
  name: 'meals',
  title: { zh: '助餐', en: 'Meals' },
  datasets: [stations],
  indicators: [open, canteens],
})
const tree = districtTree([
  { code: '990100', name: '云溪市', level: 'city', parent: null, kind: '地级市' },
  { code: '990102', name: '城东区', level: 'county', parent: '990100', kind: '市辖区' },
])
const codes = { stations: { kind: { doorstep: { zh: '家门口服务站', en: 'doorstep station' } } } } as const
const city = (domains: readonly Domain[]) => catalogue(domains, tree)
const [own] = extendCodes([meals], codes)
const returns = [{ dataset: 'stations', district: '990100', month: '2024-12' }]
const row = (station: string, kind: string | null) => ({
  station,
  district: '990102',
  kind,
  openedOn: '2024-01-01',
  closedOn: null,
})

describe('a code list that a city extends', () => {
  it('accepts the new code, and still the codes of before', () => {
    const rows = [row('1', 'canteen'), row('2', 'doorstep'), row('3', null)]
    const figures = evaluate(city([own!]), { stations: rows }, returns)
    expect(figures.observe('meals.stations', '990100', '2024').value).toBe(3)
    expect(figures.observe('meals.stations', '990100', '2024', { part: 'kind=doorstep' }).value).toBe(1)
    expect(figures.observe('meals.canteens', '990100', '2024').value).toBe(1)
    expect(() => evaluate(city([meals]), { stations: rows }, returns)).toThrow('kind')
  })

  it('has categories that add up to the whole, in the order of the list', () => {
    expect(own!.indicators[0]!.by['kind']!.parts.map(({ key }) => key)).toEqual([
      'canteen',
      'point',
      'doorstep',
      'not-stated',
    ])
    fc.assert(
      fc.property(fc.array(fc.constantFrom('canteen', 'point', 'doorstep', null), { maxLength: 10 }), (kinds) => {
        const rows = kinds.map((kind, index) => row(String(index), kind))
        const figures = evaluate(city([own!]), { stations: rows }, returns)
        const parts = own!.indicators[0]!.by['kind']!.parts.map(
          ({ key }) => figures.observe('meals.stations', '990100', '2024', { part: `kind=${key}` }).value!,
        )
        expect(parts.reduce((added, each) => added + each, 0)).toBe(kinds.length)
      }),
      { numRuns: 30 },
    )
  })

  it('changes the version of the figures that it divides, and of no others', () => {
    expect(own!.indicators[0]!.version).not.toBe(open.version)
    expect(own!.indicators[1]).toBe(canteens)
  })

  it('may say other words for a code, as a city calls it', () => {
    const words = { stations: { kind: { canteen: { zh: '幸福食堂', en: 'canteen', aliases: ['食堂'] } } } }
    const [named] = extendCodes([meals], words)
    expect(named!.indicators[0]!.by['kind']!.parts[0]!.title.zh).toBe('幸福食堂')
    expect(named!.indicators[0]!.version).not.toBe(open.version)
  })

  it('refuses a dataset or field that there is not, a code that is no code, and a word that means two', () => {
    expect(() => extendCodes([meals], { station: {} })).toThrow('station: must be a dataset of the domains')
    expect(() => withCodes(stations, { openedOn: {} })).toThrow('openedOn: must be a field with a code list (kind)')
    expect(() => withCodes(stations, { kind: { 'Door Step': { zh: '门', en: 'door' } } })).toThrow('must be kebab-case')
    expect(() => withCodes(stations, { kind: { hall: { zh: '食堂', en: 'hall' } } })).toThrow(
      'kind.hall: must have words of its own, got 食堂, which canteen has',
    )
  })

  it('gives a column that the new code may be compared with, and no other', () => {
    const extended = withCodes(stations, codes.stations)
    expect(is(extended.col.kind, 'doorstep')).toMatchObject({ value: 'doorstep' })
    // @ts-expect-error -- no code of the list
    is(extended.col.kind, 'palace')
    expectTypeOf(extended.counts).toEqualTypeOf<'site'>()
  })
})

describe('a unit that a city defines', () => {
  const shift = defineUnit('own/shift', { zh: '班次', en: 'shifts', decimals: 0 })
  const perStation = defineUnit('own/shift-a-hundred', {
    zh: '班次/百站',
    en: 'shifts per 100 stations',
    decimals: 1,
    rate: { unit: shift, scale: 100 },
  })
  const duties = dataset({
    name: 'duties',
    title: { zh: '值班', en: 'Duties' },
    counts: 'case',
    fields: {
      duty: text('编号', 'Duty'),
      district: districtCode(),
      on: day('日期', 'On'),
      shifts: integer('班次', 'Shifts', shift),
    },
    key: ['duty'],
    time: { kind: 'flow', on: 'on' },
  })
  const shifts = sum(duties, duties.col.shifts)

  it('is derived as a common one is, and shown with its words and decimals', () => {
    const all = indicator({ id: 'meals.shifts', name: { zh: '班次', en: 'Shifts' }, formula: total(shifts) })
    expect(all.unit).toBe('own/shift')
    const rate = indicator({
      id: 'meals.shift-rate',
      name: { zh: '班次率', en: 'Shift rate' },
      time: 'flow',
      formula: ratio(shifts, count(stations), { scale: 100 }),
    })
    expect(rate.unit).toBe(perStation)
    const both = domain({ ...meals, datasets: [stations, duties], indicators: [all, rate] })
    const figures = evaluate(
      city([both]),
      { stations: [row('1', null)], duties: [{ duty: 'a', district: '990102', on: '2024-12-02', shifts: 3 }] },
      [...returns, { dataset: 'duties', district: '990100', month: '2024-12' }],
    )
    const shown = figures.observe('meals.shift-rate', '990100', '2024')
    expect([displayValue(rate, shown).zh, unitFacts(rate.unit).zh]).toEqual(['300.0', '班次/百站'])
  })

  it('is never interchangeable with another', () => {
    expect(unitsPer(shift, 'person')).toBeUndefined()
    expect(() =>
      indicator({ id: 'meals.mixed', name: { zh: '混', en: 'mixed' }, unit: shift, formula: total(count(stations)) }),
    ).toThrow('own/shift')
  })

  it('may be made of a smaller one that records hold', () => {
    const thousand = defineUnit('own/thousand-shifts', {
      zh: '千班次',
      en: '1,000 shifts',
      decimals: 1,
      of: { unit: shift, count: 1000 },
    })
    const some = indicator({
      id: 'meals.many',
      name: { zh: '班次', en: 'Shifts' },
      unit: thousand,
      formula: total(shifts),
    })
    expect(unitsPer(some.unit, shift)).toBe(1000)
  })

  it('is defined once, whole, and before it is used', () => {
    expect(defineUnit('own/shift', { zh: '班次', en: 'shifts', decimals: 0 })).toBe(shift)
    expect(() => defineUnit('own/shift', { zh: '班', en: 'shifts', decimals: 0 })).toThrow('must be defined once')
    expect(() => defineUnit('own/Bad', { zh: '', en: '', decimals: 9, of: { unit: 'smile', count: 0 } })).toThrow(
      /id: must be own\/.*name: must be stated.*decimals: must be.*of.unit: must be a unit, got "smile".*of.count/s,
    )
    expect(() => unitFacts('own/nothing')).toThrow('must be a common one or defined by defineUnit, got "own/nothing"')
    expect(() =>
      dataset({
        name: 'lost',
        title: { zh: '一', en: 'One' },
        counts: 'own/nothing',
        fields: { id: text('编号', 'Id'), district: districtCode(), on: day('日期', 'On') },
        key: ['id'],
        time: { kind: 'flow', on: 'on' },
      }),
    ).toThrow('counts: must be in a unit, got "own/nothing"')
  })
})
