import { sql, type Kysely } from 'kysely'
import type { AnyDataset, Return } from '@minzheng/core'
import type { Act } from '@minzheng/core/registers'
import type { Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'
import { groupBy } from '../base/group-by.js'
import { MomentError } from './moment-error.js'
import type { RegisterTools } from '../register/register-tools.js'
import { landingsOf, readSourceRows, type SourceRow, type StoredLanding } from '../register/stored-landing.js'
import { readActs } from '../register/stored-acts.js'

/** A moment of the past: a time, or the place of the last source to include (`sources` lists the sources in order). */
export type Then = { readonly time: Date } | { readonly source: number }

/** The time of a moment. Throws `MomentError` for a source that does not exist. */
export async function timeOf(db: Kysely<Tables>, then: Then): Promise<Date> {
  if ('time' in then) return then.time
  const found = await db.selectFrom('source').select('landed_at').where('id', '=', then.source).executeTakeFirst()
  if (found === undefined)
    throw new MomentError(`没有第${then.source}号文件`, `the source must have landed, got number ${then.source}`)
  return found.landed_at
}

/** What was known at a moment. */
export interface RegisterThen {
  /** The returns of all datasets that living sources stated. */
  readonly returns: readonly Return[]
  /** The sources of a dataset that had landed and were not withdrawn, with what they told. */
  readonly landings: (dataset: AnyDataset) => Promise<readonly StoredLanding[]>
  /** Says which sources and acts these are: within a snapshot, equal ones tell the same of a dataset. */
  readonly fingerprint: (dataset: AnyDataset) => string
  /** The acts on a dataset's records that were in force. */
  readonly acts: (dataset: AnyDataset) => readonly Act[]
}

/** What ever landed and was withdrawn; a snapshot has one for all its moments. */
export type RegisterHistory = Awaited<ReturnType<typeof readHistory>>

/** Reads what ever landed and was withdrawn, in one statement for each kind of thing. */
export async function readHistory({ schema }: Pick<RegisterTools, 'schema'>, db: Kysely<Tables>) {
  const withdrawals = await db
    .selectFrom('act')
    .select(['source', 'fields', 'made_at', 'undone_at'])
    .where('kind', '=', 'withdraw')
    .execute()
  const sources = groupBy(await readSourceRows(db), ({ dataset }) => dataset)
  const { rows: stated } = await sql<Return & { source: number }>`
    select s.dataset, r.source, r.district, r.month, r.own, r.estimated
    from ${sql.id(schema, 'source_return')} r join ${sql.id(schema, 'source')} s on s.id = r.source`.execute(db)
  return { withdrawals, sources, stated }
}

/**
 * Reads what was known at a moment. A row that was refused then and is corrected since counts as refused; if its key could
 * not be read then, it is read as the key that the correction gave it.
 */
export async function registerThen(
  { schema, landings: reader }: Pick<RegisterTools, 'schema' | 'landings'>,
  db: Kysely<Tables>,
  time: Date,
  history?: RegisterHistory,
): Promise<RegisterThen> {
  const { withdrawals: all, sources, stated } = history ?? (await readHistory({ schema }, db))
  const withdrawals = all.filter(
    ({ made_at: made, undone_at: undone }) => made <= time && (undone === null || undone > time),
  )
  const gone = new Set(withdrawals.flatMap(({ source, fields }) => (fields === null ? [source!] : [])))
  const isLater = ({ landed_at }: SourceRow): boolean => landed_at > time
  const isGone = ({ id, mends }: SourceRow): boolean => gone.has(id) || (mends !== null && gone.has(mends))
  const living = new Set(
    [...sources.values()].flatMap((rows) => rows.filter((row) => !isLater(row) && !isGone(row)).map(({ id }) => id)),
  )
  const takenBack = withdrawals.flatMap(({ source, fields }) =>
    fields === null ? [] : [{ source, months: JSON.parse(fields) as readonly Month[] | 'all' }],
  )
  const isTakenBack = ({ source, month }: { readonly source: number; readonly month: Month }): boolean =>
    takenBack.some((each) => each.source === source && (each.months === 'all' || each.months.includes(month)))
  const acts = groupBy(await readActs(db, { time }), ({ dataset }) => dataset)
  const ownOf = (dataset: AnyDataset) => {
    const own = sources.get(dataset.name) ?? []
    return {
      told: own.filter(({ id }) => living.has(id)),
      later: own.filter((row) => row.mends !== null && isLater(row)),
    }
  }
  return {
    returns: stated
      .filter((row) => living.has(row.source) && !isTakenBack(row))
      .map(({ source: _source, ...each }) => each),
    landings: (dataset) => {
      const { told, later } = ownOf(dataset)
      return landingsOf(reader, db, schema, dataset, told, later)
    },
    fingerprint: (dataset) => {
      const { told, later } = ownOf(dataset)
      return JSON.stringify([told, later, acts.get(dataset.name) ?? []].map((some) => some.map(({ id }) => id)))
    },
    acts: (dataset) => acts.get(dataset.name) ?? [],
  }
}
