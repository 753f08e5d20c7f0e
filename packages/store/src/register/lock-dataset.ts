import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { Tables } from '../database/tables.js'

/**
 * Waits until no other transaction changes the register of a dataset, and keeps others waiting until this one ends: how
 * a record stands depends on all sources that tell it. Until then no month passes to another state either
 * (`lockStates`). Returns the next place in the order of landing.
 */
export async function lockDataset(tx: Transaction<Tables>, schema: string, dataset: string): Promise<number> {
  const { rows } = await sql<{ place: string }>`
    select pg_advisory_xact_lock(hashtextextended(${`${schema}.${dataset}`}, 0)), pg_advisory_xact_lock_shared(${statesLock(schema)}), nextval(${sql.lit(`${schema}.place`)}) as place`.execute(
    tx,
  )
  return Number(rows[0]!.place)
}

const statesLock = (schema: string): RawBuilder<unknown> => sql`hashtextextended(${`${schema} months`}, 0)`

/** Waits until no transaction writes a dataset, and keeps writers waiting: a month must not change while its state does. */
export async function lockStates(tx: Transaction<Tables>, schema: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${statesLock(schema)})`.execute(tx)
}
