import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { districtTree } from '../src/district/district.js'
import { MinzhengError } from '../src/base/errors.js'
import type { Observation } from '../src/evaluation/observation.js'
import { defaultSuppressionRule, sensitiveSuppressionRule, suppress } from '../src/disclosure/suppression.js'
import { pinned } from './attacker.js'
import { anyCity, observation, observationsOf, treeOf, type CountedCity, type Place } from './counted-city.js'

const huzhou = districtTree([
  { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '地级市' },
  { code: '330502', name: '吴兴区', level: 'county', parent: '330500', kind: '市辖区' },
  { code: '330503', name: '南浔区', level: 'county', parent: '330500', kind: '市辖区' },
  { code: '330521', name: '德清县', level: 'county', parent: '330500', kind: '县' },
  { code: '330502001', name: '月河街道', level: 'township', parent: '330502', kind: '街道' },
  { code: '330502100', name: '织里镇', level: 'township', parent: '330502', kind: '镇' },
  { code: '330502104', name: '埭溪镇', level: 'township', parent: '330502', kind: '镇' },
])

/** Counts by district, as observations. */
const counted = (counts: Readonly<Record<string, number>>, given: Partial<Observation> = {}): readonly Observation[] =>
  Object.entries(counts).map(([district, numerator]) => observation({ district, numerator, ...given }))
const shown = (observations: readonly Observation[]): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    observations.map(({ district, part, value }) => [part === null ? district : `${district} ${part}`, value]),
  )

