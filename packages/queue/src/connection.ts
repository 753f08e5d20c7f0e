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
import { queueName } from './recompute-job.js'
import type { JobData, JobName, JobResult } from './jobs.js'
import { QueueUnavailableError } from './errors.js'

/** BullMQ's queue with the jobs of Minzheng. */
export type JobQueue = Queue<JobData, JobResult, JobName, JobData, JobResult, JobName, IQueueBackend, QueueConnection>

/** An open queue, and the function that closes it. */
export interface OpenQueue {
  readonly queue: JobQueue
  readonly close: () => Promise<void>
}

/** How long Redis may take to answer the first time, in milliseconds. */
const answerTimeoutMs = 5000

/**
 * Detects a connection that has died unnoticed: if no data arrives for this long after a command, it is opened again.
 */
const deadPeerDetection = { socketTimeout: 30_000, keepAlive: 10_000 }
// A producer fails at once if Redis is unreachable; a worker waits for Redis.
const producer: RedisOptions = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: answerTimeoutMs,
  commandTimeout: 2 * answerTimeoutMs,
  ...deadPeerDetection,
}
// No command timeout, because the command that waits for the next job blocks. Redis still answers it every few seconds,
// with null if there is no job.
const consumer: RedisOptions = { maxRetriesPerRequest: null, connectTimeout: 2 * answerTimeoutMs, ...deadPeerDetection }

/** Creates the backend for the connection of a BullMQ queue or worker; pass it as their last argument. */
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
 * Creates or migrates BullMQ's tables in the schema `bullmq`; a second call with the same pool does nothing. On PGlite,
 * which is a single session, await it before other work starts. Throws if `search_path` lacks the schema.
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
      `the search_path of the queue's pool must contain the schema bullmq: create the pool with options: '-c search_path=public,bullmq'`,
    )
}

/**
 * Opens the queue to add and inspect jobs. Throws `QueueUnavailableError` within a few seconds if there is no answer.
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
    await waitForAnswer(queue).catch(async (error: unknown) => {
      await queue.close().catch(onError)
      throw error
    })
    return { queue, close: () => queue.close() }
  } catch (error) {
    throw new QueueUnavailableError(connection, error)
  }
}

/** Waits for the first answer; throws the first error if that comes earlier. */
async function waitForAnswer(queue: JobQueue): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${answerTimeoutMs} milliseconds`)), answerTimeoutMs)
      queue.once('error', reject)
      queue.waitUntilReady().then(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
  }
}
