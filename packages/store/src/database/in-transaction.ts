import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from './tables.js'

/**
 * Runs `work` in a transaction. `begin` starts it, and may contain further statements: they are sent in the same
 * message and cost no round trip of their own.
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
      // A broken connection has rolled back already; the original error says why.
      await sql`rollback`.execute(connection).catch(() => undefined)
      throw error
    }
  })
}
