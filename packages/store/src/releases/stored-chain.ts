import type { Kysely } from 'kysely'
import type { ChainEntry, ChainHead } from '@minzheng/release'
import { chainEntries, chainHead, openEntry, type ChainQuery, type OpenedEntry } from '../chain/chain-reader.js'
import type { Tables } from '../database/tables.js'
import { verifyStored, type StoredChainReport } from './verify-stored.js'

/** The hash chain of a store. */
export interface StoredChain {
  /** Entries as they leave the bureau, in the order of numbers, in batches. */
  readonly entries: (query?: ChainQuery) => AsyncIterable<readonly ChainEntry[]>
  /** The last entry; null if there is none. */
  readonly head: () => Promise<ChainHead | null>
  /** An entry with its salt and content, for readers inside; undefined if there is none of this number. */
  readonly open: (seq: number) => Promise<OpenedEntry | undefined>
  /** Verifies the stored entries and what they commit to; against a head, also that none was cut or rewritten. */
  readonly verify: (onProgress?: (done: number, all: number) => void, head?: string) => Promise<StoredChainReport>
}

/** Reads the chain of a database. */
export function storedChain(db: Kysely<Tables>): StoredChain {
  return {
    entries: (query) => chainEntries(db, query),
    head: () => chainHead(db),
    open: (seq) => openEntry(db, seq),
    verify: (onProgress, head) => verifyStored(db, { head, onProgress }),
  }
}
