import { entryLine, nextEntry, openingText, sha256, type ChainEntry, type ChainKind } from '../src/index.js'

const kinds: readonly ChainKind[] = ['landing', 'withdrawal', 'act', 'month', 'grant', 'release', 'records-read']

/** A chain of a number of entries of all kinds; `salt` makes other chains of the same shape. */
export function chainOf(entries: number, salt = 'a'.repeat(64)): readonly ChainEntry[] {
  const chain: ChainEntry[] = []
  for (let at = 0; at < entries; at += 1)
    chain.push(
      nextEntry(chain.at(-1) ?? null, {
        at: new Date(Date.UTC(2024, 4, 2, 3, 4, 5, at)).toISOString(),
        kind: kinds[at % kinds.length]!,
        actor: at % 2 === 0 ? '望山县民政局' : 'system',
        contentDigest: sha256(openingText({ at }, salt)),
      }),
    )
  return chain
}

/** The exported file of a chain. */
export function fileOf(chain: readonly ChainEntry[]): Buffer {
  return Buffer.from(chain.map((entry) => `${entryLine(entry)}\n`).join(''))
}
