import type { Kysely } from 'kysely'
import type { Database } from './database.js'
import { migrate } from './migrations.js'
import type { Tables } from './tables.js'
import { DatabaseBusyError, isLockTimeout } from './timeouts.js'

/**
 * Migrates the schema, then runs `work` on the lane `opening`, which waits a bounded time for locks. Throws
 * `DatabaseBusyError` if another process holds a needed lock for longer.
 */
export async function migrateAndRun<Result>(
  database: Database,
  work: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  const db = database.lane('opening')
  try {
    await migrate(db, database.schema)
    return await work(db.withSchema(database.schema))
  } catch (error) {
    if (!isLockTimeout(error)) throw error
    throw new DatabaseBusyError(
      `the tables of ${database.schema} must be changed, but another process has locked them for too long. Wait for it to end or stop it, then start again (select pid, state, query_start from pg_stat_activity shows which one) (数据库正被其他进程占用)`,
      { cause: error },
    )
  }
}
