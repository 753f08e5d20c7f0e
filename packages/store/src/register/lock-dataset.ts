import { sql, type Transaction } from 'kysely'
import type { Tables } from '../database/tables.js'

/**
 * Waits until no other transaction changes the register of a dataset, and keeps others waiting until this one ends: how
 * a record stands depends on all sources that tell it. Returns the next place in the order of landing.
 */
export async function lockDataset(tx: Transaction<Tables>, schema: string, dataset: string): Promise<number> {
  const { rows } = await sql<{ place: string }>`
    select pg_advisory_xact_lock(hashtextextended(${`${schema}.${dataset}`}, 0)), nextval(${sql.lit(`${schema}.place`)}) as place`.execute(
    tx,
  )
  return Number(rows[0]!.place)
}
