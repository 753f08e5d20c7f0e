import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess, type Assessment } from '../src/assessment/assessment.js'
import { targetOn } from '../src/assessment/adjustment.js'
import { displayTarget } from '../src/assessment/display.js'
import { interimTargets } from '../src/assessment/interim.js'
import { meets, type Target } from '../src/assessment/target.js'
import { dataset } from '../src/dataset/dataset.js'
import { day, districtCode, optional, text } from '../src/dataset/field.js'
import type { Observation } from '../src/evaluation/observation.js'
import { total } from '../src/index.js'
import { indicator } from '../src/indicator/define-indicator.js'
import type { Indicator } from '../src/indicator/indicator.js'
import { milestone } from '../src/indicator/registers/milestone-progress.js'
import { count } from '../src/measure/measure.js'
import { lastDay, monthEnd } from '../src/period/period.js'

const name = { zh: '指标', en: 'Indicator' }
const sites = dataset({
  name: 'sites',
  title: { zh: '助餐点', en: 'Sites' },
  counts: 'site',
  fields: {
    site: text('编号', 'Site'),
    district: districtCode(),
    openedOn: day('启用日期', 'Opened on'),
    closedOn: optional(day('停用日期', 'Closed on')),
  },
  key: ['site'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
})
const added = indicator({ id: 'test.added', name, formula: total(count(sites, { on: sites.col.openedOn })) })
const open = indicator({ id: 'test.open', name, formula: total(count(sites)) })
const reform = milestone({ id: 'test.reform', name })

const seen = (of: Indicator, value: number, asOf: string): Observation => ({
  indicator: of.id,
  variant: 'standard',
  part: null,
  district: '330500',
  period: '2025',
  numerator: value,
  denominator: null,
  value,
  status: 'A',
  reason: null,
  asOf,
  received: 1,
  expected: 1,
  version: of.version,
  revision: null,
})
const promised = (more: Partial<Target>): Target => ({
  indicator: added.id,
  operator: '>=',
  value: 100,
  basis: 'explicit',
  clause: { document: 'far-2025', item: 1, quote: '新建助餐点100个' },
  period: '2025',
  districts: ['330500'],
  below: 'none',
  ...more,
})
const byMonth = { by: 'month' } as const
const plain = ({ target: _target, ...kept }: Assessment) => kept

const anyMonth = fc
  .integer({ min: 1, max: 12 })
  .map((month) => lastDay({ until: monthEnd(`2025-${String(month).padStart(2, '0')}`) }))
const anyDay = fc.oneof(anyMonth, fc.constantFrom('2025-01-01', '2025-02-10', '2025-07-01', '2025-11-15'))
const anyIndicator = fc.constantFrom(added, open)
const anyValue = fc.integer({ min: 0, max: 200 })
const anyBaseline = fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined })

