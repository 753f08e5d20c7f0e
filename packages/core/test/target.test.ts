import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportionTarget } from '../src/assessment/target.js'

const weightsOf = (weights: readonly number[]): ReadonlyMap<string, number> =>
  new Map(weights.map((weight, index) => [String(index), weight]))
const anyWeights = (max: number): fc.Arbitrary<readonly number[]> =>
  fc
    .array(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 8 })
    .filter((weights) => weights.some((weight) => weight > 0))

describe('parts of a target', () => {
  it('add up to the whole, and none is more than one off its share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 7 }), anyWeights(10 ** 6), (whole, weights) => {
        const parts = [...apportionTarget(whole, weightsOf(weights)).values()]
        const all = weights.reduce((sum, weight) => sum + weight, 0)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole)
        parts.forEach((part, index) => expect(Math.abs(part - (whole * weights[index]!) / all)).toBeLessThanOrEqual(1))
      }),
    )
  })

  it('are refused if all weights are zero', () => {
    expect(() => apportionTarget(10, new Map([['a', 0]]))).toThrow('cannot be split')
  })
})
