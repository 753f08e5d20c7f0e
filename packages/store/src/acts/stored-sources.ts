import { sql, type Kysely } from 'kysely'
import type { Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'

/** A source that has landed. */
export interface StoredSource {
  readonly id: number
  readonly name: string
  readonly sha256: string
  readonly dataset: string
  readonly landedAt: Date
  /** The last month of its period; null if it is not known. */
  readonly asOf: Month | null
  readonly from: Month | null
  readonly estimated: boolean
  /** The district that it speaks of in full; null for an addition. */
  readonly full: string | null
  readonly offices: readonly string[]
  readonly accepted: number
  readonly refused: number
  /** The source whose refused rows it corrects. */
  readonly mends: number | null
  readonly withdrawn: boolean
  /** The account that landed it, as the chain names it; null of sources that are older than the chain. */
  readonly by: string | null
  /** Its entry of the chain; null of sources that are older than the chain. */
  readonly entry: number | null
}

/** What the chain says of a landing or an act. */
export interface Said {
  readonly seq: number
  readonly actor: string
}

/** The sources that have landed, in the order in which they are read. */
export async function readSources(
  db: Kysely<Tables>,
  { dataset, sha256, name }: { readonly dataset?: string; readonly sha256?: string; readonly name?: string } = {},
): Promise<readonly StoredSource[]> {
  let select = selectSources(db)
  if (dataset !== undefined) select = select.where('dataset', '=', dataset)
  if (sha256 !== undefined) select = select.where(sql<boolean>`starts_with(sha256, ${sha256})`)
  if (name !== undefined) select = select.where('name', '=', name)
  const rows = await select.orderBy('place').execute()
  const landed = await landingsOf(db)
  return rows.map((row) => sourceOf(row, landed))
}

/** The columns of sources that people read. */
export function selectSources(db: Kysely<Tables>) {
  return db
    .selectFrom('source')
    .select(['id', 'name', 'sha256', 'dataset', 'landed_at', 'as_of', 'from_month', 'estimated', 'scope_district'])
    .select(['offices', 'accepted', 'refused', 'mends', 'withdrawn'])
}

/** A source as its row and the chain have it. */
export function sourceOf(
  { landed_at, as_of, from_month, scope_district, ...row }: SourceRow,
  landed: ReadonlyMap<number, Said>,
): StoredSource {
  return {
    ...row,
    by: landed.get(row.id)?.actor ?? null,
    entry: landed.get(row.id)?.seq ?? null,
    landedAt: landed_at,
    asOf: as_of,
    from: from_month,
    full: scope_district,
  }
}

type SourceRow = Awaited<ReturnType<ReturnType<typeof selectSources>['execute']>>[number]

/** The entry of the chain that says who has landed each source, or each of some. */
export async function landingsOf(db: Kysely<Tables>, ids?: readonly number[]): Promise<ReadonlyMap<number, Said>> {
  const source = sql<number>`(content::jsonb ->> 'source')::integer`
  let select = db
    .selectFrom('chain_entry')
    .select(['seq', 'actor', source.as('source')])
    .where('kind', '=', 'landing')
  if (ids !== undefined) select = select.where(sql<boolean>`${source} = any(${ids}::integer[])`)
  const entries = await select.execute()
  return new Map(entries.map((entry) => [entry.source, entry]))
}
