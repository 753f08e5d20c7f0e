import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assess,
  clausesOf,
  count,
  dataset,
  day,
  districtCode,
  elapsedShare,
  indicator,
  parsePeriod,
  roundHalfUp,
  splitTarget,
  text,
  total,
  type Observation,
} from '../src/index.js'

const sites = dataset({
  name: 'sites',
  title: { zh: '助餐点', en: 'Sites' },
  counts: 'site',
  fields: { site: text('编号', 'Site'), district: districtCode(), openedOn: day('启用日期', 'Opened on') },
  key: ['site'],
  time: { kind: 'flow', on: 'openedOn' },
})
const newSites = indicator({
  id: 'test.new-sites',
  name: { zh: '新建助餐点', en: 'New sites' },
  clause: clausesOf('plan')(13, '新建城乡社区助餐服务点180个'),
  unit: 'site',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'village',
  formula: total(count(sites)),
})
const figure = (value: number | null, asOf: string): Observation => ({
  indicator: newSites.id,
  variant: 'standard',
  district: '330500',
  period: '2024',
  numerator: value,
  denominator: null,
  value,
  status: value === null ? 'L' : 'A',
  reason: value === null ? 'not-returned' : null,
  asOf,
  received: 1,
  expected: 1,
  version: newSites.version,
})
const target = { operator: '>=', value: 180, basis: 'explicit', period: '2024' } as const

describe('an observation against its target', () => {
  it.each([
    [180, '2024-06-30', 'achieved'],
    [100, '2024-06-30', 'on-track'],
    [85, '2024-06-30', 'at-risk'],
    [20, '2024-06-30', 'off-track'],
    [179, '2024-12-31', 'off-track'],
    [235, '2024-12-31', 'achieved'],
    [null, '2024-06-30', 'unknown'],
  ] as const)('%s of 180 on %s is %s', (value, asOf, status) => {
    expect(assess(newSites, target, figure(value, asOf)).status).toBe(status)
  })

  it('tells achievement above 100 %, the gap and what each month left must bring', () => {
    expect(assess(newSites, target, figure(227, '2024-12-31'))).toMatchObject({ achievement: 227 / 180, gap: 47, requiredMonthly: null })
    expect(assess(newSites, target, figure(90, '2024-06-30'))).toMatchObject({ gap: -90, requiredMonthly: 15 })
  })

  it('a target of zero has no achievement, and is met by zero', () => {
    expect(assess(newSites, { ...target, operator: '<=', value: 0 }, figure(0, '2024-06-30'))).toMatchObject({ status: 'achieved', achievement: null })
  })
})

describe('elapsed time', () => {
  it('goes by days or by whole months', () => {
    const year = parsePeriod('2024')
    expect(elapsedShare(year, '2024-06-30', 'month')).toBe(0.5)
    expect(elapsedShare(year, '2024-06-29', 'month')).toBe(5 / 12)
    expect(elapsedShare(year, '2024-06-30', 'day')).toBeCloseTo(182 / 366, 12)
    expect([elapsedShare(year, '2023-12-31', 'day'), elapsedShare(year, '2025-03-01', 'day')]).toEqual([0, 1])
  })
})

describe('parts of a target', () => {
  it('make the whole, and none is more than one off its share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 7 }),
        fc.array(fc.integer({ min: 0, max: 10 ** 6 }), { minLength: 1, maxLength: 8 }).filter((weights) => weights.some((weight) => weight > 0)),
        (whole, weights) => {
          const parts = [...splitTarget(whole, new Map(weights.map((weight, index) => [String(index), weight]))).values()]
          const all = weights.reduce((sum, weight) => sum + weight, 0)
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole)
          parts.forEach((part, index) => expect(Math.abs(part - (whole * weights[index]!) / all)).toBeLessThanOrEqual(1))
        },
      ),
    )
  })

  it('are refused where nothing weighs anything', () => {
    expect(() => splitTarget(10, new Map([['a', 0]]))).toThrow('cannot be split')
  })
})

describe('rounding', () => {
  it('is half up, away from zero, exact where floating point is not', () => {
    expect([roundHalfUp(1005, 1, 1000, 2), roundHalfUp(-1, 1, 2, 0), roundHalfUp(2, 100, 3, 2), roundHalfUp(0, 100, 7, 1)]).toEqual([
      '1.01',
      '-1',
      '66.67',
      '0.0',
    ])
  })
})
