import type { Kysely } from 'kysely'
import type { FiguresDigest, Json } from '@minzheng/release'
import type { Tables } from '../database/tables.js'
import { ReleaseError } from './release-error.js'

/** A release (发布): figures of a plan and a period, frozen. */
export interface Release {
  /** 1 for the first release of the store, and one more for each. */
  readonly number: number
  /** The release of the same plan and period that this one revises (修订); null if it is the first. */
  readonly predecessor: number | null
  /** Why it revises its predecessor; null if it is the first. */
  readonly why: string | null
  /** The release that revises this one; null if it is the latest of its plan and period. */
  readonly revisedBy: number | null
  readonly plan: string | null
  readonly period: string
  readonly at: Date
  /** Who released it. */
  readonly by: string
  readonly notes: string
  /** The rule of disclosure control and the publication plan, as they were used. */
  readonly rule: Json
  readonly publicationPlan: Json
  /** The versions of all definitions in use, and of the tree of districts. */
  readonly definitions: string
  readonly districts: string
  /** The number of sources that had landed and were not withdrawn. */
  readonly sources: number
  /** The periods that were released before and are released again, since their figures changed. */
  readonly restates: readonly Restated[]
  /** How many of the figures are hidden. */
  readonly hidden: number
  /** All numbers, with a salt; and what others read. */
  readonly figures: FiguresDigest
  readonly published: FiguresDigest
  /** The number of its entry in the chain, and its hash: the head of the chain when it was made. */
  readonly seq: number
  readonly head: string
}

/** A period that a release holds again, how many of its figures changed, and why its months were revised. */
export type Restated = {
  readonly period: string
  readonly changed: number
  readonly why: readonly string[]
}

/** Releases in the order of numbers. */
export async function readReleases(db: Kysely<Tables>, number?: number): Promise<readonly Release[]> {
  let query = db
    .selectFrom('release')
    .innerJoin('chain_entry as entry', 'entry.seq', 'release.seq')
    .leftJoin('release as later', 'later.predecessor', 'release.number')
    .selectAll('release')
    .select(['entry.at', 'entry.actor', 'entry.hash', 'later.number as revised_by'])
    .orderBy('release.number')
  if (number !== undefined) query = query.where('release.number', '=', number)
  return (await query.execute()).map((row) => ({
    number: row.number,
    predecessor: row.predecessor,
    why: row.why,
    revisedBy: row.revised_by,
    plan: row.plan,
    period: row.period,
    at: new Date(row.at),
    by: row.actor,
    notes: row.notes,
    rule: JSON.parse(row.rule) as Json,
    publicationPlan: JSON.parse(row.publication_plan) as Json,
    definitions: row.definitions,
    districts: row.districts,
    sources: row.sources,
    restates: JSON.parse(row.restates) as readonly Restated[],
    hidden: row.hidden,
    figures: { count: row.count, digest: row.figures_digest },
    published: { count: row.count, digest: row.published_digest },
    seq: row.seq,
    head: row.hash,
  }))
}

/** One release. Throws `ReleaseError` if there is none of this number. */
export async function readRelease(db: Kysely<Tables>, number: number): Promise<Release> {
  const [found] = await readReleases(db, number)
  if (found === undefined)
    throw new ReleaseError(`没有第${number}号发布`, `the release must have been made, got number ${number}`)
  return found
}
