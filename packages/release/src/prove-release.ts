import { createHash } from 'node:crypto'
import type { ChainEntry } from './chain-entry.js'
import { readOpening, sha256 } from './commitment.js'
import type { Bytes } from './lines.js'
import { releaseContentSchema, type ReleaseContent } from './release-content.js'

/** Whether a release belongs to an entry of a chain. */
export interface ReleaseProof {
  /** True if the entry commits to this opening. */
  readonly isOpened: boolean
  /** What the opening says of the release; undefined if it is no release or not this entry's. */
  readonly content: ReleaseContent | undefined
  /** Which file of figures was given: `all` with its salt and all numbers, `published` as others read it, or neither. */
  readonly figures: 'all' | 'published' | 'neither' | 'not-given'
}

/**
 * Proves that an opening belongs to an entry, and a file of figures to the opening. Compares bytes: the opening is salt
 * and content, the files are those that `releases --figures` writes. Throws `ChainError` if the opening is none.
 */
export async function proveRelease(
  entry: Pick<ChainEntry, 'kind' | 'contentDigest'>,
  opening: string,
  figures?: Bytes,
): Promise<ReleaseProof> {
  const { content: told } = readOpening(opening)
  const isOpened = sha256(opening) === entry.contentDigest
  const content =
    isOpened && entry.kind === 'release'
      ? (releaseContentSchema.safeParse(told).data as ReleaseContent | undefined)
      : undefined
  if (figures === undefined) return { isOpened, content, figures: 'not-given' }
  const hash = createHash('sha256')
  for await (const piece of figures) hash.update(piece)
  const found = hash.digest('hex')
  const is = found === content?.figures.digest ? 'all' : found === content?.published.digest ? 'published' : 'neither'
  return { isOpened, content, figures: is }
}
