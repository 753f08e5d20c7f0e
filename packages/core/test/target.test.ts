import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSplit } from '../src/assessment/split-check.js'
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

describe('a split that is checked', () => {
  const counties = new Map([
    ['吴兴', 60],
    ['德清', 50],
    ['安吉', 50],
  ])

  it('of 180 sites into 60, 50 and 50 is 20 short, and names those below their share', () => {
    const weights = new Map([
      ['吴兴', 3],
      ['德清', 4],
      ['安吉', 5],
    ])
    expect(checkSplit({ operator: '>=', value: 180 }, counties, { kind: 'sum', weights })).toEqual({
      reaches: false,
      made: 160,
      short: 20,
      parts: [
        { key: '安吉', value: 50, share: 75, lack: 25 },
        { key: '德清', value: 50, share: 60, lack: 10 },
      ],
    })
    expect(checkSplit({ operator: '>=', value: 180 }, counties, { kind: 'sum' })).toEqual({
      reaches: false,
      made: 160,
      short: 20,
      parts: [],
    })
  })

  it('may promise more than the whole, but not under "not more than" or "equal"', () => {
    const of = (operator: '>=' | '<=' | '=') => checkSplit({ operator, value: 150 }, counties, { kind: 'sum' })
    expect([of('>=').reaches, of('<=').reaches, of('=').reaches]).toEqual([true, false, false])
    expect([of('>=').short, of('<=').short, of('=').short]).toEqual([0, 10, 10])
  })

  it('that is too high for "equal" is missed by those above their share', () => {
    const weights = new Map([
      ['吴兴', 1],
      ['德清', 1],
      ['安吉', 1],
    ])
    expect(
      checkSplit({ operator: '=', value: 150 }, counties, { kind: 'sum', weights }).parts.map(({ key }) => key),
    ).toEqual(['吴兴'])
  })

  it('of a share weights each county by its denominator: a high share in a small county does not compensate for a large one', () => {
    const shares = new Map([
      ['large', 70],
      ['small', 95],
    ])
    const denominators = new Map([
      ['large', 900],
      ['small', 100],
    ])
    const found = checkSplit({ operator: '>=', value: 80 }, shares, { kind: 'weighted-mean', denominators })
    expect(found).toEqual({
      reaches: false,
      made: 72.5,
      short: 7.5,
      parts: [{ key: 'large', value: 70, share: 80, lack: 10 }],
    })
    // The mean without weights, 82.5, would have passed.
    expect(
      checkSplit({ operator: '>=', value: 80 }, shares, {
        kind: 'weighted-mean',
        denominators: new Map([
          ['large', 100],
          ['small', 100],
        ]),
      }).reaches,
    ).toBe(true)
  })

  it('of a standard is met if every county meets it', () => {
    expect(
      checkSplit(
        { operator: '>=', value: 14_000 },
        new Map([
          ['a', 14_500],
          ['b', 13_800],
        ]),
        { kind: 'each' },
      ),
    ).toEqual({
      reaches: false,
      made: 13_800,
      short: 200,
      parts: [{ key: 'b', value: 13_800, share: 14_000, lack: 200 }],
    })
  })

  it('made by apportionTarget always reaches the whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 9 }),
        anyWeights(10 ** 6),
        fc.constantFrom('>=' as const, '<=' as const, '=' as const),
        (value, given, operator) => {
          const weights = weightsOf(given)
          expect(checkSplit({ operator, value }, apportionTarget(value, weights), { kind: 'sum', weights })).toEqual({
            reaches: true,
            made: value,
            short: 0,
            parts: [],
          })
        },
      ),
    )
  })

  it('if every county has the city’s share as its target the whole is reached, for any weights', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 10 ** 6, noNaN: true }), anyWeights(10 ** 6), (value, given) => {
        const denominators = weightsOf(given)
        const same = new Map([...denominators.keys()].map((key) => [key, value]))
        expect(checkSplit({ operator: '>=', value }, same, { kind: 'weighted-mean', denominators }).reaches).toBe(true)
      }),
    )
  })

  it('falls short by as much as one county promises less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 6 }), anyWeights(1000), fc.nat(), (value, given, pick) => {
        const weights = weightsOf(given)
        const parts = new Map(apportionTarget(value, weights))
        const owing = [...parts].filter(([, part]) => part > 0)
        const [key, part] = owing[pick % owing.length]!
        const found = checkSplit({ operator: '>=', value }, parts.set(key, part - 1), { kind: 'sum', weights })
        expect([found.reaches, found.short]).toEqual([false, 1])
      }),
    )
  })

  it('is refused if a county is left out, instead of counting it as zero', () => {
    const weights = new Map([
      ['吴兴', 1],
      ['长兴', 1],
    ])
    expect(() => checkSplit({ operator: '>=', value: 10 }, new Map([['吴兴', 10]]), { kind: 'sum', weights })).toThrow(
      'the part of 长兴 must be given',
    )
    expect(() => checkSplit({ operator: '>=', value: 10 }, new Map(), { kind: 'sum' })).toThrow(
      'there must be at least one part',
    )
    expect(() =>
      checkSplit({ operator: '>=', value: 10 }, new Map([['吴兴', 10]]), {
        kind: 'weighted-mean',
        denominators: new Map([['吴兴', 0]]),
      }),
    ).toThrow('the weights must not all be 0')
  })
})
