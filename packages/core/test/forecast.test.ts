import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecast, type Forecast } from '../src/assessment/forecast.js'

const halfWidth = (found: Forecast | undefined): number => found!.high! - found!.value

describe('the forecast of a flow', () => {
  it('of 10, 12 and 14 in three months of twelve is 144, with a band that shows the uncertainty', () => {
    const found = forecast({ kind: 'flow', values: [10, 12, 14], of: 12 })!
    expect(found).toMatchObject({ status: 'F', level: 0.8, months: 3, left: 9 })
    expect(found.value).toBeCloseTo(144, 9)
    // s² = 4, 9 + 9²/3 = 36, t for 2 degrees of freedom is 1.886.
    expect(found.high).toBeCloseTo(144 + 1.886 * Math.sqrt(4 * 36), 6)
    expect(found.low).toBeCloseTo(144 - 1.886 * Math.sqrt(4 * 36), 6)
  })

  it('along a seasonal path scales the months so far by their share of the year', () => {
    const found = forecast({ kind: 'flow', values: [10, 20, 30], of: 4, path: [0.1, 0.2, 0.3, 0.4] })!
    expect(found.value).toBeCloseTo(100, 9)
    expect(found.high! - found.low!).toBeCloseTo(0, 6)
  })

  it('is not known before the season has begun', () => {
    expect(forecast({ kind: 'flow', values: [0, 0], of: 4, path: [0, 0, 0.5, 0.5] })).toBeUndefined()
  })

  it('does not end below the sum so far', () => {
    const found = forecast({ kind: 'flow', values: [0, 0, 300], of: 12 })!
    expect(found.low).toBe(300)
  })

  it('of equal shares is the same as without a path', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }), (values) => {
        const path = Array.from({ length: 12 }, () => 1 / 12)
        expect(forecast({ kind: 'flow', values, of: 12, path })).toEqual(forecast({ kind: 'flow', values, of: 12 }))
      }),
    )
  })

  it('is the mean month times the months, with variance s²(left + left²/n)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 3, max: 40 }),
        (values, of) => {
          const mean = values.reduce((added, value) => added + value, 0) / 3
          const spread = values.reduce((added, value) => added + (value - mean) ** 2, 0) / 2
          const left = of - 3
          const found = forecast({ kind: 'flow', values, of })!
          expect(found.value).toBeCloseTo(mean * of, 6)
          expect(halfWidth(found)).toBeCloseTo(1.886 * Math.sqrt(spread * (left + left ** 2 / 3)), 6)
        },
      ),
    )
  })
})

describe('the forecast of a stock or ratio', () => {
  it('continues by the mean monthly change', () => {
    const found = forecast({ kind: 'state', values: [92, 93, 96], of: 12, baseline: 90 })!
    // Changes 2, 1 and 3: mean 2, s² = 1.
    expect(found.value).toBeCloseTo(96 + 9 * 2, 9)
    expect(halfWidth(found)).toBeCloseTo(1.886 * Math.sqrt(9 + 81 / 3), 9)
  })

  it('may fall', () => {
    expect(forecast({ kind: 'state', values: [9, 8, 7], of: 4 })!.value).toBeCloseTo(6, 12)
  })

  it('of a share stays between 0 and 100', () => {
    const found = forecast({ kind: 'state', values: [80, 90, 97], of: 12, within: [0, 100] })!
    expect([found.value, found.high]).toEqual([100, 100])
  })

  it('with one month and no baseline is the value of that month', () => {
    expect(forecast({ kind: 'state', values: [90], of: 12 })).toMatchObject({ value: 90, low: null, high: null })
  })
})

describe('any forecast', () => {
  const kinds = fc.constantFrom('flow' as const, 'state' as const)

  it('has no band from fewer than three months, and is undefined without any', () => {
    for (const kind of ['flow', 'state'] as const) {
      expect(forecast({ kind, values: [], of: 12 })).toBeUndefined()
      expect(forecast({ kind, values: [3], of: 12 })).toMatchObject({ low: null, high: null })
      expect(forecast({ kind, values: [3, 5], of: 12 })).toMatchObject({ low: null, high: null })
      expect(forecast({ kind, values: [3, 5, 4], of: 12 })?.low).not.toBeNull()
    }
  })

  it('of a period that is over is its value, with a band of no width', () => {
    fc.assert(
      fc.property(kinds, fc.array(fc.nat(1000), { minLength: 3, maxLength: 12 }), (kind, values) => {
        const known = kind === 'flow' ? values.reduce((added, value) => added + value, 0) : values.at(-1)!
        const found = forecast({ kind, values, of: values.length })!
        expect([found.value, found.low, found.high]).toEqual([known, known, known])
      }),
    )
  })

  it('has a band that widens with the remaining months and contains the value', () => {
    fc.assert(
      fc.property(kinds, fc.array(fc.nat(1000), { minLength: 3, maxLength: 11 }), fc.nat(12), (kind, values, more) => {
        const near = forecast({ kind, values, of: values.length + more })!
        const far = forecast({ kind, values, of: values.length + more + 1 })!
        expect(halfWidth(far)).toBeGreaterThanOrEqual(halfWidth(near) - 1e-6)
        const changes = values.slice(1).map((value, index) => value - values[index]!)
        if (new Set(kind === 'flow' ? values : changes).size > 1)
          expect(halfWidth(far)).toBeGreaterThan(halfWidth(near))
        expect(near.low!).toBeLessThanOrEqual(near.value)
        expect(near.value).toBeLessThanOrEqual(near.high!)
      }),
    )
  })

  it('contains the value about eight times of ten if months differ by chance', () => {
    let state = 12_345
    const random = (): number => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31
    const month = (): number => 100 + 20 * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    let held = 0
    for (let year = 0; year < 2000; year += 1) {
      const months = Array.from({ length: 12 }, month)
      const { low, high } = forecast({ kind: 'flow', values: months.slice(0, 5), of: 12 })!
      const end = months.reduce((added, value) => added + value, 0)
      if (low! <= end && end <= high!) held += 1
    }
    expect(held / 2000).toBeGreaterThan(0.77)
    expect(held / 2000).toBeLessThan(0.83)
  })

  it('leaves its input unchanged', () => {
    const values = Object.freeze([1, 2, 4])
    const found = forecast({ kind: 'flow', values, of: 12 })
    expect(forecast({ kind: 'flow', values, of: 12 })).toEqual(found)
    expect(Object.isFrozen(found)).toBe(true)
  })

  it.each([
    [{ kind: 'flow', values: [1, Number.NaN], of: 12 }, 'month 2 must be a number, got NaN'],
    [{ kind: 'flow', values: [1, 2, 3], of: 2 }, 'the months given must be at most the 2 of the period, got 3'],
    [{ kind: 'flow', values: [1], of: 2, path: [1] }, 'the path must have 2 shares, one a month, got 1'],
    [{ kind: 'flow', values: [1], of: 2, path: [0.5, 0.6] }, 'add up to 1'],
    [{ kind: 'flow', values: [1], of: 2, baseline: 3 }, 'the baseline must be left out for a flow'],
    [{ kind: 'state', values: [1], of: 2, path: [0.5, 0.5] }, 'a seasonal path must be given for a flow only'],
  ] as const)('%j is refused', (input, message) => {
    expect(() => forecast(input)).toThrow(message)
  })
})
