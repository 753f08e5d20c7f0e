import { sql, type Kysely } from 'kysely'
import type { AnyDataset, Return } from '@minzheng/core'
import type { Act } from '@minzheng/core/registers'
import type { Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'
import type { RegisterTools } from '../register/register-tools.js'
import { readLandings, type StoredLanding } from '../register/stored-landing.js'
import { readActs } from '../register/stored-acts.js'

/** A moment of the past: a time, or the place of the last source to include (`sources` lists the sources in order). */
export type Then = { readonly time: Date } | { readonly source: number }

/** What living sources and acts said of a dataset at a moment. */
export interface DatasetThen {
  readonly landings: readonly StoredLanding[]
  readonly acts: readonly Act[]
  readonly returns: readonly Return[]
}

/** The time of a moment. A source that does not exist throws. */
export async function timeOf(db: Kysely<Tables>, then: Then): Promise<Date> {
  if ('time' in then) return then.time
  const found = await db.selectFrom('source').select('landed_at').where('id', '=', then.source).executeTakeFirst()
  if (found === undefined) throw new RangeError(`the source must have landed, got number ${then.source}`)
  return found.landed_at
}

/**
 * Reads what was known of a dataset at a moment: the sources that had landed and were not withdrawn, the acts in force,
 * and the returns that those sources stated. A row that was refused then and is corrected since counts as refused; if its
 * key could not be read then, it is read as the key that the correction gave it.
 */
export async function datasetThen(
  { schema, landings: reader }: Pick<RegisterTools, 'schema' | 'landings'>,
  db: Kysely<Tables>,
  dataset: AnyDataset,
  time: Date,
): Promise<DatasetThen> {
  const withdrawals = await db
    .selectFrom('act')
    .select(['source', 'fields'])
    .where('kind', '=', 'withdraw')
    .where('dataset', '=', dataset.name)
    .where('made_at', '<=', time)
    .where((where) => where.or([where('undone_at', 'is', null), where('undone_at', '>', time)]))
    .execute()
  const gone = withdrawals.flatMap(({ source, fields }) => (fields === null ? [source!] : []))
  const landings = await readLandings(reader, db, schema, dataset, { time, gone })
  const living = new Set(landings.flatMap(({ id, corrections }) => [id, ...corrections]))
  const { rows } = await sql<Omit<Return, 'dataset'> & { source: number; month: Month }>`
    select r.source, r.district, r.month, r.own, r.estimated from ${sql.id(schema, 'source_return')} r
    where r.source = any(${`{${[...living].join(',')}}`}::integer[])`.execute(db)
  const takenBack = withdrawals.filter(({ fields }) => fields !== null)
  const isTakenBack = ({ source, month }: { readonly source: number; readonly month: Month }): boolean =>
    takenBack.some(
      (each) =>
        each.source === source &&
        (JSON.parse(each.fields!) === 'all' || (JSON.parse(each.fields!) as readonly Month[]).includes(month)),
    )
  return {
    landings,
    acts: await readActs(db, dataset.name, time),
    returns: rows
      .filter((row) => !isTakenBack(row))
      .map(({ source: _source, ...each }) => ({ ...each, dataset: dataset.name })),
  }
}
