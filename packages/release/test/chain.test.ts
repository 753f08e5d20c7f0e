import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ChainError,
  entryLine,
  hashOfEntry,
  nextEntry,
  noEntry,
  openingText,
  readOpening,
  sha256,
  verifyChain,
  type ChainEntry,
} from '../src/index.js'
import { chainOf, fileOf } from './any-chain.js'

const faultsOf = async (file: Uint8Array, head?: string): Promise<readonly (readonly [string, number | null])[]> =>
  (await verifyChain([file], { head })).faults.map(({ code, seq }) => [code, seq])

const entries = fc.integer({ min: 3, max: 40 })

/** A chain that was made again from an entry on, as somebody would who can compute hashes. */
function madeAgain(chain: readonly ChainEntry[], from: number): readonly ChainEntry[] {
  const again = chain.slice(0, from)
  for (const { at, kind, contentDigest } of chain.slice(from))
    again.push(nextEntry(again.at(-1) ?? null, { at, kind, actor: 'other', contentDigest }))
  return again
}

describe('A chain', () => {
  it('begins with entry 1 after 64 zeros, and each entry has the hash of the one before', () => {
    const chain = chainOf(5)
    expect(chain.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    expect(chain.map(({ previous }) => previous)).toEqual([noEntry, ...chain.slice(0, -1).map(({ hash }) => hash)])
  })

  it('has the hash that another program computed from the documented text', () => {
    const entry = nextEntry(null, {
      at: '2024-05-02T03:04:05.678Z',
      kind: 'landing',
      actor: '望山县民政局',
      contentDigest: sha256('0123456789abcdef'.repeat(4) + '\n{"rows":3}\n'),
    })
    // printf '%s\n{"rows":3}\n' 0123…cdef | sha256sum
    expect(entry.contentDigest).toBe('027586d1361eaf07ee559d125785da409a96c04ba7122632aa17a5920c402131')
    // printf '{"actor":"望山县民政局","at":…,"seq":1}' | sha256sum
    expect(entry.hash).toBe('828ba6c55c6a2f3201bc3e2606a1d5caca053a7307b944f5b63ae33fd5a45ace')
  })

  it('is intact as it was exported, and against each of its entries as head', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), async (count, at) => {
        const chain = chainOf(count)
        const head = chain[at % count]!
        const report = await verifyChain([fileOf(chain)], { head: head.hash })
        expect(report.faults).toEqual([])
        expect(report.head).toEqual({ seq: head.seq, hash: head.hash })
        expect(report.last).toEqual({ seq: count, hash: chain.at(-1)!.hash })
        expect(report.limits.length).toBe(head.seq === count ? 0 : 1)
      }),
    )
  })

  it('is read the same in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (size) => {
        const file = fileOf(chainOf(6))
        const pieces = Array.from({ length: Math.ceil(file.length / size) }, (_, at) =>
          file.subarray(at * size, (at + 1) * size),
        )
        expect(await verifyChain(pieces)).toEqual(await verifyChain([file]))
      }),
    )
  })

  it('shows every changed byte, and the line that it is in', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), async (count, position, by) => {
        const file = fileOf(chainOf(count))
        const at = position % file.length
        const line = file.subarray(0, at).filter((byte) => byte === 10).length + 1
        file[at] = file[at]! ^ by
        const { faults } = await verifyChain([file])
        expect(faults.length).toBeGreaterThan(0)
        expect(faults[0]).toMatchObject({ line, seq: line })
        expect(['changed', 'unreadable']).toContain(faults[0]!.code)
      }),
      { numRuns: 500 },
    )
  })

  it('shows every removed entry but those at the end, and which; those at the end against a head', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.integer({ min: 1, max: 3 }), async (count, position, length) => {
        const chain = chainOf(count)
        const from = position % count
        const until = Math.min(from + length, count)
        const file = fileOf([...chain.slice(0, from), ...chain.slice(until)])
        const report = await verifyChain([file])
        expect(report.faults).toMatchObject(
          until === count ? [] : [{ code: 'removed', line: null, seq: from + 1, until }],
        )
        expect(report.limits).toHaveLength(1)
        if (until === count) expect(await faultsOf(file, chain.at(-1)!.hash)).toEqual([['head-missing', null]])
      }),
    )
  })

  it('shows an entry in another place, and which', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.nat(), async (count, one, other) => {
        const chain = [...chainOf(count)]
        const from = one % (count - 1)
        const to = from + 1 + (other % (count - 1 - from))
        const [moved] = chain.splice(from, 1)
        chain.splice(to, 0, moved!)
        expect(await faultsOf(fileOf(chain))).toEqual([['reordered', from + 1]])
      }),
    )
  })

  it('shows a repeated entry', async () => {
    const chain = chainOf(4)
    expect(await faultsOf(fileOf([...chain.slice(0, 3), chain[1]!, chain[3]!]))).toEqual([['repeated', 2]])
  })

  it('shows an entry that was made again with a hash that fits, at the entry that follows it', async () => {
    const chain = chainOf(6)
    const forged = madeAgain(chain, 2)[2]!
    expect(await faultsOf(fileOf([...chain.slice(0, 2), forged, ...chain.slice(3)]))).toEqual([['rewritten', 4]])
  })

  it('shows a beginning of another chain', async () => {
    const chain = chainOf(4)
    const first = { ...chain[0]!, previous: 'f'.repeat(64) }
    const forged = { ...first, hash: hashOfEntry(first) }
    expect(await faultsOf(fileOf([forged, ...chain.slice(1)]))).toEqual([
      ['rewritten', 1],
      ['rewritten', 2],
    ])
  })

  it('shows a chain that was rewritten as a whole against a head only, and says so without one', async () => {
    const chain = chainOf(6)
    const forged = fileOf(madeAgain(chain, 3))
    const alone = await verifyChain([forged])
    expect(alone.faults).toEqual([])
    expect(alone.limits.map(({ en }) => en).join()).toContain(
      'a cut tail and a chain rewritten as a whole cannot be found',
    )
    expect(await faultsOf(forged, chain[5]!.hash)).toEqual([['head-missing', null]])
    // A head from before the change proves what is before it, and says that it proves no more.
    const early = await verifyChain([forged], { head: chain[1]!.hash })
    expect(early.faults).toEqual([])
    expect(early.limits.map(({ zh }) => zh).join()).toContain('链头是第2条')
  })

  it('shows the same entries in another writing: spaces, other order of members, a byte order mark, no last line end', async () => {
    const [first, ...rest] = chainOf(3).map((entry) => entryLine(entry))
    const written = (text: string): Buffer => Buffer.from([text, ...rest, ''].join('\n'))
    const { hash, ...members } = JSON.parse(first!) as ChainEntry
    for (const text of [
      `${first} `,
      JSON.stringify({ hash, ...members }),
      `\uFEFF${first}`,
      `${first}\r`,
      `\n${first}`,
    ])
      expect((await faultsOf(written(text))).length, JSON.stringify(text)).toBeGreaterThan(0)
    expect(await faultsOf(Buffer.from([first, ...rest].join('\n')))).toEqual([['changed', 3]])
  })

  it('of no entries has nothing wrong, and no head', async () => {
    expect(await verifyChain([])).toMatchObject({ lines: 0, last: null, faults: [], head: null })
    expect(await faultsOf(Buffer.from(''), 'a'.repeat(64))).toEqual([['head-missing', null]])
  })

  it('lists no more than 1,000 faults of a file that is something else', async () => {
    const { faults, lines } = await verifyChain([Buffer.from('x\n'.repeat(1500))])
    expect(lines).toBe(1500)
    expect(faults).toHaveLength(1000)
  })

  it('takes no head that is no hash, no actor that may be a person, and no time that is none', async () => {
    await expect(verifyChain([], { head: 'abc' })).rejects.toThrow('the head must be a hash of 64 hexadecimal digits')
    const entry = { at: '2024-05-02T03:04:05.678Z', kind: 'act', actor: 'system', contentDigest: 'a'.repeat(64) }
    expect(() => nextEntry(null, { ...entry, actor: '13800138000' })).toThrow(ChainError)
    expect(() => nextEntry(null, { ...entry, actor: ' ' })).toThrow('the actor must be a text of 1 to 200 letters')
    expect(() => nextEntry(null, { ...entry, at: '2024-05-02' })).toThrow('got another at')
    expect(() => nextEntry(null, { ...entry, kind: 'Act!' })).toThrow('got another kind')
  })
})

describe('An opening', () => {
  it('is the text whose SHA-256 the entry has, and gives the content back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (content) => {
        const salt = sha256('salt')
        // Negative zero is zero in JSON.
        const same = JSON.parse(JSON.stringify(content)) as never
        expect(readOpening(openingText(same, salt))).toEqual({ salt, content: same })
      }),
    )
  })

  it('must have a salt and a content', () => {
    for (const text of ['', 'x\n{}\n', `${'a'.repeat(64)}\n{\n`, `${'a'.repeat(64)}\n{}`, `${'a'.repeat(64)}\n{}\n\n`])
      expect(() => readOpening(text)).toThrow('an opening must have two lines')
  })
})
