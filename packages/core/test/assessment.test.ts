import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '../src/assessment/assessment.js'
import { dataset } from '../src/dataset/dataset.js'
import { roundHalfUp } from '../src/assessment/display.js'
import { day, districtCode, optional, text } from '../src/dataset/field.js'
import { coverage, level, share, total } from '../src/index.js'
import { indicator } from '../src/indicator/define-indicator.js'
import type { Indicator } from '../src/indicator/indicator.js'
import { stageDone } from '../src/formula/stages.js'
import { count, min } from '../src/measure/measure.js'
import type { Observation } from '../src/evaluation/observation.js'
import { elapsedShare, pathShare } from '../src/assessment/pace.js'
import { lastDay, monthEnd, monthsOf, parsePeriod } from '../src/period/period.js'
import { milestone, milestoneProgress } from '../src/indicator/registers/milestone-progress.js'
import type { Operator, Target } from '../src/assessment/target.js'

const sites = dataset({
  name: 'sites',
  title: { zh: '助餐点', en: 'Sites' },
  counts: 'site',
  fields: { site: text('编号', 'Site'), district: districtCode(), openedOn: day('启用日期', 'Opened on') },
  key: ['site'],
  time: { kind: 'flow', on: 'openedOn' },
})
const organisations = dataset({
  name: 'organisations',
  title: { zh: '慈善组织', en: 'Organisations' },
  counts: 'organisation',
  fields: {
    code: text('代码', 'Code'),
    district: districtCode(),
    registeredOn: day('登记日期', 'Registered on'),
    cancelledOn: optional(day('注销日期', 'Cancelled on')),
  },
  key: ['code'],
  time: { kind: 'stock', from: 'registeredOn', to: 'cancelledOn' },
})
const facts = {
  name: { zh: '指标', en: 'Indicator' },
  better: 'higher',
  lowestLevel: 'county',
} as const
const newSites = indicator({ ...facts, id: 'test.new-sites', unit: 'site', time: 'flow', formula: total(count(sites)) })
const charities = indicator({
  ...facts,
  id: 'test.charities',
  unit: 'organisation',
  time: 'stock',
  formula: total(count(organisations)),
})
const activeShare = indicator({
  ...facts,
  id: 'test.active-share',
  unit: 'percent',
  time: 'stock',
  formula: share(count(organisations), count(organisations)),
})
const townshipsCovered = indicator({
  ...facts,
  id: 'test.townships-covered',
  unit: 'percent',
  time: 'stock',
  formula: coverage(count(organisations), { level: 'township' }),
})
const standard = indicator({
  ...facts,
  id: 'test.standard',
  unit: 'stage',
  time: 'policy',
  formula: level(min(milestoneProgress, milestoneProgress.col.stage)),
})
const reform = milestone({ id: 'test.reform', name: facts.name, lowestLevel: 'county' })

const seen = (of: Indicator, value: number | null, asOf: string, period = '2024'): Observation => ({
  indicator: of.id,
  variant: 'standard',
  part: null,
  district: '330500',
  period,
  numerator: value,
  denominator: null,
  value,
  status: value === null ? 'L' : 'A',
  reason: value === null ? 'not-returned' : null,
  asOf,
  received: 1,
  expected: 1,
  version: of.version,
  revision: null,
})
type Asked = Pick<Target, 'operator' | 'value' | 'basis' | 'period' | 'baseline' | 'path'>
const asked = (operator: Operator, value: number, more: Partial<Asked> = {}): Asked => ({
  operator,
  value,
  basis: 'explicit',
  period: '2024',
  ...more,
})
const byMonth = { by: 'month', atRiskFrom: 0.9 } as const