describe('a small count', () => {
  it('is hidden from 1 to 4, and the next smallest beside it, so that the county’s total does not reveal it', () => {
    const published = suppress(huzhou, counted({ '330502': 60, '330502001': 3, '330502100': 12, '330502104': 45 }))
    expect(shown(published)).toEqual({ '330502': 60, '330502001': null, '330502100': null, '330502104': 45 })
    expect(published[1]).toMatchObject({
      numerator: null,
      denominator: null,
      value: null,
      status: 'Q',
      reason: 'suppressed',
      asOf: '2024-05-31',
    })
  })

  it('is at least 1 and less than 5; zero is shown, and reveals nothing of its neighbours', () => {
    const of = (numerator: number) => suppress(huzhou, counted({ '330521': numerator }))[0]!.value
    expect([0, 1, 4, 5].map(of)).toEqual([0, null, null, 5])
    expect(shown(suppress(huzhou, counted({ '330500': 70, '330502': 0, '330503': 25, '330521': 45 })))).toEqual({
      '330500': 70,
      '330502': 0,
      '330503': 25,
      '330521': 45,
    })
  })

  it('is up to 9 if it is sensitive, and the bureau’s rule may name single indicators', () => {
    expect(suppress(huzhou, counted({ '330521': 9 }), sensitiveSuppressionRule)[0]!.value).toBeNull()
    const rule = { ...defaultSuppressionRule, thresholdOf: { 'child-welfare.orphans': 10, 'assistance.stage': 1 } }
    const of = (indicator: string, numerator: number) =>
      suppress(huzhou, counted({ '330521': numerator }, { indicator }), rule)[0]!.value
    expect([of('child-welfare.orphans', 9), of('assistance.persons', 9), of('assistance.stage', 2)]).toEqual([
      null,
      9,
      2,
    ])
  })

  it('hides the city if no other county has any: the only part would equal the whole', () => {
    expect(shown(suppress(huzhou, counted({ '330500': 3, '330502': 0, '330503': 3, '330521': 0 })))).toEqual({
      '330500': null,
      '330502': 0,
      '330503': null,
      '330521': 0,
    })
  })

  it('is also hidden in a county’s townships if that county protects another', () => {
    const published = suppress(
      huzhou,
      counted({
        '330500': 103,
        '330502': 60,
        '330502001': 20,
        '330502100': 0,
        '330502104': 40,
        '330503': 3,
        '330521': 40,
      }),
    )
    // 德清县 has no townships here, so hiding it costs least.
    expect(shown(published)).toMatchObject({ '330500': 103, '330502': 60, '330503': null, '330521': null })
    const without = suppress(
      huzhou,
      counted({ '330500': 63, '330502': 60, '330502001': 20, '330502100': 0, '330502104': 40, '330503': 3 }),
    )
    expect(shown(without)).toMatchObject({ '330500': 63, '330502': null, '330502001': null, '330502104': 40 })
  })

  it('of the city bureau itself does not follow from the counties', () => {
    const published = suppress(huzhou, counted({ '330500': 72, '330502': 20, '330503': 20, '330521': 30 }))
    expect(published.filter(({ status }) => status === 'Q').length).toBeGreaterThan(0)
    const many = counted({ '330500': 80, '330502': 20, '330503': 20, '330521': 30 })
    expect(suppress(huzhou, many)).toEqual(many)
  })

  it('of women is protected by the men of the same place, and by a neighbour’s', () => {
    const women = counted({ '330502': 30, '330502001': 2, '330502100': 28 }, { part: 'sex=female' })
    const men = counted({ '330502': 50, '330502001': 20, '330502100': 30 }, { part: 'sex=male' })
    const published = suppress(huzhou, [
      ...counted({ '330502': 80, '330502001': 22, '330502100': 58 }),
      ...women,
      ...men,
    ])
    expect(shown(published)).toEqual({
      '330502': 80,
      '330502001': 22,
      '330502100': 58,
      '330502 sex=female': 30,
      '330502001 sex=female': null,
      '330502100 sex=female': null,
      '330502 sex=male': 50,
      '330502001 sex=male': null,
      '330502100 sex=male': null,
    })
  })

  it('in the denominator hides a rate, and so does one in the numerator', () => {
    const rate = (numerator: number, denominator: number) =>
      suppress(huzhou, [observation({ numerator, denominator })])[0]!.status
    expect([rate(0, 3), rate(3, 900), rate(0, 900), rate(20, 900)]).toEqual(['Q', 'Q', 'A', 'A'])
  })

  it('of a category is hidden with all categories that repeat its denominator, if the whole is hidden', () => {
    const whole = observation({ district: '330521', numerator: 3, denominator: 900 })
    const ofPart = (part: string, numerator: number) =>
      observation({ district: '330521', part, numerator, denominator: 900 })
    expect(suppress(huzhou, [whole, ofPart('sex=female', 3), ofPart('sex=male', 0)]).map(({ value }) => value)).toEqual(
      [null, null, null],
    )
  })

  it('does not follow from another variant with the same numerator', () => {
    const of = (variant: string, counts: Readonly<Record<string, readonly [number, number]>>) =>
      Object.entries(counts).map(([district, [numerator, denominator]]) =>
        observation({ variant, district, numerator, denominator }),
      )
    const published = suppress(huzhou, [
      ...of('registered', { '330500': [100, 1000], '330502': [20, 2], '330503': [30, 400], '330521': [50, 598] }),
      ...of('resident', { '330500': [100, 1100], '330502': [20, 300], '330503': [30, 300], '330521': [50, 500] }),
    ])
    expect(published.map(({ value }) => value === null)).toEqual([false, true, true, false, false, true, true, false])
  })

  it('is hidden separately by indicator and period', () => {
    const small = counted({ '330500': 42, '330502': 2, '330503': 40 })
    const later = counted({ '330500': 42, '330502': 20, '330503': 22 }, { period: '2024-06' })
    expect(suppress(huzhou, [...small, ...later]).slice(3)).toEqual(later)
  })
})

describe('an observation without a count', () => {
  it('stays unchanged: not returned, or computed without one', () => {
    const none = [
      observation({ district: '330502', status: 'L', reason: 'not-returned' }),
      observation({ district: '330503', value: 3 }),
    ]
    expect(suppress(huzhou, none)).toEqual(none)
  })

  it('a district of another city, a figure given twice and a threshold that is not whole are refused', () => {
    expect(() => suppress(huzhou, counted({ '330100': 3 }))).toThrow(
      expect.objectContaining({ code: 'unknown-district' }),
    )
    expect(() => suppress(huzhou, [...counted({ '330500': 8 }), ...counted({ '330500': 9 })])).toThrow(
      'must be given once',
    )
    expect(() => suppress(huzhou, [], { threshold: 0.5 })).toThrow(MinzhengError)
    expect(() => suppress(huzhou, [], { threshold: 5, thresholdOf: { a: 0 } })).toThrow('whole number from 1')
  })
})

