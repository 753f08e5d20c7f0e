import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/tables.js'
import { landingsOf, selectSources, sourceOf, type StoredSource } from './stored-sources.js'

/** Which sources to read, the latest first; what is left out does not filter. */
export interface LandedQuery {
  readonly dataset?: string
  readonly ids?: readonly number[]
  /** Only sources that landed before the one of this number. */
  readonly before?: number
  readonly limit: number
}

/** A source, and how many living sources correct its refused rows. */
export interface LandedSource extends StoredSource {
  readonly mendedBy: number
}

/** How many sources some offices have sent of a dataset. */
export interface SourceCount {
  readonly dataset: string
  readonly offices: readonly string[]
  readonly sources: number
}

/** Sources in the order of their landing, the latest first. */
export async function readLanded(
  db: Kysely<Tables>,
  { dataset, ids, before, limit }: LandedQuery,
): Promise<readonly LandedSource[]> {
  let select = selectSources(db)
  if (dataset !== undefined) select = select.where('dataset', '=', dataset)
  if (ids !== undefined) select = select.where(sql<boolean>`id = any(${ids}::integer[])`)
  if (before !== undefined) select = select.where('id', '<', before)
  const rows = await select.orderBy('id', 'desc').limit(limit).execute()
  const found = rows.map(({ id }) => id)
  const landedBy = await landingsOf(db, found)
  const mends = await db
    .selectFrom('source')
    .select(({ fn }) => ['mends', fn.countAll<string>().as('count')])
    .where(sql<boolean>`mends = any(${found}::integer[])`)
    .where('withdrawn', '=', false)
    .groupBy('mends')
    .execute()
  const counts = new Map(mends.map((each) => [each.mends, Number(each.count)]))
  return rows.map((row) => ({ ...sourceOf(row, landedBy), mendedBy: counts.get(row.id) ?? 0 }))
}

/** How many sources there are, by dataset and offices. */
export async function countSources(
  db: Kysely<Tables>,
  { dataset }: Pick<LandedQuery, 'dataset'> = {},
): Promise<readonly SourceCount[]> {
  let select = db
    .selectFrom('source')
    .select(({ fn }) => ['dataset', 'offices', fn.countAll<string>().as('sources')])
    .groupBy(['dataset', 'offices'])
  if (dataset !== undefined) select = select.where('dataset', '=', dataset)
  return (await select.execute()).map(({ sources, ...each }) => ({ ...each, sources: Number(sources) }))
}
