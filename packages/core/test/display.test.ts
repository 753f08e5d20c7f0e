import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  change,
  count,
  dataset,
  day,
  describe as inWords,
  dispersion,
  districtCode,
  domain,
  catalogue,
  evaluate,
  indicator,
  integer,
  level,
  mean,
  min,
  minus,
  ratio,
  sum,
  text,
  total,
  type Formula,
  type IndicatorInput,
  type TimeKind,
  type Unit,
} from '../src/index.js'
import { decimalsOf, displayValue, reasonWords, roundHalfUp } from '../src/doors/assessment.js'
import { roundDigits } from '../src/assessment/display.js'
import { smallCity } from '../src/testing/index.js'

const absolute = (number: bigint): bigint => (number < 0n ? -number : number)

describe('rounding', () => {
  const anyWhole = fc.oneof(
    fc.integer({ min: -300, max: 300 }),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
    fc.constantFrom<number | bigint>(0, -0, 1, -1, 2 ** 60, -(2 ** 60)),
  )

  it('gives the nearest number with this many decimals, of two the one further from zero, for any sign and size', () => {
    fc.assert(
      fc.property(
        anyWhole,
        anyWhole,
        anyWhole.filter((number) => BigInt(number) !== 0n),
        fc.integer({ min: 0, max: 12 }),
        (numerator, scale, denominator, decimals) => {
          const shown = roundHalfUp(numerator, scale, denominator, decimals)
          // One form for each number: no leading zeros, no sign of zero, exactly the given number of decimals.
          expect(shown).toMatch(
            decimals === 0 ? /^-?(0|[1-9]\d*)$/ : new RegExp(`^-?(0|[1-9]\\d*)\\.\\d{${decimals}}$`),
          )
          const digits = BigInt(shown.replace('.', ''))
          expect(shown.startsWith('-')).toBe(digits < 0n)
          // The exact number is n/d; the result is digits/10^decimals.
          const n = BigInt(numerator) * BigInt(scale) * 10n ** BigInt(decimals)
          const d = BigInt(denominator)
          const off = absolute(n - digits * d) * 2n
          expect(off <= absolute(d)).toBe(true)
          if (off === absolute(d)) expect(absolute(digits) * absolute(d) > absolute(n)).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('a quotient with both signs reversed is the same', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer().filter(Boolean), fc.integer({ min: 0, max: 6 }), (n, d, decimals) => {
        expect(roundHalfUp(-n, 100, -d, decimals)).toBe(roundHalfUp(n, 100, d, decimals))
        expect(roundHalfUp(n, -100, -d, decimals)).toBe(roundHalfUp(n, 100, d, decimals))
      }),
    )
  })

  it('of halves rounds away from zero on both sides, also with a negative denominator', () => {
    expect([
      roundHalfUp(2, 100, -1, 2),
      roundHalfUp(200, 1, -300, 2),
      roundHalfUp(-2, 100, -3, 2),
      roundHalfUp(1, 1, -2, 0),
      roundHalfUp(-1, 1, 2000, 2),
    ]).toEqual(['-200.00', '-0.67', '66.67', '-1', '0.00'])
    expect([roundHalfUp(-0, 1, 7, 2), roundHalfUp(0, 1, -7, 0), roundHalfUp(-0, -1, 7, 1)]).toEqual([
      '0.00',
      '0',
      '0.0',
    ])
  })

  it('refuses numbers that are not whole, and division by zero', () => {
    for (const [numerator, scale, denominator, decimals] of [
      [Number.NaN, 1, 1, 0],
      [1.5, 1, 1, 0],
      [1, Infinity, 1, 0],
      [1, 1, 0, 0],
      [1, 1, -0, 0],
      [1, 1, 1, -1],
      [1, 1, 1, 0.5],
    ] as const)
      expect(() => roundHalfUp(numerator, scale, denominator, decimals)).toThrow(/must (be a whole number|not be 0)/)
  })

  it('of a coefficient shows no sign of zero', () => {
    expect([
      roundDigits(-0.001, 2),
      roundDigits(-0, 0),
      roundDigits(-0.4, 0),
      roundDigits(-0.006, 2),
      roundDigits(0.5, 0),
    ]).toEqual(['0.00', '0', '0', '-0.01', '1'])
  })
})

/** Balances of a fund by county: a stock in which more can leave than entered, so it can be below zero. */
const balances = dataset({
  name: 'balances',
  title: { zh: '余额', en: 'balances' },
  counts: 'case',
  fields: {
    id: text('编号', 'Id'),
    district: districtCode(),
    entered: integer('收入', 'Entered', 'person'),
    left: integer('支出', 'Left', 'person'),
    from: day('起', 'From'),
    until: day('止', 'Until'),
  },
  key: ['id'],
  time: { kind: 'stock', from: 'from', to: 'until' },
})
const balance = minus(sum(balances, balances.col.entered), sum(balances, balances.col.left))

const figure = (
  name: string,
  unit: Unit,
  formula: Formula,
  more: Omit<Partial<IndicatorInput<string>>, 'id'> = {},
  time: TimeKind = 'stock',
) =>
  indicator({
    id: `test.${name}`,
    name: { zh: '试验', en: name },
    unit,
    time,
    better: 'higher',
    lowestLevel: 'county',
    formula,
    ...more,
  })

const indicators = [
  figure('rise', 'percent', change(total(balance), { from: 'last-year-end', as: 'percent' })),
  figure('share', 'percent', ratio(balance, balance, { scale: 100 })),
  figure('mean', 'person', mean(sum(balances, balances.col.entered), balance)),
  figure('spread', 'index', dispersion(total(balance), { level: 'county' }), { lowestLevel: 'city' }),
  figure('mean-size', 'person', mean(sum(balances, balances.col.entered), count(balances))),
  figure('mean-size-shown', 'person', mean(sum(balances, balances.col.entered), count(balances)), { decimals: 2 }),
]
const city = catalogue(
  [domain({ name: 'test', title: { zh: '试验', en: 'Test' }, datasets: [balances], indicators })],
  smallCity.districts,
)

const row = (id: string, district: string, entered: number, left: number, year: number) => ({
  id,
  district,
  entered,
  left,
  from: `${year}-01-01`,
  until: `${year + 1}-01-01`,
})
const months = ['2023-12', '2024-12']
const figuresOf = (records: readonly ReturnType<typeof row>[]) =>
  evaluate(
    city,
    { balances: records },
    months.map((month) => ({ dataset: 'balances', district: '330500', month })),
  )

describe('a negative figure', () => {
  const fallen = figuresOf([
    row('a', '330502', 0, 100, 2023),
    row('b', '330502', 0, 200, 2024),
    row('c', '330523', 10, 20, 2024),
  ])

  it.each(['rise', 'share', 'mean', 'spread'])('%s has no value, has a reason, and is shown as missing', (name) => {
    const observation = fallen.observe(`test.${name}`, '330500', '2024')
    expect(observation).toMatchObject({ value: null, status: 'M', reason: 'negative-denominator' })
    expect(displayValue(city.indicator(`test.${name}`), observation)).toEqual({ zh: '—', en: '—' })
    expect(fallen.explain(`test.${name}`, '330500', '2024').shown.zh).toBe('—')
  })

  it('is described in both languages', () => {
    expect(reasonWords['negative-denominator']).toEqual({ zh: '分母为负', en: 'a denominator below zero' })
    expect(inWords(city, city.indicator('test.rise')).zh).toContain('上年末数')
  })

  it('a rise from zero is missing for another reason, and a fall from a positive base has its sign', () => {
    const risen = figuresOf([
      row('a', '330502', 100, 0, 2023),
      row('b', '330502', 0, 100, 2024),
      row('c', '330523', 10, 0, 2024),
    ])
    expect(risen.observe('test.rise', '330523', '2024')).toMatchObject({ value: null, reason: 'zero-denominator' })
    expect(risen.observe('test.rise', '330502', '2024')).toMatchObject({ value: -200, reason: null })
    expect(displayValue(city.indicator('test.rise'), risen.observe('test.rise', '330502', '2024')).zh).toBe('-200.00')
  })
})

describe('decimals', () => {
  const figures = figuresOf([
    row('a', '330502', 1, 0, 2024),
    row('b', '330502', 1, 0, 2024),
    row('c', '330502', 3, 0, 2024),
  ])

  it('are those of the unit, or those of the definition', () => {
    expect(
      ['mean-size', 'mean-size-shown'].map((name) => figures.explain(`test.${name}`, '330502', '2024').shown.zh),
    ).toEqual(['2', '1.67'])
    expect(['mean-size', 'mean-size-shown', 'share'].map((name) => decimalsOf(city.indicator(`test.${name}`)))).toEqual(
      [0, 2, 2],
    )
  })

  it('do not change what is computed, and so not the version', () => {
    expect(city.indicator('test.mean-size').version).toBe(city.indicator('test.mean-size-shown').version)
  })

  it.each([-1, 1.5, 7, Number.NaN])('%s is refused', (decimals) => {
    expect(() =>
      figure('wrong', 'person', mean(sum(balances, balances.col.entered), count(balances)), { decimals }),
    ).toThrow('decimals: must be a whole number from 0 to 6')
  })

  it('of a value in force are exact: it is multiplied by a whole number', () => {
    for (const times of [1.5, 0, -1, Number.NaN])
      expect(() => figure('wrong', 'person', level(min(balances, balances.col.entered), { times }))).toThrow(
        'times must be a whole number of 1 or more',
      )
  })
})