describe('in a city of five counties with fourteen townships each', () => {
  const places: Place[] = [{ code: '330500', parent: null, level: 'city', counts: [0, 0, 0, 0], others: [0, 0, 0, 0] }]
  for (let c = 1; c <= 5; c += 1) {
    places.push({ code: `33050${c}`, parent: '330500', level: 'county', counts: [0, 0, 0, 0], others: [0, 0, 0, 0] })
    for (let t = 1; t <= 14; t += 1) {
      const counts = (t + 2 * c) % 7 === 0 ? [1, 2, 15 + t, 20] : [10 + t, 12 + c, 9 + t, 11]
      places.push({
        code: `33050${c}${String(t).padStart(3, '0')}`,
        parent: `33050${c}`,
        level: 'township',
        counts,
        others: [0, 0, 0, 0],
      })
    }
  }

  it('few are hidden beside the small ones, and none above the townships', () => {
    const truth = observationsOf(places, { parts: ['sex=female', 'sex=male'], variants: [], sharesDenominator: false })
    const published = suppress(treeOf(places), truth)
    const hidden = published.filter(({ status }) => status === 'Q')
    const small = truth.filter(({ numerator }) => isSmall(numerator))
    expect(small.length).toBeGreaterThan(0)
    expect(hidden.length).toBeLessThanOrEqual(4 * small.length)
    expect(hidden.every(({ district, part }) => district.length === 9 && part !== null)).toBe(true)
  })
})

