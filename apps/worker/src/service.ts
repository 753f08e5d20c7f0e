import type { Catalogue } from '@minzheng/core'
import { createStore, openDatabase } from '@minzheng/store'
import type { Config } from './config.js'
import type { Log } from './log.js'
import { startWorker } from './worker.js'

/** A service at work: the database, the store and a worker. */
export interface Service {
  /** Stops in order: worker, queue, store. Returns false where a job did not finish in time; the store is then left as it is. */
  stop(): Promise<boolean>
}

/** Opens what the configuration names and starts to work. */
export async function startService(config: Config, catalogue: Catalogue, log: Log): Promise<Service> {
  const database = await openDatabase(config.databaseUrl === undefined ? { folder: config.folder } : { url: config.databaseUrl })
  const store = await createStore(database, catalogue)
  const embedded = database.kind === 'pglite'
  const worker = await startWorker({
    store,
    catalogue,
    connection: config.redisUrl === undefined ? { pool: database.pool } : { redis: config.redisUrl },
    concurrency: embedded ? 1 : config.concurrency,
    log,
    sweepIntervalMs: config.sweepIntervalMs,
    alone: embedded && config.redisUrl === undefined,
  }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  log('info', 'started', { database: database.kind, queue: config.redisUrl === undefined ? database.kind : 'redis' })
  return {
    stop: async () => {
      const finished = await worker.close(config.shutdownTimeoutMs)
      if (finished) await store.close()
      return finished
    },
  }
}
