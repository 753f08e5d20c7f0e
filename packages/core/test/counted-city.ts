import * as fc from 'fast-check'
import { districtTree, type District, type DistrictTree } from '../src/district/district.js'
import type { Observation } from '../src/evaluation/observation.js'

/** Counts by district (own records only), then by sex and age: [female young, female old, male young, male old]. */
export interface Place {
  readonly code: string
  readonly parent: string | null
  readonly level: District['level']
  /** Numerators. */
  readonly counts: readonly number[]
  /** The part of the denominators that is not in the numerators. */
  readonly others: readonly number[]
}

const parts: Readonly<Record<string, readonly number[]>> = {
  'sex=female': [0, 1],
  'sex=male': [2, 3],
  'age=young': [0, 2],
  'age=old': [1, 3],
}

export function treeOf(places: readonly Place[]): DistrictTree {
  return districtTree(places.map(({ code, parent, level }) => ({ code, parent, level, name: code, kind: level })))
}

/** The published tables of a city. */
export interface Published {
  readonly parts: readonly string[]
  /** Empty for a plain count. */
  readonly variants: readonly string[]
  readonly sharesDenominator: boolean
}

export interface CountedCity {
  readonly places: readonly Place[]
  readonly published: Published
}

/** The observations of every district, added up from its own records and those below. */
export function observationsOf(
  places: readonly Place[],
  { parts: published, variants, sharesDenominator }: Published,
): readonly Observation[] {
  const tree = treeOf(places)
  const own = new Map(places.map((place) => [place.code, place]))
  const added = (code: string, of: 'counts' | 'others', cells: readonly number[]): number =>
    tree
      .within(code)
      .reduce((sum, each) => sum + cells.reduce((inner, cell) => inner + own.get(each.code)![of][cell]!, 0), 0)
  const all = [0, 1, 2, 3]
  return (variants.length === 0 ? ['standard'] : variants).flatMap((variant, index) =>
    places.flatMap(({ code }) =>
      [null, ...published].map((part) => {
        const cells = part === null ? all : parts[part]!
        const numerator = added(code, 'counts', cells)
        const below = sharesDenominator ? all : cells
        const denominator =
          variants.length === 0 ? null : added(code, 'counts', below) + (index + 1) * added(code, 'others', below)
        return observation({ variant, part, district: code, numerator, denominator })
      }),
    ),
  )
}

export function observation(given: Partial<Observation>): Observation {
  const { numerator = null, denominator = null } = given
  const isUndefined = denominator === 0
  return Object.freeze({
    indicator: 'assistance.persons',
    variant: 'standard',
    part: null,
    district: '330500',
    period: '2024-05',
    numerator,
    denominator,
    value: denominator === null ? numerator : isUndefined ? null : (numerator ?? 0) / denominator,
    status: isUndefined ? 'M' : 'A',
    reason: isUndefined ? 'zero-denominator' : null,
    asOf: '2024-05-31',
    received: 1,
    expected: 1,
    version: '1',
    revision: 1_764_185_000_123,
    ...given,
  })
}

const anyCount = fc.oneof(
  { arbitrary: fc.constant(0), weight: 5 },
  { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 3 },
  { arbitrary: fc.integer({ min: 5, max: 60 }), weight: 4 },
)
const anyPublished = fc.record({
  parts: fc.constantFrom<readonly string[]>(
    [],
    ['sex=female', 'sex=male'],
    ['age=young', 'age=old'],
    Object.keys(parts),
  ),
  variants: fc.constantFrom<readonly string[]>([], ['standard'], ['registered', 'resident']),
  sharesDenominator: fc.boolean(),
})

/** Arbitrary cities of counties, townships and villages, with records at any level, and their published tables. */
export const anyCity = fc
  .record({
    shape: fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
    counts: fc.array(anyCount, { minLength: 61, maxLength: 61 }),
    ownOf: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    published: anyPublished,
  })
  .map(({ shape, counts, ownOf, published }): CountedCity => {
    const places: Place[] = []
    let next = 0
    const take = (isEmpty: boolean): readonly number[] =>
      Array.from({ length: 4 }, () => (isEmpty ? 0 : counts[next++ % counts.length]!))
    const add = (code: string, parent: string | null, level: District['level'], isUpper: boolean): void => {
      const isEmpty = isUpper && !ownOf[places.length % ownOf.length]!
      places.push({ code, parent, level, counts: take(isEmpty), others: take(isEmpty) })
    }
    add('330500', null, 'city', true)
    for (const [c, townships] of shape.entries()) {
      const county = `3305${String(c + 1).padStart(2, '0')}`
      add(county, '330500', 'county', townships.length > 0)
      for (const [t, villages] of townships.entries()) {
        const township = `${county}${String(t + 1).padStart(3, '0')}`
        add(township, county, 'township', villages > 0)
        for (let v = 0; v < villages; v += 1)
          add(`${township}${String(v + 1).padStart(3, '0')}`, township, 'village', false)
      }
    }
    return { places, published }
  })
