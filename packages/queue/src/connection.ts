import type { QueuePool, QueueConnection } from './queue-connection.js'
import { serverUrlFault } from '@minzheng/core/privacy'
import {
  createPostgresBackend,
  createRedisBackend,
  Queue,
  runMigrations,
  type BackendFactory,
  type IQueueBackend,
  type PgPool,
  type PgQueryable,
  type QueueOptions,
  type RedisOptions,
  type Telemetry,
} from 'bullmq'
import { queueName } from './contract.js'
import type { JobData, JobName, JobResult } from './jobs.js'
import { QueueUnavailableError } from './errors.js'

/** BullMQ's queue with the jobs of Minzheng. */
export type JobQueue = Queue<JobData, JobResult, JobName, JobData, JobResult, JobName, IQueueBackend, QueueConnection>

/** A queue that answers, and the way to close it. */
export interface OpenQueue {
  readonly queue: JobQueue
  close(): Promise<void>
}

/** How long Redis may take to answer the first time, in milliseconds. */
const patience = 5000

/** A line that is dead without a word: asked something, it carries nothing for so long, and is opened anew. */
const silence = { socketTimeout: 30_000, keepAlive: 10_000 }
// A producer says at once that Redis is away; a worker waits for it to come back.
const producer: RedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: patience,
  commandTimeout: 2 * patience,
  ...silence,
}
// No limit for a command: one that waits for the next job is to wait. It is answered every few seconds though, with
// nothing where there is none.
const consumer: RedisOptions = { maxRetriesPerRequest: null, connectTimeout: 2 * patience, ...silence }

/** Gives BullMQ's queues and workers the backend that fits the connection; pass it as their last argument. */
export const createBackend: BackendFactory<IQueueBackend, QueueConnection> = (name, options, kind) => {
  const { connection } = options
  if ('pool' in connection)
    return createPostgresBackend(name, { ...options, connection: connection.pool as unknown as PgPool }, kind)
  const settings: RedisOptions = {
    url: connection.redis,
    ...(kind?.withBlockingConnection === true ? consumer : producer),
  }
  const redis: QueueOptions = {
    ...options,
    connection: settings,
    ...(connection.prefix === undefined ? {} : { prefix: connection.prefix }),
  }
  return createRedisBackend(name, redis, kind)
}

const migrated = new WeakMap<QueuePool, Promise<void>>()

/**
 * Creates or brings up to date BullMQ's tables, in the schema `bullmq`; a second call with the same pool does nothing.
 * On PGlite, which is one session, await it before other work starts. Throws where `search_path` lacks the schema.
 */
export function migrateQueue(pool: QueuePool): Promise<void> {
  const running = migrated.get(pool) ?? migrate(pool)
  migrated.set(pool, running)
  running.catch(() => migrated.delete(pool))
  return running
}

async function migrate(pool: QueuePool): Promise<void> {
  const client = await pool.connect()
  try {
    await runMigrations(client as PgQueryable)
  } finally {
    client.release()
  }
  const { rows } = await pool.query(`select 'bullmq' = any(current_schemas(false)) as "found"`)
  if (rows[0]?.['found'] !== true)
    throw new Error(
      `The search_path of the queue's pool must hold the schema bullmq: create the pool with options: '-c search_path=public,bullmq'`,
    )
}

/**
 * Opens the queue to add jobs and to look at it. Throws `QueueUnavailableError` within a few seconds where nothing
 * answers.
 */
export async function openQueue(
  connection: QueueConnection,
  onError: (error: Error) => void = () => {},
  telemetry?: Telemetry,
): Promise<OpenQueue> {
  const fault = 'pool' in connection ? undefined : serverUrlFault(connection.redis, ['redis', 'rediss'])
  if (fault !== undefined) throw new QueueUnavailableError(connection, `its URL ${fault}`)
  try {
    if ('pool' in connection) await migrateQueue(connection.pool)
    const queue: JobQueue = new Queue(
      queueName,
      { connection, ...(telemetry === undefined ? {} : { telemetry }) },
      createBackend,
    )
    queue.on('error', onError)
    await answers(queue).catch(async (error: unknown) => {
      await queue.close().catch(onError)
      throw error
    })
    return { queue, close: () => queue.close() }
  } catch (error) {
    throw new QueueUnavailableError(connection, error)
  }
}

/** The first error or the first answer, whichever comes first. */
async function answers(queue: JobQueue): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${patience} milliseconds`)), patience)
      queue.once('error', reject)
      queue.waitUntilReady().then(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
  }
}