describe('a range', () => {
  const four = promised({ value: 4, high: 5 })
  it.each([
    ['>=', 3, 'off-track', -1],
    ['>=', 4, 'achieved', 0],
    ['>=', 6, 'achieved', 2],
    ['=', 3, 'off-track', -1],
    ['=', 4, 'achieved', 0],
    ['=', 5, 'achieved', 0],
    ['=', 6, 'off-track', 1],
  ] as const)('of 4 to 5 (%s) with %i at the end of the year is %s, %i away', (operator, value, status, gap) => {
    expect(assess(added, { ...four, operator }, seen(added, value, '2025-12-31'))).toMatchObject({ status, gap })
  })

  it('is shown as 4至5, and as 限4至5 if the value must be within it', () => {
    expect(displayTarget(added, four)).toEqual({ zh: '4至5', en: '4 to 5' })
    expect(displayTarget(added, { ...four, operator: '=' })).toEqual({ zh: '限4至5', en: 'within 4 to 5' })
    expect(displayTarget(added, { ...four, high: 4 }).zh).toBe('≥ 4')
  })

  it('that must be entered from above is measured to its upper end', () => {
    const from20 = { ...four, value: 4, high: 10, operator: '=', baseline: 20 } as const
    expect(assess(open, from20, seen(open, 15, '2025-06-30'), byMonth)).toMatchObject({
      progress: 0.5,
      expected: 15,
      gap: 5,
      status: 'on-track',
    })
  })

  it('with equal ends is the plain target, whatever the figure, baseline and day', () => {
    fc.assert(
      fc.property(
        anyIndicator,
        fc.constantFrom('>=' as const, '=' as const),
        anyValue,
        anyValue,
        anyBaseline,
        anyDay,
        (of, operator, value, reached, baseline, asOf) => {
          const target = promised({ operator, value, ...(baseline === undefined ? {} : { baseline }) })
          const [one, two] = [target, { ...target, high: value }].map((each) =>
            assess(of, each, seen(of, reached, asOf)),
          )
          expect(plain(two!)).toEqual(plain(one!))
          expect(displayTarget(of, { ...target, high: value })).toEqual(displayTarget(of, target))
        },
      ),
    )
  })

  it('is met by what meets "at least" its lower end and, if it must be within, "at most" its upper end', () => {
    fc.assert(
      fc.property(anyValue, fc.nat(50), anyValue, (value, more, reached) => {
        const high = value + more
        expect(meets({ operator: '>=', value, high }, reached)).toBe(reached >= value)
        expect(meets({ operator: '=', value, high }, reached)).toBe(reached >= value && reached <= high)
      }),
    )
  })
})

describe('interim targets', () => {
  const half = promised({ interim: [{ by: '2025-S1', value: 50 }] })

  it('of half by the half-year are the pace of a target that is due evenly, by months', () => {
    fc.assert(
      fc.property(anyIndicator, anyValue, anyMonth, (of, reached, asOf) => {
        const observation = seen(of, reached, asOf)
        const { interim: _interim, ...even } = half
        const [one, two] = [even, half].map((each) => assess(of, each, observation, byMonth))
        expect(two!.due).toBeCloseTo(one!.due, 12)
        expect({ ...two, due: 0, pace: 0, expected: 0 }).toEqual({ ...one, due: 0, pace: 0, expected: 0 })
      }),
    )
  })

  it('with a single one at the end of the period equal the plain target', () => {
    fc.assert(
      fc.property(
        anyIndicator,
        fc.integer({ min: 1, max: 200 }),
        anyValue,
        anyBaseline,
        anyDay,
        (of, value, reached, baseline, asOf) => {
          const target = promised({ value, ...(baseline === undefined ? {} : { baseline }) })
          const single = { ...target, interim: [{ by: '2025', value }] }
          const [one, two] = [target, single].map((each) => assess(of, each, seen(of, reached, asOf)))
          expect(two!.due).toBeCloseTo(one!.due, 9)
          expect(two!.status).toBe(one!.status)
          expect([two!.progress, two!.gap, two!.achievement]).toEqual([one!.progress, one!.gap, one!.achievement])
        },
      ),
    )
  })

  it('20 by March and 80 by June: 50 are due at the end of April and a half, and 100 at the end of the year', () => {
    const steps = promised({
      interim: [
        { by: '2025-Q1', value: 20 },
        { by: '2025-S1', value: 80 },
      ],
    })
    const expected = (asOf: string) => assess(added, steps, seen(added, 0, asOf), byMonth).expected
    expect(['2025-01-31', '2025-03-31', '2025-04-30', '2025-06-30', '2025-09-30', '2025-12-31'].map(expected)).toEqual([
      20 / 3,
      20,
      40,
      80,
      90,
      100,
    ])
  })

  it('of a stock are measured from its value before the period', () => {
    const target = promised({ baseline: 60, interim: [{ by: '2025-S1', value: 90 }] })
    expect(assess(open, target, seen(open, 80, '2025-06-30'), byMonth)).toMatchObject({
      expected: 90,
      due: 0.75,
      progress: 0.5,
      status: 'off-track',
    })
  })

  it('of a task decide once they are due: what is kept is on track, what is not is off track', () => {
    const task = promised({ value: 3, interim: [{ by: '2025-S1', value: 2 }] })
    const status = (stage: number, asOf: string) => assess(reform, task, seen(reform, stage, asOf)).status
    expect([
      status(1, '2025-05-31'),
      status(1, '2025-06-30'),
      status(2, '2025-06-30'),
      status(3, '2025-06-30'),
    ]).toEqual(['at-risk', 'off-track', 'on-track', 'achieved'])
  })

  it('are targets of their own, each for the part of the year that it covers', () => {
    const of = (interim: Target['interim'] & object) =>
      interimTargets(promised({ operator: '=', interim })).map(({ operator, value, period }) => [
        operator,
        value,
        period,
      ])
    expect(
      of([
        { by: '2025-Q1', value: 20 },
        { by: '2025-Q3', value: 70 },
        { by: '2025', value: 100 },
      ]),
    ).toEqual([
      ['>=', 20, '2025-Q1'],
      ['>=', 70, '2025-01/2025-09'],
      ['>=', 100, '2025'],
    ])
    expect(of([{ by: '2025-S1', value: 120 }])).toEqual([['<=', 120, '2025-S1']])
  })

  it('that are impossible are refused with all faults', () => {
    const refused =
      (interim: Target['interim'] & object, more: Partial<Target> = {}) =>
      () =>
        assess(added, promised({ interim, ...more }), seen(added, 1, '2025-03-31'))
    expect(
      refused([
        { by: '2025-S1', value: 50 },
        { by: '2025-Q1', value: 20 },
      ]),
    ).toThrow(
      'its interim due dates must follow one another, got "2025-Q1" after 2025-06-30; its interim values must rise up to the target, got 50, 20, 100',
    )
    expect(refused([{ by: '2026-Q1', value: 50 }])).toThrow('must be the end of a month, quarter or half-year of 2025')
    expect(refused([{ by: 'spring', value: 50 }])).toThrow('got "spring"')
    expect(refused([{ by: '2025', value: 90 }])).toThrow('must be that of the target, 100, got 90')
    expect(refused([{ by: '2025-S1', value: 50 }], { path: Array.from({ length: 12 }, () => 1 / 12) })).toThrow(
      'its path must be left out if it has interim targets, got both',
    )
    expect(() => assess(added, promised({ high: 90 }), seen(added, 1, '2025-03-31'))).toThrow(
      'its high must be a number of at least its value 100, got 90',
    )
    expect(() => assess(added, promised({ high: 110, operator: '<=' }), seen(added, 1, '2025-03-31'))).toThrow(
      'its operator must be >= or = for a range, got <=',
    )
  })
})

