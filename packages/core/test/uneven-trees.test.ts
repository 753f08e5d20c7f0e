import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  catalogue,
  districtTree,
  evaluate,
  type AnyRecord,
  type District,
  type DistrictTree,
  type Level,
  type Return,
} from '../src/index.js'
import { rank } from '../src/doors/districts.js'
import { returnBook } from '../src/doors/evaluation.js'
import { anyRecords, anyTree, smallCity } from '../src/testing/index.js'

const month = '2024-03'
const levels = ['city', 'county', 'township', 'village'] as const

/** From a district up to the root. */
const up = (tree: DistrictTree, code: string): readonly District[] => [tree.get(code), ...tree.ancestors(code)]

/**
 * The districts that answer for a level below a district, leaf by leaf: the one of that level above the leaf, or else
 * the lowest that is higher.
 */
function answering(tree: DistrictTree, code: string, level: Level): ReadonlySet<string> {
  const asked = tree.get(code)
  if (rank(asked.level) >= rank(level)) return new Set([code])
  const leaves = tree.within(code).filter((each) => tree.children(each.code).length === 0)
  return new Set(
    leaves.map((leaf) => {
      const path = up(tree, leaf.code)
      return (path.find((each) => each.level === level) ?? path.find((each) => rank(each.level) < rank(level)))!.code
    }),
  )
}

/** True if some return covers a district, return by return. */
function speaks(tree: DistrictTree, level: Level, returns: readonly Return[], code: string): boolean {
  return returns.some(({ district, own }) => {
    if (!up(tree, code).some((each) => each.code === district)) return false
    if (own !== true) return true
    if (tree.children(district).length === 0) return district === code
    // An office's own records include those of branches below without an office.
    const path = up(tree, code)
    return (
      path.every((each) => each.level !== level) &&
      path.find((each) => rank(each.level) < rank(level))?.code === district
    )
  })
}

const anyReturnsOf = (tree: DistrictTree): fc.Arbitrary<readonly Return[]> =>
  fc.array(
    fc.record({
      dataset: fc.constant('homes'),
      district: fc.constantFrom(...tree.all.map(({ code }) => code)),
      month: fc.constant(month),
      own: fc.boolean(),
    }),
    { maxLength: 4 },
  )

