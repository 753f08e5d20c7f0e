import type { Kysely } from 'kysely'
import type { Database } from './database.js'
import { migrate } from './migrations.js'
import type { Tables } from './tables.js'
import { DatabaseBusyError, isLockTimeout } from './timeouts.js'

/**
 * Migrates, then works on connections that wait a bounded time for locks. Throws `DatabaseBusyError` where another
 * process holds what is to be changed for too long.
 */
export async function opening<Result>(
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
      `the tables of ${database.schema} are to be changed, and another process has held them for too long: wait for it to end or stop it, then start again (select pid, state, query_start from pg_stat_activity tells which) (数据库正被其他进程占用)`,
      { cause: error },
    )
  }
}