describe('an observation compared with its target', () => {
  it.each([
    [180, '2024-06-30', 'achieved'],
    [100, '2024-06-30', 'on-track'],
    [85, '2024-06-30', 'at-risk'],
    [20, '2024-06-30', 'off-track'],
    [179, '2024-12-31', 'off-track'],
    [235, '2024-12-31', 'achieved'],
    [null, '2024-06-30', 'unknown'],
  ] as const)('%s of 180 on %s is %s', (value, asOf, status) => {
    expect(assess(newSites, asked('>=', 180), seen(newSites, value, asOf)).status).toBe(status)
  })

  it('227 promised and 235 done is 103.5 %, not capped at 100', () => {
    const { achievement, gap, status } = assess(newSites, asked('>=', 227), seen(newSites, 235, '2024-12-31'))
    expect([((achievement ?? 0) * 100).toFixed(1), gap, status]).toEqual(['103.5', 8, 'achieved'])
  })

  it('58 of 72 townships reach 80 %, and 57 do not', () => {
    const covering = (townships: number) =>
      assess(townshipsCovered, asked('>=', 80), seen(townshipsCovered, (townships * 100) / 72, '2024-12-31'))
    expect([covering(58).status, covering(57).status]).toEqual(['achieved', 'off-track'])
    expect(covering(58).gap).toBeCloseTo(0.5556, 4)
  })

  it('at mid-year 70 of 180 are 20 behind what is due, and each remaining month must bring 18 and a third', () => {
    const found = assess(newSites, asked('>=', 180), seen(newSites, 70, '2024-06-30'), byMonth)
    expect(found).toMatchObject({
      gap: -110,
      expected: 90,
      elapsed: 0.5,
      due: 0.5,
      baseline: 0,
      requiredMonthly: 110 / 6,
      status: 'off-track',
    })
    expect(found.pace).toBeCloseTo((70 / 180 - 0.5) * 100, 12)
  })

  it('a target for the half-year is due in June', () => {
    const half = asked('>=', 100, { period: '2024-S1' })
    expect(assess(newSites, half, seen(newSites, 40, '2024-03-31', '2024-S1'), byMonth)).toMatchObject({
      expected: 50,
      requiredMonthly: 20,
      status: 'off-track',
    })
    expect(assess(newSites, half, seen(newSites, 40, '2024-03-31', '2024-01/2024-03'), byMonth)).toMatchObject({
      expected: 50,
    })
    expect(assess(newSites, half, seen(newSites, 99, '2024-06-30', '2024-S1'))).toMatchObject({
      gap: -1,
      requiredMonthly: null,
      status: 'off-track',
    })
  })

  it('a flow that was observed over another period is refused', () => {
    const quarter = asked('>=', 50, { period: '2024-Q2' })
    expect(() => assess(newSites, quarter, seen(newSites, 60, '2024-06-30', '2024-01/2024-06'))).toThrow(
      'must be observed from 2024-04-01 to 2024-06-30',
    )
    expect(() => assess(newSites, asked('>=', 50, { period: '2024-Q1' }), seen(newSites, 60, '2024-06-30'))).toThrow(
      'is for 2024-Q1',
    )
    expect(
      assess(charities, asked('>=', 50, { period: '2024-Q2' }), seen(charities, 60, '2024-06-30', '2024-01/2024-06'))
        .status,
    ).toBe('achieved')
  })

  it('a target of zero has no achievement and no pace, and is met by zero', () => {
    expect(assess(newSites, asked('>=', 0), seen(newSites, 0, '2024-06-30'))).toMatchObject({
      status: 'achieved',
      achievement: null,
      pace: null,
      expected: 0,
    })
    expect(assess(newSites, asked('<=', 0), seen(newSites, 0, '2024-06-30'))).toMatchObject({
      status: 'on-track',
      achievement: null,
      pace: null,
    })
    expect(assess(newSites, asked('<=', 0), seen(newSites, 0, '2024-12-31')).status).toBe('achieved')
    expect(assess(newSites, asked('<=', 0), seen(newSites, 1, '2024-02-29'))).toMatchObject({
      status: 'off-track',
      gap: 1,
    })
  })

  it('a milestone and a standard pass or fail, without pace or an expected value', () => {
    const stage = (value: number, asOf: string) => assess(reform, asked('>=', stageDone), seen(reform, value, asOf))
    expect(stage(2, '2024-06-30')).toMatchObject({
      status: 'on-track',
      pace: null,
      expected: null,
      baseline: null,
      requiredMonthly: null,
    })
    expect([stage(1, '2024-06-30').status, stage(2, '2024-12-31').status, stage(3, '2024-06-30').status]).toEqual([
      'at-risk',
      'off-track',
      'achieved',
    ])
    expect(assess(standard, asked('>=', 3), seen(standard, 2, '2024-12-31'), { baseline: 1 })).toMatchObject({
      pace: null,
      progress: null,
      baseline: null,
    })
  })

  it('at the very beginning nothing is due, so nothing is behind', () => {
    expect(assess(newSites, asked('>=', 180), seen(newSites, 0, '2024-01-15'), byMonth)).toMatchObject({
      due: 0,
      expected: 0,
      status: 'on-track',
    })
  })
})

