import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Observation } from '@minzheng/core'
import {
  figureLine,
  figuresDigester,
  nextEntry,
  openingText,
  publishedLine,
  sha256,
  verifyChain,
  type ChainEntry,
  type ReleasedFigure,
} from '../src/index.js'
import { chainOf, fileOf } from './any-chain.js'

const script = fileURLToPath(new URL('../../../examples/verify-the-chain/verify.py', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'minzheng-verifier-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasPython) console.log('release: the verifier in Python is not tested, because there is no python3.')

/** What the verifier in Python, which was written from the documentation, says of files. */
function python(chain: Uint8Array, more: Readonly<Record<string, string | Uint8Array>> = {}) {
  const path = join(folder, 'chain.jsonl')
  writeFileSync(path, chain)
  const args = Object.entries(more).flatMap(([name, value]) => {
    if (name === 'head') return ['--head', String(value)]
    writeFileSync(join(folder, name), value)
    return [`--${name}`, join(folder, name)]
  })
  const { status, stdout, stderr } = spawnSync('python3', [script, path, ...args], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return { isIntact: status === 0, said: stdout.trim().split('\n') }
}

type Damage = (chain: readonly ChainEntry[], at: number, by: number) => Uint8Array

const damages: Readonly<Record<string, Damage>> = {
  none: (chain) => fileOf(chain),
  byte: (chain, at, by) => {
    const file = fileOf(chain)
    file[at % file.length] = file[at % file.length]! ^ by
    return file
  },
  removed: (chain, at) => fileOf(chain.toSpliced(at % (chain.length - 1), 1)),
  reordered: (chain, at) => {
    const from = at % (chain.length - 1)
    return fileOf([...chain.slice(0, from), chain[from + 1]!, chain[from]!, ...chain.slice(from + 2)])
  },
  repeated: (chain, at) => fileOf(chain.toSpliced(at % chain.length, 0, chain[at % chain.length]!)),
  remade: (chain, at) => {
    const from = at % (chain.length - 1)
    const { at: time, kind, contentDigest } = chain[from]!
    const forged = nextEntry(chain[from - 1] ?? null, { at: time, kind, actor: 'other', contentDigest })
    return fileOf(chain.toSpliced(from, 1, forged))
  },
}

describe.skipIf(!hasPython)('A verifier that was written from the documentation alone', { timeout: 120_000 }, () => {
  it('has the same verdict on every file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(damages)),
        fc.integer({ min: 2, max: 8 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (damage, count, at, by) => {
          const file = damages[damage]!(chainOf(count), at, by)
          const { faults } = await verifyChain([file])
          expect(python(file).isIntact).toBe(faults.length === 0)
          expect(faults.length === 0).toBe(damage === 'none')
        },
      ),
      { numRuns: 25 },
    )
  })

  it('finds a cut tail against a head, and says without one that it cannot', () => {
    const chain = chainOf(5)
    const cut = fileOf(chain.slice(0, 4))
    expect(python(cut).said).toContain('no head was given: a cut tail and a chain rewritten as a whole cannot be found')
    expect(python(cut, { head: chain[4]!.hash }).isIntact).toBe(false)
    expect(python(cut, { head: chain[3]!.hash })).toEqual({
      isIntact: true,
      said: [`4 entries, head ${chain[3]!.hash}`],
    })
  })

  it('proves an opening and both files of figures, of every kind of number and text', () => {
    const observation: Observation = {
      indicator: 'test.homes',
      variant: 'all',
      part: '类="甲"\n😀',
      district: '990102',
      period: '2024-01',
      numerator: 1e21,
      denominator: 1e-7,
      value: 1 / 3,
      status: 'A',
      reason: null,
      asOf: '2024-01-31',
      received: 3,
      expected: 3,
      version: 'v',
      revision: null,
    }
    const figures: readonly ReleasedFigure[] = [{ observation, disclosure: 'shown' }]
    const digester = figuresDigester(sha256('inner'))
    digester.add(figures)
    const opening = openingText(
      { number: 1, rule: { threshold: 0.1 }, notes: '说明\u007f', ...digester.done() },
      sha256('x'),
    )
    const [first] = chainOf(1)
    const entry = nextEntry(first!, { at: first!.at, kind: 'release', actor: '😀', contentDigest: sha256(opening) })
    const chain = fileOf([first!, entry])
    const files = [publishedLine(figures[0]!) + '\n', `${sha256('inner')}\n${figureLine(figures[0]!)}\n`]
    for (const file of files) {
      expect(python(chain, { opening, figures: file }).said).toContain('the figures are those of release 1')
      expect(python(chain, { opening, figures: file.replace('990102', '990103') }).isIntact).toBe(false)
    }
    expect(python(chain, { opening: opening.replace('说明', '说') }).said).toContain('no entry commits to this opening')
  })
})
