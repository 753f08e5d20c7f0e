import { sql, type Transaction } from 'kysely'
import type { Month } from '@minzheng/core/periods'
import type { DatasetTable } from '../sql/dataset-table.js'
import { lockFingerprint, setting as keySetting } from './pseudonym-key.js'
import { returnedMonthsSql } from '../marks/returned-months.js'
import type { LandingReport, Source } from './source.js'
import type { Tables } from '../database/tables.js'
import type { LandingTools } from './tools.js'
import { captureStatements } from './capture-statements.js'

/** A source whose landing has begun. */
export interface Begun {
  readonly id: number
  /** The months that had a return when the landing began; a month never loses its return. */
  readonly returned: ReadonlySet<Month>
}

/**
 * Begins a landing in one statement: takes the series lock if series span districts, locks the fingerprint of the
 * pseudonym key, and inserts the source. If this content has landed before, returns the earlier report instead.
 */
export async function begin(
  { marks, schema }: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  { source, mends }: { readonly source: Source; readonly mends: number | null },
): Promise<Begun | LandingReport> {
  const fingerprint = source.keyFingerprint
  const locks = await captureStatements((db) => marks.lockSeries(db, table))
  const settings = sql.id(schema, 'setting')
  const lockCtes = locks.map((statement, at) => sql`${sql.id(`lock_${at}`)} as (${statement}),`)
  // The series lock comes first: a landing that waits for it must not hold a lock on the source.
  const isOurs = [sql`true`, ...locks.map((_, at) => sql`exists (select 1 from ${sql.id(`lock_${at}`)})`)]
  const key =
    fingerprint === undefined
      ? sql``
      : sql`
        stored_key as (select value from ${settings} where name = ${keySetting} for share),
        first_key as (insert into ${settings} (name, value) values (${keySetting}, ${fingerprint}) on conflict do nothing returning value),`
  const { rows } = await sql<{ id: number | null; key: string | null; returned: readonly Month[] }>`
    with ${sql.join(lockCtes, sql` `)} ${key} begun as (
      insert into ${sql.id(schema, 'source')} (name, sha256, dataset, accepted, changed, refused, reasons, mends)
      select ${source.name}::text, ${source.sha256}::text, ${source.dataset}::text, 0, 0, 0, '{}', ${mends}::integer where ${sql.join(isOurs, sql` and `)}
      on conflict (sha256, dataset) do nothing returning id
    )
    select
      ${fingerprint === undefined ? sql`null` : sql`coalesce((select value from stored_key), (select value from first_key))`} as key,
      (select id from begun) as id,
      (select coalesce(json_agg(month), '[]') from (${returnedMonthsSql(schema)}) known) as returned`.execute(tx)
  const { id, key: storedKey, returned } = rows[0]!
  // Another key, or a key that was inserted while this statement ran: read it again.
  if (fingerprint !== undefined && storedKey !== fingerprint) await lockFingerprint(tx, fingerprint)
  return id === null ? landedBefore(tx, source) : { id, returned: new Set(returned) }
}

async function landedBefore(tx: Transaction<Tables>, source: Source): Promise<LandingReport> {
  const before = await tx
    .selectFrom('source')
    .selectAll()
    .where('sha256', '=', source.sha256)
    .where('dataset', '=', source.dataset)
    .executeTakeFirstOrThrow()
  return {
    landedBefore: true,
    accepted: before.accepted,
    changed: 0,
    refused: before.refused,
    reasons: JSON.parse(before.reasons) as Record<string, number>,
  }
}

/** The id of the source whose refused rows this source corrects; null if it corrects none. */
export async function correctedSource(tx: Transaction<Tables>, { mends, dataset }: Source): Promise<number | null> {
  if (mends === undefined) return null
  const found = await tx
    .selectFrom('source')
    .select('id')
    .where('sha256', '=', mends)
    .where('dataset', '=', dataset)
    .executeTakeFirst()
  if (found === undefined)
    throw new Error(`mends must be the SHA-256 of a source that has landed as ${dataset}, got ${mends.slice(0, 12)}…`)
  return found.id
}