describe('an adjusted target', () => {
  const clause = { document: 'notice', item: 1, quote: '调整为120个' }
  const raised = promised({ high: 110, adjusted: [{ from: '2025-07-01', clause, value: 120, high: null }] })

  it('is the old one before the day, and the new one from the day on', () => {
    expect(targetOn(raised, '2025-06-30')).toBe(raised)
    expect(targetOn(raised, '2025-07-01')).toMatchObject({
      value: 120,
      clause: raised.clause,
      adjusted: raised.adjusted,
    })
    expect(targetOn(raised, '2025-07-01')).not.toHaveProperty('high')
  })

  it('by the same number changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 110 }), anyDay, anyDay, (value, from, on) => {
        const { adjusted: _adjusted, ...target } = promised({
          value,
          high: 110,
          interim: [{ by: '2025-S1', value: 30 }],
        })
        const again = targetOn({ ...target, adjusted: [{ from, clause, value }] }, on)
        expect({ ...again, adjusted: undefined }).toEqual({ ...target, adjusted: undefined })
      }),
    )
  })

  it('twice is as adjusted once by what both say', () => {
    const twice = promised({
      adjusted: [
        { from: '2025-04-01', clause, value: 120 },
        { from: '2025-10-01', clause, value: 90, operator: '=' },
      ],
    })
    const at = (on: string) => (({ operator, value }) => `${operator} ${value}`)(targetOn(twice, on))
    expect(['2025-03-31', '2025-04-01', '2025-09-30', '2025-10-01'].map(at)).toEqual([
      '>= 100',
      '>= 120',
      '>= 120',
      '= 90',
    ])
  })
})