describe('a target of "not more than"', () => {
  it('of a flow is settled only at the end of its period', () => {
    const used = (value: number, asOf: string) =>
      assess(newSites, asked('<=', 100), seen(newSites, value, asOf), byMonth)
    expect(used(40, '2024-06-30')).toMatchObject({
      status: 'on-track',
      achievement: null,
      expected: 50,
      progress: 0.4,
      requiredMonthly: null,
    })
    expect(used(40, '2024-06-30').pace).toBeCloseTo(10, 12)
    expect(used(60, '2024-06-30').status).toBe('at-risk')
    expect(used(101, '2024-06-30')).toMatchObject({ status: 'off-track', achievement: 100 / 101, gap: 1 })
    expect(used(100, '2024-12-31')).toMatchObject({ status: 'achieved', achievement: 1 })
    expect(used(80, '2024-12-31')).toMatchObject({ status: 'achieved', achievement: 1.25 })
  })

  it('of a share is met below it, and its achievement is then over 100 %', () => {
    expect(assess(activeShare, asked('<=', 5), seen(activeShare, 4, '2024-06-30'))).toMatchObject({
      status: 'achieved',
      achievement: 1.25,
      gap: -1,
    })
    expect(assess(activeShare, asked('<=', 5), seen(activeShare, 8, '2024-06-30'))).toMatchObject({
      status: 'off-track',
      achievement: 0.625,
      pace: null,
      baseline: null,
    })
  })

  it('of a share that must fall has a pace measured from its baseline', () => {
    const fell = (value: number) =>
      assess(activeShare, asked('<=', 5, { baseline: 10 }), seen(activeShare, value, '2024-06-30'), byMonth)
    expect(fell(7)).toMatchObject({ status: 'on-track', expected: 7.5, progress: 0.6 })
    expect(fell(7).pace).toBeCloseTo(10, 12)
    expect(fell(11)).toMatchObject({ status: 'off-track', progress: -0.2 })
  })

  it('of a stock that is too high requires a fall each month', () => {
    expect(assess(charities, asked('<=', 90), seen(charities, 102, '2024-06-30'))).toMatchObject({
      requiredMonthly: -2,
      status: 'off-track',
    })
  })
})

describe('a target of "equal"', () => {
  it('is worked towards, met only by the number, and missed by more', () => {
    const found = (value: number, asOf = '2024-06-30') =>
      assess(newSites, asked('=', 12), seen(newSites, value, asOf), byMonth)
    expect(found(6)).toMatchObject({ status: 'on-track', pace: 0, requiredMonthly: 1 })
    expect(found(12).status).toBe('achieved')
    expect(found(13)).toMatchObject({ status: 'off-track', pace: null, requiredMonthly: null, gap: 1 })
  })
})

describe('a stock', () => {
  it('without a baseline has none, and is compared with the target as if it began at zero', () => {
    const found = assess(charities, asked('>=', 100), seen(charities, 94, '2024-06-30'), byMonth)
    expect(found).toMatchObject({
      baseline: null,
      achievement: 0.94,
      progress: 0.94,
      expected: 50,
      requiredMonthly: 1,
      status: 'on-track',
    })
    expect(found.pace).toBeCloseTo(44, 12)
  })

  it('from 80 towards 100 with 86 at mid-year is 20 points behind', () => {
    const found = assess(charities, asked('>=', 100, { baseline: 80 }), seen(charities, 86, '2024-06-30'), byMonth)
    expect(found).toMatchObject({ baseline: 80, achievement: 0.86, expected: 90, progress: 0.3, status: 'off-track' })
    expect(found.pace).toBeCloseTo(-20, 12)
    expect(found.requiredMonthly).toBeCloseTo(14 / 6, 12)
  })

  it('a baseline in the options is used if the plan states none', () => {
    const at = (target: Asked) =>
      assess(charities, target, seen(charities, 90, '2024-06-30'), { ...byMonth, baseline: 60 })
    expect([at(asked('>=', 100)).progress, at(asked('>=', 100, { baseline: 80 })).progress]).toEqual([0.75, 0.5])
  })

  it('that met its target before the year began must only keep it', () => {
    const held = (value: number) =>
      assess(charities, asked('>=', 100, { baseline: 104 }), seen(charities, value, '2024-06-30'))
    expect(held(101)).toMatchObject({ status: 'achieved', expected: 100, progress: null, pace: null })
    expect(held(99)).toMatchObject({ status: 'off-track', gap: -1 })
  })

  it('a flow begins at zero, whatever its value before', () => {
    expect(assess(newSites, asked('>=', 180, { baseline: 100 }), seen(newSites, 90, '2024-06-30'))).toMatchObject({
      baseline: 0,
      progress: 0.5,
    })
  })
})

