import { resolve } from 'node:path'
import { huzhouCatalogue } from '@minzheng/plan'
import { createStore, openDatabase, type Store } from '@minzheng/store'
import { startWorker, type DrainProgress, type DrainSummary } from '@minzheng/worker'
import type { QueueConnection } from '@minzheng/queue'
import { landedContents, type LandedContent } from './landed-contents.js'
import { printError } from '../terminal/output.js'

/** What one run of the command line works with. */
export interface Session {
  readonly store: Store
  /** The folder of the embedded database, the sample and the pseudonym key. */
  readonly folder: string
  /** In words: where the records and the jobs lie. */
  readonly place: string
  /** What has landed, by `contentKey`. */
  landed(): Promise<ReadonlyMap<string, LandedContent>>
  /** Queues what is dirty, works until the queue is empty, and stops the worker. */
  recomputeAll(onProgress?: (progress: DrainProgress) => void): Promise<DrainSummary>
  close(): Promise<void>
}

/** The folder from the environment, `.minzheng` unless told otherwise. */
export function folderOf(env: NodeJS.ProcessEnv): string {
  return resolve(env['MINZHENG_FOLDER'] ?? '.minzheng')
}

/**
 * Opens the store: PostgreSQL with DATABASE_URL, PGlite in the folder without; jobs on Redis with REDIS_URL, in the
 * database without.
 */
export async function openSession(env: NodeJS.ProcessEnv): Promise<Session> {
  const folder = folderOf(env)
  const url = env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL']
  const redis = env['REDIS_URL'] === '' ? undefined : env['REDIS_URL']
  const database = await openDatabase({
    ...(url === undefined ? { folder } : { url }),
    ...(env['MINZHENG_SCHEMA'] === undefined ? {} : { schema: env['MINZHENG_SCHEMA'] }),
  })
  const store = await createStore(database, huzhouCatalogue).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  const connection: QueueConnection = redis === undefined ? { pool: database.pool } : { redis }
  const embedded = database.kind === 'pglite'
  return {
    store,
    folder,
    place: `${embedded ? `PGlite (${folder})` : 'PostgreSQL'} + BullMQ (${redis === undefined ? (embedded ? 'PGlite' : 'PostgreSQL') : 'Redis'})`,
    landed: () => landedContents(database),
    recomputeAll: async (onProgress) => {
      const worker = await startWorker({
        store,
        catalogue: huzhouCatalogue,
        connection,
        concurrency: embedded ? 1 : 4,
        alone: embedded && redis === undefined,
        log: quiet,
      })
      try {
        return await worker.drained(onProgress)
      } finally {
        await worker.close()
      }
    },
    close: () => store.close(),
  }
}

/** Only what a person at the command line must know. */
function quiet(level: string, message: string, fields?: Readonly<Record<string, unknown>>): void {
  if (level === 'error')
    printError(`${message}${fields?.['error'] === undefined ? '' : `: ${String(fields['error'])}`}`)
}
