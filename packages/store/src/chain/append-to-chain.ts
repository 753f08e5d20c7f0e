import { sql, type Transaction } from 'kysely'
import {
  newSalt,
  nextEntry,
  openingText,
  sha256,
  canonicalJson,
  type ChainEntry,
  type ChainKind,
  type Json,
} from '@minzheng/release'
import type { Tables } from '../database/tables.js'

/** What is appended to the chain. */
export interface Appended {
  readonly kind: ChainKind
  /** The account, office or post that did it; never a person's name. */
  readonly actor: string
  /** What was done. It stays in the bureau; the entry that leaves commits to it with a salt. */
  readonly content: Json
}

/**
 * Appends an entry to the chain in the transaction of the change that it tells of: both are written, or neither. Writers
 * wait for each other from here to the end of their transactions, so it must be the last that a transaction does; to lock
 * something after it could wait for a writer that waits for this one.
 * @param tx a transaction with the store's schema; it must not be of a higher isolation level than `read committed`
 */
export async function appendToChain(tx: Transaction<Tables>, { kind, actor, content }: Appended): Promise<ChainEntry> {
  const salt = newSalt()
  const opening = openingText(content, salt)
  // Locks the row; the time is read after the wait, so that times are in the order of numbers.
  const head = await tx
    .updateTable('chain_head')
    .set({ appended_at: sql`clock_timestamp()` })
    .returning(['seq', 'hash', 'appended_at'])
    .executeTakeFirstOrThrow()
  const entry = nextEntry(head.seq === 0 ? null : head, {
    at: head.appended_at.toISOString(),
    kind,
    actor,
    contentDigest: sha256(opening),
  })
  const { seq, at, contentDigest, previous, hash } = entry
  await tx
    .with('appended', (db) =>
      db.insertInto('chain_entry').values({
        seq,
        at,
        kind,
        actor,
        content_digest: contentDigest,
        previous,
        hash,
        content: canonicalJson(content),
        salt,
      }),
    )
    .updateTable('chain_head')
    .set({ seq, hash })
    .execute()
  return entry
}