describe('a seasonal path', () => {
  const summer = [0, 0, 0, 0, 0.1, 0.2, 0.3, 0.3, 0.1, 0, 0, 0]

  it('gives what is due: nothing before the season, all of it after', () => {
    const at = (value: number, asOf: string) =>
      assess(newSites, asked('>=', 200, { path: summer }), seen(newSites, value, asOf))
    expect(at(0, '2024-03-31')).toMatchObject({ due: 0, expected: 0, status: 'on-track' })
    expect(at(50, '2024-06-30').expected).toBeCloseTo(60, 9)
    expect(at(50, '2024-06-30').status).toBe('off-track')
    expect(at(60, '2024-06-30').status).toBe('on-track')
    expect(at(190, '2024-10-31')).toMatchObject({ status: 'at-risk' })
  })

  it('goes by days inside a month', () => {
    expect(pathShare(summer, parsePeriod('2024'), '2024-06-15')).toBeCloseTo(0.1 + 0.2 / 2, 12)
  })

  it('of equal shares is the pace by months, at the end of each', () => {
    fc.assert(
      fc.property(fc.constantFrom('2024', '2024-S1', '2024-S2', '2024-Q3', '2023'), fc.nat(400), (id, value) => {
        const months = monthsOf(parsePeriod(id))
        const path = months.map(() => 1 / months.length)
        for (const month of months) {
          const observation = seen(newSites, value, lastDay({ until: monthEnd(month) }), id)
          const even = assess(newSites, asked('>=', 200, { period: id }), observation, byMonth)
          const along = assess(newSites, asked('>=', 200, { period: id, path }), observation, byMonth)
          expect(along.pace).toBeCloseTo(even.pace!, 9)
          expect(along.status).toBe(even.status)
        }
      }),
    )
  })

  it('never falls as the days pass, and ends at 1', () => {
    const days = fc
      .integer({ min: 0, max: 365 })
      .map((offset) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10))
    const shares = fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }).filter((all) => all.some((each) => each > 0))
    fc.assert(
      fc.property(shares, days, days, (parts, one, other) => {
        const whole = parts.reduce((added, part) => added + part, 0)
        const at = (on: string): number =>
          pathShare(
            parts.map((part) => part / whole),
            parsePeriod('2024'),
            on,
          )
        expect(at(one < other ? one : other)).toBeLessThanOrEqual(at(one < other ? other : one) + 1e-12)
        expect(at('2024-12-31')).toBe(1)
      }),
    )
  })

  it.each([
    [[0.5, 0.5], 'must have one share for each of the 12 months of 2024, got 2'],
    [Array.from({ length: 12 }, () => 0.1), 'must add up to 1, got 1.2'],
    [[1.5, -0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 'share 2 must be a number of 0 or more, got -0.5'],
  ])('%j is refused', (path, message) => {
    expect(() => assess(newSites, asked('>=', 200, { path }), seen(newSites, 1, '2024-06-30'))).toThrow(message)
  })
})

it('a target or baseline that is not a number is refused', () => {
  expect(() => assess(newSites, asked('>=', Number.NaN), seen(newSites, 1, '2024-06-30'))).toThrow(
    'its value must be a number, got NaN',
  )
  expect(() => assess(charities, asked('>=', 9), seen(charities, 1, '2024-06-30'), { baseline: Infinity })).toThrow(
    'its baseline must be a number, got Infinity',
  )
})

it('an assessment leaves its input unchanged, and is frozen', () => {
  const target = Object.freeze(asked('>=', 180))
  const observation = Object.freeze(seen(newSites, 90, '2024-06-30'))
  const found = assess(newSites, target, observation)
  expect(Object.isFrozen(found)).toBe(true)
  expect(assess(newSites, target, observation)).toEqual(found)
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

describe('rounding', () => {
  it('is half up, away from zero, exact where floating point is not', () => {
    expect([
      roundHalfUp(1005, 1, 1000, 2),
      roundHalfUp(-1, 1, 2, 0),
      roundHalfUp(2, 100, 3, 2),
      roundHalfUp(0, 100, 7, 1),
    ]).toEqual(['1.01', '-1', '66.67', '0.0'])
  })
})
