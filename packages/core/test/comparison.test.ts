import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareObservations, comparisonPeriods, currentOf } from '../src/assessment/comparison.js'
import type { Observation } from '../src/index.js'
import { smallCity as city } from '../src/testing/index.js'

const observed = (
  id: string,
  numerator: number | null,
  denominator: number | null = null,
  value = numerator,
): Observation => ({
  indicator: `test.${id}`,
  variant: 'standard',
  part: null,
  district: '330500',
  period: '2024-05',
  numerator,
  denominator,
  value,
  status: value === null ? 'L' : 'A',
  reason: null,
  asOf: '2024-05-31',
  received: 1,
  expected: 1,
  version: '',
  revision: null,
})
const money = (fen: number): Observation => observed('grant-money', fen, null, fen / 100)
const share = (n: number, d: number): Observation => observed('urgent-share', n, d, d === 0 ? null : (n * 100) / d)
const of = (id: string) => city.indicator(`test.${id}`)

describe('环比 and 同比', () => {
  it('of money paid are percentages of the cumulatives: 154,084.4 after 138,714.2 is a rise of 11.08 %, as in the ministry’s form', () => {
    // 万元, recorded in fen.
    const { kind, shown } = compareObservations(of('grant-money'), money(154_084_400_000), money(138_714_200_000))
    expect([kind, shown.zh]).toEqual(['percent', '+11.08 %'])
  })

  it('of marriages: 6.106 million after 7.681 million is a fall of 20.5 %', () => {
    expect(
      compareObservations(of('grants'), observed('grants', 6_106_000), observed('grants', 7_681_000)).change,
    ).toBeCloseTo(-20.5, 1)
  })

  it('of shares are percentage points, and of other rates and means a difference in their unit', () => {
    expect(compareObservations(of('urgent-share'), share(1, 3), share(1, 4))).toMatchObject({
      kind: 'points',
      shown: { zh: '+8.33 百分点' },
    })
    const mean = (n: number, d: number) => observed('mean-grant', n, d, n / d / 100)
    expect(compareObservations(of('mean-grant'), mean(100_000, 3), mean(100_000, 4))).toMatchObject({
      kind: 'difference',
      shown: { zh: '+83.33 元' },
    })
  })

  it('have no figure if the base is zero or missing, or there is no current figure', () => {
    for (const [now, base] of [
      [money(5), money(0)],
      [money(5), undefined],
      [money(5), observed('grant-money', null)],
      [observed('grant-money', null), money(5)],
      [share(1, 2), share(0, 0)],
    ] as const)
      expect(compareObservations(of(now.indicator.slice(5)), now, base)).toMatchObject({
        change: null,
        shown: { zh: '—', en: '—' },
      })
  })

  it('of a balance below zero have no percentage: a fall from −100 to −200 is no rise of 100 %', () => {
    for (const [now, base] of [
      [-200, -100],
      [100, -100],
      [0, -100],
    ] as const)
      expect(compareObservations(of('grant-money'), money(now), money(base))).toEqual({
        kind: 'percent',
        change: null,
        shown: { zh: '—', en: '—' },
      })
    expect(compareObservations(of('grant-money'), money(-200), money(100)).shown.zh).toBe('-300.00 %')
  })

  it('of a coefficient that hardly changed show no sign of zero', () => {
    const spread = (value: number): Observation => observed('spread', null, null, value)
    expect(compareObservations(of('spread'), spread(0.5), spread(0.501)).shown.zh.trim()).toBe('0.00')
  })

  it('of unchanged figures are zero, without a sign', () => {
    expect(compareObservations(of('grant-money'), money(7), money(7)).shown.zh).toBe('0.00 %')
    expect(compareObservations(of('urgent-share'), share(1, 2), share(2, 4)).shown.zh).toBe('0.00 百分点')
  })

  it('rise and fall by the same points, there and back', () => {
    const any = fc.tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 1, max: 10 ** 9 }))
    fc.assert(
      fc.property(any, any, ([n, d], [m, e]) => {
        const [there, back] = [
          compareObservations(of('urgent-share'), share(n, d), share(m, e)),
          compareObservations(of('urgent-share'), share(m, e), share(n, d)),
        ]
        expect(there.shown.zh.replace(/^[+-]/, '')).toBe(back.shown.zh.replace(/^[+-]/, ''))
      }),
    )
  })

  it('compare a flow’s year to date with that of the month before in the same year, and a stock’s month end with that of the month before', () => {
    const ids = ({ current, previous, lastYear }: ReturnType<typeof comparisonPeriods>) => [
      current.id,
      previous?.id,
      lastYear.id,
    ]
    expect(ids(comparisonPeriods({ time: 'flow' }, '2024-05'))).toEqual([
      '2024-01/2024-05',
      '2024-01/2024-04',
      '2023-01/2023-05',
    ])
    expect(ids(comparisonPeriods({ time: 'flow' }, '2024-01'))).toEqual([
      '2024-01/2024-01',
      undefined,
      '2023-01/2023-01',
    ])
    expect(ids(comparisonPeriods({ time: 'stock' }, '2024-01'))).toEqual(['2024-01', '2023-12', '2023-01'])
  })

  it('a month’s own amount is the cumulative minus the one before', () => {
    expect([currentOf(money(900), money(500)), currentOf(money(900), undefined)]).toEqual([4, null])
  })
})
