import type { Catalogue } from '@minzheng/core'
import type { QueueConnection } from '@minzheng/queue'
import { createStore, openDatabase, type Database, type Store, type StoreOptions } from '@minzheng/store'

/** A store that a process has opened, and where its jobs are. */
export interface OpenedStore {
  readonly database: Database
  readonly store: Store
  readonly connection: QueueConnection
  /** Says where the records and the jobs are stored. */
  readonly place: string
}

/**
 * Opens the store: PostgreSQL if DATABASE_URL is set, otherwise PGlite in the folder; jobs in Redis if REDIS_URL is set,
 * otherwise in the database. Throws `folder-in-use` if another process has opened the folder.
 */
export async function openStore(
  env: Readonly<Record<string, string | undefined>>,
  catalogue: Catalogue,
  folder: string,
  options: StoreOptions = {},
): Promise<OpenedStore> {
  const url = env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL']
  const redis = env['REDIS_URL'] === '' ? undefined : env['REDIS_URL']
  const database = await openDatabase({
    ...(url === undefined ? { folder } : { url }),
    ...(env['MINZHENG_SCHEMA'] === undefined ? {} : { schema: env['MINZHENG_SCHEMA'] }),
  })
  const store = await createStore(database, catalogue, options).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  const embedded = database.kind === 'pglite'
  const prefix = env['QUEUE_PREFIX'] === undefined || env['QUEUE_PREFIX'] === '' ? {} : { prefix: env['QUEUE_PREFIX'] }
  return {
    database,
    store,
    connection: redis === undefined ? { pool: database.pool } : { redis, ...prefix },
    place: `${embedded ? `PGlite (${folder})` : 'PostgreSQL'} + BullMQ (${redis === undefined ? (embedded ? 'PGlite' : 'PostgreSQL') : 'Redis'})`,
  }
}
