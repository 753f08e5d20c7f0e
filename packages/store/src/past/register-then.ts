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
  /** The acts on a dataset's records that were in force. */
  readonly acts: (dataset: AnyDataset) => readonly Act[]
}

/**
 * Reads what was known at a moment, in one statement for each kind of thing. A row that was refused then and is
 * corrected since counts as refused; if its key could not be read then, it is read as the key that the correction gave
 * it.
 */
export async function registerThen(
  { schema, landings: reader }: Pick<RegisterTools, 'schema' | 'landings'>,
  db: Kysely<Tables>,
  time: Date,
): Promise<RegisterThen> {
  const withdrawals = await db
    .selectFrom('act')
    .select(['source', 'fields'])
    .where('kind', '=', 'withdraw')
    .where('made_at', '<=', time)
    .where((where) => where.or([where('undone_at', 'is', null), where('undone_at', '>', time)]))
    .execute()
  const gone = new Set(withdrawals.flatMap(({ source, fields }) => (fields === null ? [source!] : [])))
  const sources = groupBy(await readSourceRows(db), ({ dataset }) => dataset)
  const isLater = ({ landed_at }: SourceRow): boolean => landed_at > time
  const isGone = ({ id, mends }: SourceRow): boolean => gone.has(id) || (mends !== null && gone.has(mends))
  const living = new Set(
    [...sources.values()].flatMap((rows) => rows.filter((row) => !isLater(row) && !isGone(row)).map(({ id }) => id)),
  )
  const { rows: stated } = await sql<Return & { source: number }>`
    select s.dataset, r.source, r.district, r.month, r.own, r.estimated
    from ${sql.id(schema, 'source_return')} r join ${sql.id(schema, 'source')} s on s.id = r.source`.execute(db)
  const takenBack = withdrawals.flatMap(({ source, fields }) =>
    fields === null ? [] : [{ source, months: JSON.parse(fields) as readonly Month[] | 'all' }],
  )
  const isTakenBack = ({ source, month }: { readonly source: number; readonly month: Month }): boolean =>
    takenBack.some((each) => each.source === source && (each.months === 'all' || each.months.includes(month)))
  const acts = groupBy(await readActs(db, { time }), ({ dataset }) => dataset)
  return {
    returns: stated
      .filter((row) => living.has(row.source) && !isTakenBack(row))
      .map(({ source: _source, ...each }) => each),
    landings: (dataset) => {
      const own = sources.get(dataset.name) ?? []
      return landingsOf(
        reader,
        db,
        schema,
        dataset,
        own.filter(({ id }) => living.has(id)),
        own.filter((row) => row.mends !== null && isLater(row)),
      )
    },
    acts: (dataset) => acts.get(dataset.name) ?? [],
  }
}