describe('in any city', { timeout: 30_000 }, () => {
  const runs = { numRuns: 300 }
  const attack = ({ places, published: what }: CountedCity, unknownOwn: ReadonlySet<string> = new Set()) => {
    const districts = treeOf(places)
    const truth = observationsOf(places, what)
    const published = suppress(districts, truth)
    const determined = pinned({
      districts,
      truth,
      published,
      sharesDenominator: what.sharesDenominator,
      unknownOwn: new Set([...unknownOwn, ...betrayedByOwn({ places, published: what })]),
    })
    // If the whole is shown, the denominator that it shares with its categories is no secret.
    const isPublic = (name: string): boolean => {
      const [district, part, side] = name.split(' ')
      return (
        what.sharesDenominator &&
        side === 'denominator' &&
        part !== 'whole' &&
        published.some((each) => each.district === district && each.part === null && each.denominator !== null)
      )
    }
    return determined.filter((name) => !isPublic(name))
  }

  it('no small count follows for a reader who knows every sum and the own records of all upper districts', () => {
    fc.assert(
      fc.property(anyCity, (city) => {
        const small = smallCounts(city)
        expect(attack(city).filter((name) => small.has(name))).toEqual([])
      }),
      runs,
    )
  })

  it('no hidden count at all follows for a reader who does not know own records that are few', () => {
    fc.assert(
      fc.property(anyCity, (city) => {
        const few = new Set([...smallOwn(city)].map((name) => name.split(' ')[2]!))
        expect(attack(city, few).filter((name) => !name.startsWith('own of ') || smallOwn(city).has(name))).toEqual([])
      }),
      runs,
    )
  })

  it('own records that are few do not follow for a reader who knows those of all other districts', () => {
    fc.assert(
      fc.property(anyCity, (city) => {
        const small = smallOwn(city)
        for (const code of new Set([...small].map((name) => name.split(' ')[2]!)))
          expect(attack(city, new Set([code])).filter((name) => small.has(name))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('the reader is capable: if only the small counts were hidden, many would follow', () => {
    const naive = (observations: readonly Observation[]) =>
      observations.map((each) =>
        isSmall(each.numerator) || isSmall(each.denominator)
          ? { ...each, numerator: null, denominator: null, value: null }
          : each,
      )
    const determined = fc.sample(anyCity, { numRuns: 100, seed: 1 }).filter((city) => {
      const truth = observationsOf(city.places, city.published)
      const small = smallCounts(city)
      const names = pinned({
        districts: treeOf(city.places),
        truth,
        published: naive(truth),
        sharesDenominator: city.published.sharesDenominator,
      })
      return names.some((name) => small.has(name))
    })
    expect(determined.length).toBeGreaterThan(50)
  })

  it('small counts are hidden; zeros and visible figures stay unchanged', () => {
    fc.assert(
      fc.property(anyCity, ({ places, published: what }) => {
        const truth = observationsOf(places, what)
        const published = suppress(treeOf(places), truth)
        expect(published).toHaveLength(truth.length)
        for (const [index, before] of truth.entries()) {
          const after = published[index]!
          if (isSmall(before.numerator) || isSmall(before.denominator)) expect(after.status).toBe('Q')
          if (before.numerator === 0 && (before.denominator ?? 0) === 0) expect(after).toBe(before)
          if (after.status === 'Q')
            expect(after).toEqual({
              ...before,
              numerator: null,
              denominator: null,
              value: null,
              status: 'Q',
              reason: 'suppressed',
            })
          else expect(after).toBe(before)
        }
      }),
      runs,
    )
  })

  it('nothing is hidden if no count is small', () => {
    fc.assert(
      fc.property(anyCity, ({ places, published: what }) => {
        const fivefold = places.map((place) => ({
          ...place,
          counts: place.counts.map((each) => each * 5),
          others: place.others.map((each) => each * 5),
        }))
        const truth = observationsOf(fivefold, what)
        expect(suppress(treeOf(fivefold), truth)).toEqual(truth)
      }),
      runs,
    )
  })

  it('hiding twice hides no more', () => {
    fc.assert(
      fc.property(anyCity, ({ places, published: what }) => {
        const once = suppress(treeOf(places), observationsOf(places, what))
        expect(suppress(treeOf(places), once)).toEqual(once)
      }),
      runs,
    )
  })

  it('if categories are given for some districts only, all small counts are still hidden', () => {
    fc.assert(
      fc.property(
        anyCity,
        fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }),
        ({ places, published: what }, kept) => {
          const truth = observationsOf(places, what).filter((_, index) => kept[index % kept.length])
          const once = suppress(treeOf(places), truth)
          expect(once.some(({ numerator, denominator }) => isSmall(numerator) || isSmall(denominator))).toBe(false)
        },
      ),
      runs,
    )
  })
})

const isSmall = (count: number | null): boolean => count !== null && count > 0 && count < 5

/** The small counts of a city, by the attacker's names for them. */
function smallCounts({ places, published }: CountedCity): ReadonlySet<string> {
  return new Set(
    observationsOf(places, published).flatMap(({ district, part, variant, numerator, denominator }) => [
      ...(isSmall(numerator) ? [`${district} ${part ?? 'whole'} numerator`] : []),
      ...(isSmall(denominator) ? [`${district} ${part ?? 'whole'} denominator ${variant}`] : []),
    ]),
  )
}

/**
 * Districts with a category that is in their own records alone, although the whole is not: a reader who knows these
 * knows the category.
 */
function betrayedByOwn({ places, published }: CountedCity): ReadonlySet<string> {
  const tree = treeOf(places)
  const all = observationsOf(places, published)
  const isFound = (codes: readonly string[], part: string | null): boolean =>
    all.some(
      (each) =>
        codes.includes(each.district) &&
        each.part === part &&
        (each.numerator !== 0 || (!(part !== null && published.sharesDenominator) && (each.denominator ?? 0) !== 0)),
    )
  const columns = [null, ...published.parts]
  return new Set(
    places
      .map(({ code }) => code)
      .filter((code) => {
        const below = tree.children(code).map((child) => child.code)
        return (
          columns.some((part) => isFound(below, part)) &&
          columns.some((part) => isFound([code], part) && !isFound(below, part))
        )
      }),
  )
}

/** The small counts of the own records of upper districts, as if each were published without the districts below it. */
function smallOwn({ places, published }: CountedCity): ReadonlySet<string> {
  const uppers = new Set(places.map(({ parent }) => parent))
  const lone = places
    .filter(({ code }) => uppers.has(code))
    .flatMap((place) => [...smallCounts({ places: [{ ...place, parent: null }], published })])
  return new Set(lone.map((name) => `own of ${name}`))
}
