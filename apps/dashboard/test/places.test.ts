import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawMap } from '../src/below/map-drawing.js'
import { colouringOf, groupOf, tintOf, toneOf, type Place } from '../src/board/place.js'
import { tileGrid } from '../src/board/tile-grid.js'
import { classOf, valueClasses } from '../src/board/value-classes.js'
import { readIndicatorSearch } from '../src/board/indicator-search.js'

/** A place, as far as the functions here read it. */
const place = (value: number | null, reason: string | null = null, status?: string) =>
  ({
    figure: { value, reason },
    cell: status === undefined ? undefined : { observation: { value, reason }, assessment: { status } },
  }) as unknown as Place

describe('Classes of values', () => {
  const values = fc.array(fc.integer({ min: -5, max: 40 }), { minLength: 1, maxLength: 80 })

  it('are four at most, in their order, and each value is in one of them', () => {
    fc.assert(
      fc.property(values, (all) => {
        const classes = valueClasses(all)
        expect(classes.length).toBeLessThanOrEqual(4)
        expect(classes.length).toBeGreaterThanOrEqual(Math.min(2, new Set(all).size))
        for (const [at, { from, to, count }] of classes.entries()) {
          expect(from).toBeLessThanOrEqual(to)
          if (at > 0) expect(from).toBeGreaterThan(classes[at - 1]!.to)
          expect(count).toBe(all.filter((value) => classOf(classes, value) === at).length)
        }
        expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
      }),
    )
  })

  it('have about as many values each; four different values or less are a class each', () => {
    expect(valueClasses([1, 2, 3, 4, 5, 6, 7, 8]).map(({ count }) => count)).toEqual([2, 2, 2, 2])
    expect(valueClasses([0, 0, 0, 0, 0, 0, 0, 9])).toEqual([
      { from: 0, to: 0, count: 7 },
      { from: 9, to: 9, count: 1 },
    ])
    expect(valueClasses([])).toEqual([])
    for (const classes of [1, 2, 3, 4])
      expect(
        Array.from({ length: classes }, (_, at) => toneOf(at, classes)).every((tone) => tone >= 1 && tone <= 4),
      ).toBe(true)
  })
})

describe('The colour of a place', () => {
  it('is none for what is hidden, not known or not applicable, whatever came with it', () => {
    const places = [
      place(1),
      place(9),
      place(5, 'suppressed'),
      place(null, 'not-returned'),
      place(null, 'zero-denominator'),
    ]
    const byValue = colouringOf(places, { decimals: 0 })
    expect(places.map((each) => tintOf(each, byValue))).toEqual([1, 4, null, null, null])
    expect(places.map((each) => groupOf(each, byValue))).toEqual([1, 2, undefined, undefined, undefined])
    // Its value moves no limit.
    expect(byValue).toEqual(colouringOf(places.slice(0, 2), { decimals: 0 }))
  })

  it('is that of the state if any place has a target', () => {
    const places = [
      place(1, null, 'off-track'),
      place(2, null, 'achieved'),
      place(3),
      place(4, null, 'unknown'),
      place(5, 'suppressed', 'off-track'),
    ]
    const colouring = colouringOf(places, { decimals: 0 })
    expect(colouring).toEqual({ by: 'state' })
    expect(places.map((each) => tintOf(each, colouring))).toEqual(['off-track', 'achieved', null, null, null])
  })

  it('is the same for two values that read the same', () => {
    const places = [24.51, 24.54, 24.5, 30, 31, 32].map((value) => place(value))
    const colouring = colouringOf(places, { decimals: 1 })
    expect(new Set(places.slice(0, 3).map((each) => tintOf(each, colouring))).size).toBe(1)
  })
})

