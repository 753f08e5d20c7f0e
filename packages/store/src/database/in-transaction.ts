import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from './tables.js'

/**
 * Works in a transaction that `begin` begins; what it must have with it goes in the same message, since each is a round
 * trip.
 */
export function inTransaction<Result>(
  db: Kysely<Tables>,
  begin: RawBuilder<unknown>,
  work: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.connection().execute(async (connection) => {
    try {
      await begin.execute(connection)
      const result = await work(connection as Transaction<Tables>)
      await sql`commit`.execute(connection)
      return result
    } catch (error) {
      // A connection that is broken has rolled back already; what is thrown is why.
      await sql`rollback`.execute(connection).catch(() => undefined)
      throw error
    }
  })
}
