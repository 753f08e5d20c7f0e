import { sql, type Transaction } from 'kysely'
import type { Month } from '@minzheng/core/periods'
import type { DatasetTable } from '../sql/dataset-table.js'
import { holdFingerprint, setting as keySetting } from './pseudonym-key.js'
import { returnedMonthsSql } from '../marks/returned-months.js'
import type { LandingReport, Source } from './source.js'
import type { Tables } from '../database/tables.js'
import type { LandingTools } from './tools.js'
import { unsent } from './unsent.js'

/** A source that is being landed. */
export interface Begun {
  readonly id: number
  /** The months that had a return when the landing began; none of them loses it. */
  readonly returned: ReadonlySet<Month>
}

/**
 * Begins a landing with one look: takes the turn where series span districts, holds the key of the pseudonyms, and
 * enters the source. Gives the report of before where this content has landed.
 */
export async function begin(
  { marks, schema }: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  { source, mends }: { readonly source: Source; readonly mends: number | null },
): Promise<Begun | LandingReport> {
  const fingerprint = source.keyFingerprint
  const turns = await unsent((db) => marks.takeTurn(db, table))
  const settings = sql.id(schema, 'setting')
  const turn = turns.map((statement, at) => sql`${sql.id(`turn_${at}`)} as (${statement}),`)
  // The turn comes first: who waits for it must not keep others from the source.
  const isOurs = [sql`true`, ...turns.map((_, at) => sql`exists (select 1 from ${sql.id(`turn_${at}`)})`)]
  const key =
    fingerprint === undefined
      ? sql``
      : sql`
        kept_key as (select value from ${settings} where name = ${keySetting} for share),
        first_key as (insert into ${settings} (name, value) values (${keySetting}, ${fingerprint}) on conflict do nothing returning value),`
  const { rows } = await sql<{ id: number | null; key: string | null; returned: readonly Month[] }>`
    with ${sql.join(turn, sql` `)} ${key} begun as (
      insert into ${sql.id(schema, 'source')} (name, sha256, dataset, accepted, changed, refused, reasons, mends)
      select ${source.name}::text, ${source.sha256}::text, ${source.dataset}::text, 0, 0, 0, '{}', ${mends}::integer where ${sql.join(isOurs, sql` and `)}
      on conflict (sha256, dataset) do nothing returning id
    )
    select
      ${fingerprint === undefined ? sql`null` : sql`coalesce((select value from kept_key), (select value from first_key))`} as key,
      (select id from begun) as id,
      (select coalesce(json_agg(month), '[]') from (${returnedMonthsSql(schema)}) known) as returned`.execute(tx)
  const { id, key: held, returned } = rows[0]!
  // Another key, or one that came in while we looked: a second look tells.
  if (fingerprint !== undefined && held !== fingerprint) await holdFingerprint(tx, fingerprint)
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

/** The source whose refused rows come back; none for one that mends nothing. */
export async function mendedSource(tx: Transaction<Tables>, { mends, dataset }: Source): Promise<number | null> {
  if (mends === undefined) return null
  const found = await tx
    .selectFrom('source')
    .select('id')
    .where('sha256', '=', mends)
    .where('dataset', '=', dataset)
    .executeTakeFirst()
  if (found === undefined)
    throw new Error(
      `no file with the content ${mends.slice(0, 12)}… has landed as ${dataset}, so none of its rows can be mended`,
    )
  return found.id
}
