import { setTimeout as sleep } from 'node:timers/promises'
import type { Catalogue } from '@minzheng/core'
import {
  createBackend,
  createRecomputeClient,
  migrateQueue,
  openQueue,
  parseRecompute,
  queueName,
  type QueueConnection,
  type RecomputeClient,
  type RecomputeData,
  type RecomputeResult,
} from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import { MetricsTime, Worker, type IQueueBackend, type Job, type JobProgress } from 'bullmq'
import { Drain, type DrainProgress, type DrainSummary } from './drain.js'
import { jsonLog, messageOf, sparing, type Log } from './log.js'
import type { Metrics } from './metrics.js'
import { createProcessor } from './processor.js'
import { createRelay, type Relay } from './relay.js'

export interface WorkerOptions {
  readonly store: Pick<Store, 'dirtyDistricts' | 'recompute'>
  readonly catalogue: Pick<Catalogue, 'districts'>
  readonly connection: QueueConnection
  /** Jobs at a time. Default 1, which is all that the embedded database can do. */
  readonly concurrency?: number
  /** Default: JSON lines on standard error. */
  readonly log?: Log
  /** Milliseconds between looks for dirty districts that nobody queued. Default 10 000. */
  readonly sweepIntervalMs?: number
  /**
   * True where no other process can work on this queue, as with the embedded database: what a killed process left
   * running is then taken up at once instead of after its lock has run out.
   */
  readonly alone?: boolean
  /** Hears how jobs ended, to be counted. */
  readonly metrics?: Pick<Metrics, 'recomputed' | 'ended'>
}

/** A worker at work. */
export interface RecomputeWorker {
  readonly client: RecomputeClient
  readonly relay: Pick<Relay, 'run'>
  /** Queues what is dirty and resolves when no job is left and no district is dirty. Throws `NotDrainedError` where that cannot be. */
  drained(onProgress?: (progress: DrainProgress) => void): Promise<DrainSummary>
  /**
   * Takes no more jobs, lets those that run finish, closes the connections. The store stays open.
   * @returns false where a job was still running after so many milliseconds (default 25 000); it will be run again
   */
  close(timeoutMs?: number): Promise<boolean>
}

/** Starts to work. Where Redis is away it waits for it; PostgreSQL must answer. */
export async function startWorker(options: WorkerOptions): Promise<RecomputeWorker> {
  const { store, catalogue, connection, concurrency = 1, log = jsonLog(), sweepIntervalMs = 10_000, alone = false, metrics } = options
  const complain = sparing(log)
  const onError = (error: Error): void => complain('error', 'the queue connection broke', { error: messageOf(error) })
  if ('pool' in connection) await migrateQueue(connection.pool)
  if (alone) await forgetKilled(connection, log)

  const client = createRecomputeClient(connection, onError)
  const relay = createRelay({ store, client, log, sweepIntervalMs })
  const drains = new Set<Drain>()
  const idlers = new Set<() => void>()
  const wakeIdlers = (): void => {
    for (const wake of idlers) wake()
    idlers.clear()
  }
  const processor = createProcessor({ store, catalogue, log })

  const worker = new Worker<RecomputeData, RecomputeResult, 'recompute', IQueueBackend, JobProgress, QueueConnection>(
    queueName,
    processor,
    {
      connection,
      concurrency,
      lockDuration: 30_000,
      stalledInterval: 10_000,
      maxStalledCount: 5,
      drainDelay: 5,
      metrics: { maxDataPoints: MetricsTime.ONE_WEEK },
    },
    createBackend,
  )
  worker.on('error', onError)
  worker.on('lockRenewalFailed', (jobIds) => {
    log('warn', 'locks were lost; the jobs are stopped and run again', { jobs: jobIds })
    for (const jobId of jobIds) worker.cancelJob(jobId, 'its lock was lost')
  })
  worker.on('stalled', (jobId) => log('warn', 'a job stalled and runs again', { job: jobId }))
  worker.on('drained', wakeIdlers)
  worker.on('completed', (job, result) => {
    log('info', 'recomputed', { job: job.id, district: job.data.district, period: job.data.period, attempt: job.attemptsMade, ...result })
    metrics?.recomputed(result)
    metrics?.ended('completed')
    relay.done(job.data)
    drains.forEach((drain) => drain.ended(result))
  })
  worker.on('failed', (job, error) => {
    const data = job === undefined ? undefined : known(job, catalogue)
    const fields = { job: job?.id, district: data?.district, period: data?.period, attempt: job?.attemptsMade, error: messageOf(error) }
    // BullMQ sets the time only where it does not try again.
    if (job !== undefined && job.finishedOn === undefined) {
      metrics?.ended('retried')
      return log('warn', 'a job failed and will be tried again', fields)
    }
    metrics?.ended(data === undefined ? 'rejected' : 'failed')
    log('error', 'a job failed for good', fields)
    if (data !== undefined) relay.failed(data)
    drains.forEach((drain) => drain.ended({ failed: data, reason: messageOf(error) }))
  })
  relay.start()

  const closing = new AbortController()
  const close = async (timeoutMs: number): Promise<boolean> => {
    closing.abort()
    wakeIdlers()
    await Promise.race([relay.stop(), sleep(timeoutMs, undefined, { ref: false })])
    const finished = await Promise.race([worker.close().then(() => true), sleep(timeoutMs, false, { ref: false })])
    if (!finished) worker.cancelAllJobs('the worker is closing')
    await client.close()
    return finished
  }
  let closed: Promise<boolean> | undefined

  return Object.freeze<RecomputeWorker>({
    client,
    relay,
    drained: async (onProgress) => {
      const idle = (): Promise<void> => new Promise((resolve) => idlers.add(resolve))
      const drain = new Drain({ store, catalogue, relay, counts: client.counts, idle, closed: closing.signal }, onProgress)
      drains.add(drain)
      try {
        return await drain.done()
      } finally {
        drains.delete(drain)
      }
    },
    close: (timeoutMs = 25_000) => (closed ??= close(timeoutMs)),
  })
}

/** The data of a job that keeps the contract; undefined for one that does not, of which nothing may be logged. */
function known(job: Pick<Job, 'data'>, { districts }: Pick<Catalogue, 'districts'>): RecomputeData | undefined {
  try {
    return parseRecompute(job.data, (code) => districts.has(code))
  } catch {
    return undefined
  }
}

/** Empties a queue in which a killed process left jobs running; what is dirty is queued anew from the store's marks. */
async function forgetKilled(connection: QueueConnection, log: Log): Promise<void> {
  const { queue, close } = await openQueue(connection)
  try {
    const running = await queue.getActiveCount()
    if (running === 0) return
    log('warn', 'a process was killed while jobs ran; the queue is built anew', { jobs: running })
    await queue.obliterate({ force: true })
    await queue.resume()
  } finally {
    await close()
  }
}
