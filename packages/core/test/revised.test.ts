import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  catalogue,
  count,
  domain,
  evaluate,
  indicator,
  is,
  revised,
  share,
  sum,
  total,
  type Catalogue,
  type Indicator,
  type Return,
} from '../src/index.js'
import { compareObservations, displayValue, shownParts } from '../src/doors/assessment.js'
import { anyRecords, homes, smallCity } from '../src/testing/index.js'

const beds = (kind: 'public' | 'private'): Indicator =>
  indicator({
    id: 'test.some-beds',
    name: { zh: '床位数', en: 'Beds' },
    lowestLevel: 'village',
    formula: total(sum(homes, homes.col.beds, { where: is(homes.col.kind, kind) })),
  })
const [before, now] = [beds('public'), beds('private')]
const changed = revised(before, '2024', now)
const cityOf = (each: Indicator): Catalogue =>
  catalogue(
    [domain({ name: 'test', title: { zh: '试验', en: 'Test' }, datasets: [homes], indicators: [each as never] })],
    smallCity.districts,
  )
const returns: readonly Return[] = ['2023-11', '2023-12', '2024-01', '2024-02'].map((month) => ({
  dataset: 'homes',
  district: '330500',
  month,
}))
const pool = {
  districts: smallCity.districts.all.map(({ code }) => code),
  days: ['2023-06-01', '2023-12-02', '2024-01-15'],
  words: ['a', 'b'],
}

describe('an indicator whose definition changes with a year', () => {
  it('has the figures of the former definition before it, and of the present one from it on', () => {
    fc.assert(
      fc.property(anyRecords(homes, pool, 12), (rows) => {
        const of = (each: Indicator) => evaluate(cityOf(each), { homes: rows }, returns)
        const [all, old, present] = [of(changed), of(before), of(now)]
        for (const { code } of smallCity.districts.all)
          for (const [period, expected] of [
            ['2023', old],
            ['2023-12', old],
            ['2024-01', present],
            ['2024', present],
          ] as const) {
            expect(all.observe(changed.id, code, period)).toEqual(expected.observe(changed.id, code, period))
            expect(all.explain(changed.id, code, period).formula).toEqual(
              expected.explain(changed.id, code, period).formula,
            )
          }
      }),
      { numRuns: 30 },
    )
  })

  it('may change again, each time later', () => {
    const again = revised(changed, '2024-07', before)
    expect(again.earlier?.map(({ until, version }) => [until, version])).toEqual([
      ['2024-01-01', before.version],
      ['2024-07-01', now.version],
    ])
    expect(() => revised(changed, '2023-07', before)).toThrow('from: must be after 2024-01-01')
  })

  it('is not compared over the change, since the difference would be one of words', () => {
    const figures = evaluate(cityOf(changed), { homes: [] }, returns)
    const [december, january, february] = ['2023-12', '2024-01', '2024-02'].map((month) =>
      figures.observe(changed.id, '330500', month),
    )
    expect(compareObservations(changed, january!, december).shown).toEqual({ zh: '口径已变', en: 'definition changed' })
    expect(compareObservations(changed, february!, january).shown.zh).toBe('—')
  })

  it('shows a figure by the formula that made it', () => {
    const rate = (per: 'beds' | 'homes') =>
      indicator({
        id: 'test.rate',
        name: { zh: '占比', en: 'Share' },
        formula:
          per === 'beds'
            ? share(sum(homes, homes.col.nursingBeds), sum(homes, homes.col.beds))
            : share(count(homes, { where: is(homes.col.kind, 'public') }), count(homes)),
      })
    const both = revised(rate('homes'), '2024', rate('beds'))
    const rows = ['a', 'b', 'c'].map((home, index) => ({
      home,
      district: '330502',
      kind: index === 0 ? 'public' : 'private',
      beds: 10,
      nursingBeds: 6,
      gradedOn: null,
      gradeEndsOn: null,
      inspectedOn: null,
      openedOn: '2020-01-01',
      closedOn: null,
    }))
    const figures = evaluate(cityOf(both), { homes: rows }, returns, { validate: false })
    const [old, present] = ['2023', '2024-02'].map((period) => figures.observe('test.rate', '330502', period))
    expect([displayValue(both, old!).zh, displayValue(both, present!).zh]).toEqual(['33.33', '60.00'])
    expect([shownParts(both, old!).denominator.unit, shownParts(both, present!).denominator.unit]).toEqual([
      'organisation',
      'bed',
    ])
  })

  it('keeps its unit, time, direction, lowest level, variants and categories; otherwise it is another indicator', () => {
    const other = indicator({
      id: 'test.others',
      name: { zh: '占比', en: 'Share' },
      better: 'lower',
      variants: { one: share(count(homes), count(homes)) },
      variantNames: { one: { zh: '一', en: 'one' } },
    })
    expect(() => revised(before, '2024', other as never)).toThrow(
      /id: must stay test\.some-beds.*unit: must stay bed.*better: must stay higher.*lowestLevel: must stay village.*variants: must stay standard, got one/s,
    )
    expect(() => revised(before, 'soon', now)).toThrow('"soon" is not a period')
  })
})
