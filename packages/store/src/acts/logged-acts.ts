import { sql, type Kysely } from 'kysely'
import type { Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'
import type { Said } from './stored-sources.js'

/** An act, as the log has it. */
export interface LoggedAct {
  readonly id: number
  readonly madeAt: Date
  readonly kind: 'correct' | 'delete' | 'rekey' | 'withdraw'
  readonly dataset: string
  readonly office: string | null
  /** The offices that it concerns: its own, or those of the file that it takes back. */
  readonly offices: readonly string[]
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
  /** Its entry of the chain; null of acts that are older than the chain. */
  readonly entry: number | null
  readonly undoneAt: Date | null
  readonly undoneReason: string | null
  readonly undoneBy: string | null
  readonly undoneEntry: number | null
}

/** Which acts to read, the latest first; what is left out does not filter. */
export interface ActQuery {
  readonly dataset?: string | undefined
  readonly ids?: readonly number[] | undefined
  /** Only withdrawals of this source. */
  readonly source?: number | undefined
  /** Only acts after, and only acts before, the one of this number. */
  readonly after?: number | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** How many acts there are of a dataset that concern some offices. */
export interface ActCount {
  readonly dataset: string
  readonly offices: readonly string[]
  readonly acts: number
}

/** Acts in the order in which they were made, the latest first. */
export async function readLoggedActs(
  db: Kysely<Tables>,
  { dataset, ids, source, after, before, limit }: ActQuery,
): Promise<readonly LoggedAct[]> {
  let select = selectActs(db)
  if (dataset !== undefined) select = select.where('act.dataset', '=', dataset)
  if (ids !== undefined) select = select.where(sql<boolean>`act.id = any(${ids}::integer[])`)
  if (source !== undefined) select = select.where('act.source', '=', source)
  if (after !== undefined) select = select.where('act.id', '>', after)
  if (before !== undefined) select = select.where('act.id', '<', before)
  const rows = await select.orderBy('act.id', 'desc').limit(limit).execute()
  const said = await actEntriesOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => actOf(row, said))
}

/** The log of acts, in their order. */
export async function readActLog(db: Kysely<Tables>): Promise<readonly LoggedAct[]> {
  const rows = await selectActs(db).orderBy('act.id').execute()
  const said = await actEntriesOf(db)
  return rows.map((row) => actOf(row, said))
}

/** How many acts there are after one, by dataset and by the offices that they concern. */
export async function countActs(
  db: Kysely<Tables>,
  { dataset, source, after }: Pick<ActQuery, 'dataset' | 'source' | 'after'> = {},
): Promise<readonly ActCount[]> {
  let select = db
    .selectFrom('act')
    .leftJoin('source', 'source.id', 'act.source')
    .select(({ fn }) => ['act.dataset', 'act.office', 'source.offices', fn.countAll<string>().as('acts')])
    .groupBy(['act.dataset', 'act.office', 'source.offices'])
  if (dataset !== undefined) select = select.where('act.dataset', '=', dataset)
  if (source !== undefined) select = select.where('act.source', '=', source)
  if (after !== undefined) select = select.where('act.id', '>', after)
  return (await select.execute()).map(({ acts, ...row }) => ({
    dataset: row.dataset,
    offices: officesOf(row),
    acts: Number(acts),
  }))
}

const selectActs = (db: Kysely<Tables>) =>
  db
    .selectFrom('act')
    .leftJoin('source', 'source.id', 'act.source')
    .selectAll('act')
    .select(['source.offices as offices'])

const officesOf = ({
  office,
  offices,
}: {
  readonly office: string | null
  readonly offices: readonly string[] | null
}): readonly string[] => offices ?? (office === null ? [] : [office])

type ActRow = Awaited<ReturnType<ReturnType<typeof selectActs>['execute']>>[number]
type ActEntries = Readonly<Record<'made' | 'undone', ReadonlyMap<number, Said>>>

function actOf(row: ActRow, said: ActEntries): LoggedAct {
  return {
    id: row.id,
    madeAt: row.made_at,
    kind: row.kind,
    dataset: row.dataset,
    office: row.office,
    offices: officesOf(row),
    through: row.through,
    source: row.source,
    returns:
      row.kind === 'withdraw' && row.fields !== null ? (JSON.parse(row.fields) as readonly Month[] | 'all') : null,
    fields: row.kind === 'correct' && row.fields !== null ? Object.keys(JSON.parse(row.fields) as object) : [],
    reason: row.reason,
    askedBy: row.asked_by,
    by: said.made.get(row.id)?.actor ?? null,
    entry: said.made.get(row.id)?.seq ?? null,
    undoneAt: row.undone_at,
    undoneReason: row.undone_reason,
    undoneBy: said.undone.get(row.id)?.actor ?? null,
    undoneEntry: said.undone.get(row.id)?.seq ?? null,
  }
}

/** The entries of the chain that say who has made and who has undone each act, or each of some. */
async function actEntriesOf(db: Kysely<Tables>, ids?: readonly number[]): Promise<ActEntries> {
  const act = sql<number>`(content::jsonb ->> 'act')::integer`
  let select = db
    .selectFrom('chain_entry')
    .select(['seq', 'actor', 'content'])
    .where('kind', 'in', ['act', 'withdrawal'])
  if (ids !== undefined) select = select.where(sql<boolean>`${act} = any(${ids}::integer[])`)
  const entries = await select.orderBy('seq').execute()
  const [made, undone] = [new Map<number, Said>(), new Map<number, Said>()]
  for (const { seq, actor, content } of entries) {
    const { act: of, kind } = JSON.parse(content) as { readonly act: number; readonly kind?: string }
    ;(kind === 'undo' ? undone : made).set(of, { seq, actor })
  }
  return { made, undone }
}
