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
}

/** An act, as the log has it. */
export interface LoggedAct {
  readonly id: number
  readonly madeAt: Date
  readonly kind: 'correct' | 'delete' | 'rekey' | 'withdraw'
  readonly dataset: string
  readonly office: string | null
  readonly through: Month | null
  readonly source: number | null
  /** Of a withdrawal of returns alone: their months, or all that the source states; otherwise null. */
  readonly returns: readonly Month[] | 'all' | null
  /** Of a correction: the names of the fields that it changes, without their values. */
  readonly fields: readonly string[]
  readonly reason: string
  readonly askedBy: string
  /** The account that made it, as the chain names it; null of acts that are older than the chain. */
  readonly by: string | null
  readonly undoneAt: Date | null
  readonly undoneReason: string | null
  readonly undoneBy: string | null
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
  const landedBy = await landersOf(db)
  return rows.map((row) => sourceOf(row, landedBy))
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
  landedBy: ReadonlyMap<number, string>,
): StoredSource {
  const by = landedBy.get(row.id) ?? null
  return { ...row, by, landedAt: landed_at, asOf: as_of, from: from_month, full: scope_district }
}

type SourceRow = Awaited<ReturnType<ReturnType<typeof selectSources>['execute']>>[number]

/** Who has landed each source, or each of some, by the chain. */
export async function landersOf(db: Kysely<Tables>, ids?: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const source = sql<number>`(content::jsonb ->> 'source')::integer`
  let select = db
    .selectFrom('chain_entry')
    .select(['actor', source.as('source')])
    .where('kind', '=', 'landing')
  if (ids !== undefined) select = select.where(sql<boolean>`${source} = any(${ids}::integer[])`)
  const entries = await select.execute()
  return new Map(entries.map((entry) => [entry.source, entry.actor]))
}

/** The log of acts, in their order. */
export async function readActLog(db: Kysely<Tables>): Promise<readonly LoggedAct[]> {
  const rows = await db.selectFrom('act').selectAll().orderBy('id').execute()
  const actors = await actorsOf(db)
  return rows.map((row) => ({
    id: row.id,
    madeAt: row.made_at,
    kind: row.kind,
    dataset: row.dataset,
    office: row.office,
    through: row.through,
    source: row.source,
    returns:
      row.kind === 'withdraw' && row.fields !== null ? (JSON.parse(row.fields) as readonly Month[] | 'all') : null,
    fields: row.kind === 'correct' && row.fields !== null ? Object.keys(JSON.parse(row.fields) as object) : [],
    reason: row.reason,
    askedBy: row.asked_by,
    by: actors.made.get(row.id) ?? null,
    undoneAt: row.undone_at,
    undoneReason: row.undone_reason,
    undoneBy: actors.undone.get(row.id) ?? null,
  }))
}

/** Who has made and who has undone each act, by the chain. */
async function actorsOf(db: Kysely<Tables>): Promise<Readonly<Record<'made' | 'undone', ReadonlyMap<number, string>>>> {
  const entries = await db
    .selectFrom('chain_entry')
    .select(['actor', 'content'])
    .where('kind', 'in', ['act', 'withdrawal'])
    .orderBy('seq')
    .execute()
  const [made, undone] = [new Map<number, string>(), new Map<number, string>()]
  for (const { actor, content } of entries) {
    const { act, kind } = JSON.parse(content) as { readonly act: number; readonly kind?: string }
    ;(kind === 'undo' ? undone : made).set(act, actor)
  }
  return { made, undone }
}
