import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Highs } from 'highs'
import { verdicts, type Verdict } from '../src/attack/guesses.js'
import { randomOf } from '../src/city/random.js'
import { solver } from '../src/solving/program.js'
import { System } from '../src/solving/system.js'

let highs: Highs
beforeAll(async () => {
  highs = await solver()
})

const most = 6

interface Small {
  readonly truths: readonly number[]
  readonly rows: readonly { readonly by: readonly number[]; readonly below: number; readonly above: number }[]
}

/** Up to five whole numbers from 0 to 6, and rows that hold for them: equations and looser ones. */
const anySmall: fc.Arbitrary<Small> = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc.record({
    truths: fc.array(fc.integer({ min: 0, max: most }), { minLength: size, maxLength: size }),
    rows: fc.array(
      fc.record({
        by: fc.array(fc.constantFrom(0, 1, 1, -1, 2, -3), { minLength: size, maxLength: size }),
        below: fc.constantFrom(0, 0, 0, 1),
        above: fc.constantFrom(0, 0, 0, 2),
      }),
      { maxLength: 5 },
    ),
  }),
)

function systemOf({ truths, rows }: Small): System {
  const system = new System()
  for (const [at, truth] of truths.entries())
    system.variable(String(at), () => ({ label: String(at), truth, isWhole: true, low: 0, high: most }))
  for (const { by, below, above } of rows) {
    const terms = new Map(by.map((each, at) => [at, each]))
    const truth = system.truthOf(terms)
    system.add('shown', 'a row', terms, truth - below, truth + above)
  }
  return system
}

/** What the rows leave possible, by trying everything. */
function triedOut({ truths, rows }: Small): readonly Verdict[] {
  const seen = truths.map(() => new Set<number>())
  const sum = (by: readonly number[], values: readonly number[]): number =>
    by.reduce((added, each, at) => added + each * values[at]!, 0)
  const tried = (values: readonly number[]): void => {
    if (values.length < truths.length) {
      for (let value = 0; value <= most; value += 1) tried([...values, value])
      return
    }
    const holds = rows.every(({ by, below, above }) => {
      const off = sum(by, values) - sum(by, truths)
      return off >= -below && off <= above
    })
    if (holds) for (const [at, value] of values.entries()) seen[at]!.add(value)
  }
  tried([])
  return seen.map(({ size }) => (size === 1 ? 'told' : size === 2 ? 'narrowed' : 'safe'))
}

describe('What a reader finds out about whole numbers', () => {
  it('is what trying out every possibility leaves', () => {
    fc.assert(
      fc.property(anySmall, fc.integer(), (small, seed) => {
        const { variables, rows } = systemOf(small)
        const all = variables.map((_, at) => at)
        const found = verdicts(highs, variables, rows, all, new Map(), randomOf(seed).next)
        expect(all.map((at) => found.get(at))).toEqual(triedOut(small))
      }),
      { numRuns: 150 },
    )
  })

  it('is refused if a row that the reader believes is not true', () => {
    const system = new System()
    const at = system.variable('a', () => ({ label: 'a', truth: 3, isWhole: true, low: 0, high: 9 }))
    expect(() => system.add('shown', 'a', new Map([[at, 1]]), 4)).toThrow('must know only what is true')
  })
})
