import type { Kysely, Selectable } from 'kysely'
import { canonicalJson, openingText, type ChainEntry, type ChainHead, type Json } from '@minzheng/release'
import type { Tables } from '../database/tables.js'

/** Which entries to read; all if left out. */
export interface ChainQuery {
  /** Only entries of this kind. */
  readonly kind?: string
  /** Only entries after this one. */
  readonly after?: number
  /** Only entries up to this one. */
  readonly until?: number
}

/** What opens an entry: for readers inside the bureau. */
export interface OpenedEntry {
  readonly entry: ChainEntry
  readonly content: Json
  /** Salt and content, as the entry's digest is of (`openingText`). */
  readonly opening: string
  /** Of a release: what the digest of all numbers is salted with. */
  readonly figuresSalt: string | null
}

/** The number of entries that are read at once. */
const page = 2000

export type ChainRow = Selectable<Tables['chain_entry']>

/** An entry of a row, without what opens it. */
export function entryOf({ seq, at, kind, actor, content_digest, previous, hash }: ChainRow): ChainEntry {
  return { seq, at, kind, actor, contentDigest: content_digest, previous, hash }
}

/** The rows of entries in the order of numbers, page by page. */
export async function* chainRows(
  db: Kysely<Tables>,
  { kind, after = 0, until }: ChainQuery,
): AsyncGenerator<readonly ChainRow[]> {
  for (let last = after; ;) {
    let query = db.selectFrom('chain_entry').selectAll().where('seq', '>', last).orderBy('seq').limit(page)
    if (kind !== undefined) query = query.where('kind', '=', kind)
    if (until !== undefined) query = query.where('seq', '<=', until)
    const rows = await query.execute()
    if (rows.length > 0) yield rows
    if (rows.length < page) return
    last = rows.at(-1)!.seq
  }
}

/** Entries as they leave the bureau, page by page. */
export async function* chainEntries(db: Kysely<Tables>, query: ChainQuery = {}): AsyncGenerator<readonly ChainEntry[]> {
  for await (const rows of chainRows(db, query)) yield rows.map((row) => entryOf(row))
}

/** The last entry; null if there is none. */
export async function chainHead(db: Kysely<Tables>): Promise<ChainHead | null> {
  const { seq, hash } = await db.selectFrom('chain_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
  return seq === 0 ? null : { seq, hash }
}

/** An entry with what opens it; undefined if there is none of this number. */
export async function openEntry(db: Kysely<Tables>, seq: number): Promise<OpenedEntry | undefined> {
  const row = await db.selectFrom('chain_entry').selectAll().where('seq', '=', seq).executeTakeFirst()
  if (row === undefined) return undefined
  const salted = await db.selectFrom('release').select('figures_salt').where('seq', '=', seq).executeTakeFirst()
  const content = JSON.parse(row.content) as Json
  return {
    entry: entryOf(row),
    content,
    opening: openingText(content, row.salt),
    figuresSalt: salted?.figures_salt ?? null,
  }
}

/** True if a row's content is canonical JSON of which, with its salt, the entry has the digest. */
export function contentOf(row: ChainRow): { readonly content: Json; readonly opening: string } | undefined {
  try {
    const content = JSON.parse(row.content) as Json
    return canonicalJson(content) === row.content ? { content, opening: openingText(content, row.salt) } : undefined
  } catch {
    return undefined
  }
}
