import type { Catalogue } from '@minzheng/core'
import { createRecomputeClient, type QueueConnection } from '@minzheng/queue'
import { createStore, openDatabase } from '@minzheng/store'
import type { Config } from './config.js'
import { serveHealth } from './health.js'
import type { Log } from './log.js'
import { createMetrics } from './metrics.js'
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
  const connection: QueueConnection = config.redisUrl === undefined ? { pool: database.pool } : { redis: config.redisUrl }
  const watcher = createRecomputeClient(connection)
  const metrics = createMetrics({ staleness: () => store.staleness(), counts: () => watcher.counts() })
  const worker = await startWorker({
    store,
    catalogue,
    connection,
    concurrency: embedded ? 1 : config.concurrency,
    log,
    sweepIntervalMs: config.sweepIntervalMs,
    alone: embedded && config.redisUrl === undefined,
    metrics,
  }).catch(async (error: unknown) => {
    await watcher.close()
    await store.close()
    throw error
  })
  const stop = async (): Promise<boolean> => {
    const finished = await worker.close(config.shutdownTimeoutMs)
    await watcher.close()
    if (finished) await store.close()
    return finished
  }
  const health =
    config.metricsPort === undefined
      ? undefined
      : await serveHealth({
          host: config.metricsHost,
          port: config.metricsPort,
          metrics,
          log,
          ready: async () => {
            await Promise.all([store.staleness(), watcher.counts()])
          },
        }).catch(async (error: unknown) => {
          await stop()
          throw error
        })
  log('info', 'started', { database: database.kind, queue: config.redisUrl === undefined ? database.kind : 'redis' })
  return {
    stop: async () => {
      health?.drain()
      const finished = await stop()
      await health?.close()
      return finished
    },
  }
}