describe('in a city of any shape', () => {
  it('the returns due and received are those of the offices that answer, counted leaf by leaf', () => {
    fc.assert(
      fc.property(
        anyTree.chain((tree) => fc.tuple(fc.constant(tree), anyReturnsOf(tree))),
        fc.constantFrom(...levels),
        ([tree, returns], reportedBy) => {
          const book = returnBook(returns, tree)
          for (const { code } of tree.all) {
            const due = answering(tree, code, reportedBy)
            const received = [...due].filter((office) => speaks(tree, reportedBy, returns, office))
            expect({ code, ...book.completeness({ name: 'homes', reportedBy }, code, [month]) }).toMatchObject({
              code,
              expected: due.size,
              received: received.length,
            })
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a return of the whole city leaves nothing due, and without a return nothing is received', () => {
    fc.assert(
      fc.property(anyTree, fc.constantFrom(...levels), (tree, reportedBy) => {
        const whole = returnBook([{ dataset: 'homes', district: '330500', month }], tree)
        for (const { code } of tree.all) {
          const { received, expected } = whole.completeness({ name: 'homes', reportedBy }, code, [month])
          expect(expected).toBeGreaterThan(0)
          expect(received).toBe(expected)
          expect(returnBook([], tree).completeness({ name: 'homes', reportedBy }, code, [month])).toEqual({
            received: 0,
            expected,
            estimated: 0,
          })
        }
      }),
    )
  })

  it('a task of every office has the least stage of all that answer, a coverage counts districts of its level alone, and a dispersion needs some', () => {
    const pool = (tree: DistrictTree) => ({
      districts: tree.all.map(({ code }) => code),
      days: ['2024-01-01', '2024-03-31'],
      words: ['test.every-county', 'test.every-township'],
    })
    const anyCase = anyTree.chain((tree) =>
      fc.record({
        tree: fc.constant(tree),
        progress: anyRecords(smallCity.dataset('milestone-progress'), pool(tree), 12),
        homes: anyRecords(smallCity.dataset('homes'), pool(tree), 8),
      }),
    )
    fc.assert(
      fc.property(anyCase, ({ tree, progress, homes }) => {
        const returns = ['milestone-progress', 'homes'].map((dataset): Return => ({
          dataset,
          district: '330500',
          month,
        }))
        const figures = evaluate(catalogue(smallCity.domains, tree), { 'milestone-progress': progress, homes }, returns)
        for (const [id, level] of [
          ['test.every-county', 'county'],
          ['test.every-township', 'township'],
        ] as const)
          for (const { code } of tree.all.filter((each) => rank(each.level) <= rank(level)))
            expect({ id, code, stage: figures.observe(id, code, month).value }).toEqual({
              id,
              code,
              stage: leastStage(tree, progress, id, level, code),
            })
        const open = homes.filter((home) => home['closedOn'] === null || String(home['closedOn']) > '2024-03-31')
        for (const { code } of tree.all.filter((each) => rank(each.level) <= rank('township'))) {
          const townships = tree.within(code).filter((each) => each.level === 'township')
          const covered = townships.filter(
            (each) =>
              open.filter((home) => up(tree, String(home['district'])).some((above) => above.code === each.code))
                .length >= 2,
          )
          expect(figures.observe('test.township-coverage', code, month)).toMatchObject(
            townships.length === 0
              ? { value: null, reason: 'zero-denominator' }
              : { numerator: covered.length, denominator: townships.length },
          )
        }
        if (tree.atLevel('330500', 'county').length === 0)
          expect(figures.observe('test.spread', '330500', month)).toMatchObject({ value: null, reason: 'no-value' })
      }),
      { numRuns: 100 },
    )
  })
})

/**
 * The least stage, office by office: each of the level with all below it; one that answers for a branch with its own
 * records and that branch; of others their own records, if they have any.
 */
function leastStage(
  tree: DistrictTree,
  progress: readonly AnyRecord[],
  milestone: string,
  level: Level,
  code: string,
): number {
  const stageAt = (district: string): number | undefined =>
    progress
      .filter((each) => each['milestone'] === milestone && each['district'] === district)
      .toSorted((left, right) => (String(left['reachedOn']) < String(right['reachedOn']) ? 1 : -1))
      .map((each) => each['stage'] as number)[0]
  const least = (districts: readonly District[]): number | undefined => {
    const stages = districts.map((each) => stageAt(each.code)).filter((stage) => stage !== undefined)
    return stages.length === 0 ? undefined : Math.min(...stages)
  }
  const offices = answering(tree, code, level)
  const found = tree.within(code).flatMap((each): (number | undefined)[] => {
    if (each.level === level) return [least(tree.within(each.code)) ?? 0]
    if (rank(each.level) > rank(level)) return []
    if (!offices.has(each.code)) return [stageAt(each.code)]
    const branches = tree.children(each.code).filter((child) => rank(child.level) > rank(level))
    return [least([each, ...branches.flatMap((child) => tree.within(child.code))]) ?? 0]
  })
  return Math.min(...found.filter((stage) => stage !== undefined))
}

describe('a city without counties', () => {
  const tree = districtTree([
    { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '' },
    { code: '330500001', name: '一镇', level: 'township', parent: '330500', kind: '' },
    { code: '330500002', name: '二镇', level: 'township', parent: '330500', kind: '' },
  ])
  const city = catalogue(smallCity.domains, tree)

  it('answers for what counties report: its own return is the one that is due, and all its townships are known', () => {
    for (const own of [false, true]) {
      const figures = evaluate(city, {}, [{ dataset: 'homes', district: '330500', month, own }])
      expect(figures.observe('test.homes', '330500', month)).toMatchObject({
        status: 'A',
        value: 0,
        received: 1,
        expected: 1,
      })
      expect(figures.observe('test.homes', '330500001', month)).toMatchObject({ status: 'A', value: 0 })
    }
    expect(
      evaluate(city, {}, [{ dataset: 'grants', district: '330500', month }]).observe('test.homes', '330500', month),
    ).toMatchObject({
      status: 'L',
      received: 0,
      expected: 1,
    })
  })
})

describe('a county without townships', () => {
  const tree = districtTree([
    { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '' },
    { code: '330501', name: '甲区', level: 'county', parent: '330500', kind: '' },
    { code: '330502', name: '乙区', level: 'county', parent: '330500', kind: '' },
    { code: '330502001', name: '一镇', level: 'township', parent: '330502', kind: '' },
  ])
  const city = catalogue(smallCity.domains, tree)

  it('returns itself what townships return elsewhere', () => {
    const of = (...districts: readonly string[]) =>
      evaluate(
        city,
        {},
        districts.map((district) => ({ dataset: 'grades', district, month })),
      ).observe('test.grades-in-force', '330500', month)
    expect(of('330502001')).toMatchObject({ status: 'P', reason: 'returns-due', received: 1, expected: 2 })
    expect(of('330502001', '330501')).toMatchObject({ status: 'A', received: 2, expected: 2 })
  })

  it('that has reported no progress holds back a task of every township', () => {
    const step = (district: string) => ({
      district,
      milestone: 'test.every-township',
      reachedOn: '2024-01-01',
      stage: 3,
      evidence: null,
    })
    const stage = (...districts: readonly string[]) =>
      evaluate(city, { 'milestone-progress': districts.map(step) }, [
        { dataset: 'milestone-progress', district: '330500', month },
      ]).observe('test.every-township', '330500', month).value
    expect([stage('330502001'), stage('330502001', '330501')]).toEqual([0, 3])
  })
})
