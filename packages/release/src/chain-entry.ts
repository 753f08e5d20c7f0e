import { isDay } from '@minzheng/core/periods'
import { personalKind } from '@minzheng/core/privacy'
import * as z from 'zod'
import { canonicalJson } from './canonical-json.js'
import { ChainError } from './chain-error.js'
import { isHex256, sha256 } from './commitment.js'

/** What an entry is about. A verifier accepts any kind, so that a chain with newer ones is still proved. */
export type ChainKind =
  | 'landing'
  | 'withdrawal'
  | 'act'
  | 'month'
  | 'grant'
  | 'token'
  | 'release'
  | 'records-read'
  | 'records-approval'
  | 'dispute'
  | 'alert'
  | 'reminder'

/** One entry of the chain, as it leaves the bureau: it commits to its content and to all entries before it, and tells neither. */
export interface ChainEntry {
  /** 1 for the first entry, and one more for each. */
  readonly seq: number
  /** When it was appended, by the database's clock: UTC, to the millisecond, `2024-05-02T03:04:05.678Z`. */
  readonly at: string
  /** A `ChainKind`, or a kind of a later release. */
  readonly kind: string
  /** Who did it: an office, a post or an account; never a person's name. */
  readonly actor: string
  /** The SHA-256 of salt and content (`openingText`). */
  readonly contentDigest: string
  /** The hash of the entry before; 64 zeros for the first. */
  readonly previous: string
  /** The SHA-256 of the other members as canonical JSON. */
  readonly hash: string
}

/** The `previous` of the first entry. */
export const noEntry = '0'.repeat(64)

/** The last entry of a chain: whoever knows its hash can prove all entries up to it. */
export type ChainHead = Pick<ChainEntry, 'seq' | 'hash'>

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

const hex256 = z.string().refine(isHex256)

const entrySchema = z.strictObject({
  seq: z.int().min(1),
  at: z.string().refine((text) => instant.test(text) && isDay(text.slice(0, 10))),
  kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  actor: z.string().min(1).max(200),
  contentDigest: hex256,
  previous: hex256,
  hash: hex256,
})

/** The hash that an entry must have. */
export function hashOfEntry({ seq, at, kind, actor, contentDigest, previous }: Omit<ChainEntry, 'hash'>): string {
  return sha256(canonicalJson({ seq, at, kind, actor, contentDigest, previous }))
}

/**
 * The entry that follows a head; null for the first. Throws `ChainError` if a part of it is not as it must be, or the
 * actor may be a number, a telephone or an address of a person.
 */
export function nextEntry(
  head: ChainHead | null,
  { at, kind, actor, contentDigest }: Pick<ChainEntry, 'at' | 'kind' | 'actor' | 'contentDigest'>,
): ChainEntry {
  assertActor(actor)
  const rest = { seq: (head?.seq ?? 0) + 1, at, kind, actor, contentDigest, previous: head?.hash ?? noEntry }
  const { error, data } = entrySchema.safeParse({ ...rest, hash: hashOfEntry(rest) })
  if (error !== undefined) {
    const wrong = [...new Set(error.issues.map(({ path }) => String(path[0])))].join(', ')
    throw new ChainError(
      `链条记录的${wrong}不符合格式`,
      `an entry of the chain must have valid members, got another ${wrong}`,
    )
  }
  return Object.freeze(data)
}

/** Throws `ChainError` unless the actor is a text of 1 to 200 letters without numbers or addresses of persons. */
export function assertActor(actor: string): void {
  if (actor.trim() === '' || actor.length > 200)
    throw new ChainError(
      '操作者须为1至200字',
      `the actor must be a text of 1 to 200 letters, got ${actor.trim() === '' ? 'an empty one' : actor.length}`,
    )
  if (personalKind(actor) !== null)
    throw new ChainError(
      '操作者不得含证件号、电话或住址',
      'the actor must contain no number, phone or address of a person, got a text that may',
    )
}

/** An entry as one line of an exported file, without the line end. */
export function entryLine({ seq, at, kind, actor, contentDigest, previous, hash }: ChainEntry): string {
  return canonicalJson({ seq, at, kind, actor, contentDigest, previous, hash })
}

/** Reads a line of an exported file; undefined if it is no entry. Its hash may be wrong. */
export function readEntry(line: string): ChainEntry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