describe('A grid of tiles', () => {
  const districts = ['c', 'a', 'b', 'd'].map((code) => ({ code }))

  it('has places as they were given, from its own corner, in the order of reading; others follow', () => {
    const places = [
      { district: 'a', column: 5, row: 3 },
      { district: 'b', column: 4, row: 2 },
      { district: 'elsewhere', column: 1, row: 1 },
    ]
    expect(tileGrid(districts, places)).toEqual({
      columns: 2,
      tiles: [
        { code: 'b', column: 1, row: 1 },
        { code: 'a', column: 2, row: 2 },
        { code: 'c', column: 1, row: 3 },
        { code: 'd', column: 2, row: 3 },
      ],
    })
    expect(tileGrid(districts, [])).toBeNull()
  })
})

describe('A drawing of outlines', () => {
  const square = (west: number, south: number, side = 1): [number, number][] => [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ]
  const of = (district: string, ...rings: [number, number][][]) => ({
    district,
    geometry: { type: 'Polygon' as const, coordinates: rings },
  })
  const numbers = (path: string): readonly number[] =>
    [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(([each]) => Number(each))

  it('is the same whichever way the rings run, and within its frame', () => {
    const [outer, hole] = [square(119, 30), square(119.4, 30.4, 0.2)]
    const drawn = (...rings: [number, number][][]) => drawMap([of('a', ...rings), of('b', square(120, 30))], 500)
    const first = drawn(outer, hole)
    const [east, west] = [first.outlines[1]!.path, first.outlines[0]!.path].map((path) =>
      Math.max(...numbers(path).filter((_, at) => at % 2 === 0)),
    )
    // If a ring were taken for all but the district, its path would run around the frame.
    expect(west).toBeCloseTo(250, 0)
    expect(east).toBeCloseTo(496, 0)
    const corners = (path: string): readonly string[] => [...new Set(path.match(/[\d.]+,[\d.]+/g))].toSorted()
    for (const other of [drawn(outer.toReversed(), hole), drawn(outer, hole.toReversed())]) {
      expect(corners(other.outlines[0]!.path)).toEqual(corners(first.outlines[0]!.path))
      expect(other.outlines.map(({ label }) => label)).toEqual(first.outlines.map(({ label }) => label))
      expect(other.height).toBe(first.height)
    }
    for (const { path } of first.outlines)
      expect(numbers(path).every((each) => each >= 0 && each <= Math.max(first.width, first.height))).toBe(true)
  })

  it('has north above, and a degree of longitude as much narrower as it is at its latitude', () => {
    const { outlines, width, height } = drawMap([of('south', square(120, 30)), of('north', square(120, 31))], 300)
    expect(outlines[1]!.label.y).toBeLessThan(outlines[0]!.label.y)
    // Two degrees of latitude to one of longitude, at about 31° N.
    const [xs, ys] = [0, 1].map((part) => numbers(outlines[0]!.path).filter((_, at) => at % 2 === part))
    const side = (all: readonly number[]): number => Math.max(...all) - Math.min(...all)
    expect(side(xs!) / side(ys!)).toBeCloseTo(Math.cos((30.5 * Math.PI) / 180), 2)
    expect([width, height]).toEqual([300, 460])
  })

  it('labels the largest part of a district, within it and out of its hole', () => {
    const geometry = {
      type: 'MultiPolygon' as const,
      coordinates: [[square(122, 30, 0.2)], [square(119, 30, 2), square(119.5, 30.5)]],
    }
    const { outlines } = drawMap([{ district: 'a', geometry }], 600)
    const { x, y, radius } = outlines[0]!.label
    expect(radius).toBeGreaterThan(10)
    const whole = drawMap(
      [of('a', square(119, 30, 2)), of('hole', square(119.5, 30.5)), of('b', square(122, 30, 0.2))],
      600,
    )
    const hole = numbers(whole.outlines[1]!.path)
    const isWithin = (at: number, part: number): boolean => {
      const all = hole.filter((_, index) => index % 2 === part)
      return at > Math.min(...all) && at < Math.max(...all)
    }
    expect(isWithin(x, 0) && isWithin(y, 1)).toBe(false)
  })
})

describe('The address of an indicator', () => {
  it('says how the districts below are shown, and nothing that is not known', () => {
    expect(readIndicatorSearch({ places: 'map' })).toEqual({ places: 'map' })
    expect(readIndicatorSearch({ places: 'globe' })).toEqual({})
  })
})
