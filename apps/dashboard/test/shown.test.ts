import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownBeside, shownChange, shownDifference, shownGap, shownNumber } from '../src/base/shown.js'

/** A text as the number that a reader takes it for. */
const read = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-').replace('+', ''))
const number = fc.double({ min: -1_000_000, max: 1_000_000, noNaN: true })
/** Two numbers, often so close that they are shown alike. */
const pair = fc
  .tuple(number, fc.oneof(number, fc.double({ min: -2, max: 2, noNaN: true })), fc.boolean())
  .map(([one, other, isClose]) => [one, isClose ? one + other : other] as const)
const decimals = fc.integer({ min: 0, max: 3 })
/** What is nearer than this comes of computing. */
const least = 1e-5

describe('What is shown beside a figure', () => {
  it('never refutes its state: what is due is shown above or below the figure as it is', () => {
    fc.assert(
      fc.property(pair, decimals, ([figure, expected], places) => {
        fc.pre(Math.abs(expected - figure) > least)
        const beside = shownBeside(expected, figure, places)
        const shown = read(beside.figure ?? shownNumber(figure, places))
        expect(Math.sign(read(beside.expected) - shown)).toBe(Math.sign(expected - figure))
      }),
    )
  })

  it('has the decimals of the figure unless it takes more', () => {
    expect(shownBeside(4.47, 4, 0)).toEqual({ expected: '4.5' })
    expect(shownBeside(4.47, 3, 0)).toEqual({ expected: '4' })
    expect(shownBeside(97.999, 97.996, 2)).toEqual({ expected: '97.999', figure: '97.996' })
    expect(shownBeside(4, 4, 0)).toEqual({ expected: '4' })
    expect(shownBeside(4.47, null, 0)).toEqual({ expected: '4' })
  })
})

describe('A difference', () => {
  it('is what a reader gets from the numbers beside it', () => {
    expect(shownChange(24.924, 23.565, 2)).toBe('−1.35')
    fc.assert(
      fc.property(pair, decimals, ([before, after], places) => {
        const [one, other] = [read(shownNumber(before, places)), read(shownNumber(after, places))]
        fc.pre(Math.abs(other - one) > least)
        expect(read(shownChange(before, after, places))).toBeCloseTo(other - one, 6)
      }),
    )
  })

  it('has the sign that it has, also between numbers that are shown alike', () => {
    expect(shownChange(24.921, 24.919, 2)).toBe('−0.002')
    fc.assert(
      fc.property(pair, decimals, ([before, after], places) => {
        fc.pre(Math.abs(after - before) > least)
        expect(Math.sign(read(shownChange(before, after, places)))).toBe(Math.sign(after - before))
      }),
    )
  })

  it('from a target is what a reader gets from the target as it was written', () => {
    expect(shownGap(-0.5, 24, 0)).toBe('−0.5')
    expect(shownGap(-0.004, 97.996, 2)).toBe('−0.004')
    expect(shownGap(-26, 24, 0)).toBe('−26')
    expect(shownGap(0, 50, 0)).toBe('0')
  })

  it('that is too small for its decimals has more of them, so that nobody is behind by nothing', () => {
    expect(['+0.04', '−0.04', '0.0']).toEqual([0.04, -0.04, 0].map((pace) => shownDifference(pace, 1)))
  })
})
