import type { Catalogue } from '@minzheng/core'
import {
  createBackend,
  createRecomputeClient,
  isJobName,
  keptJobs,
  migrateQueue,
  openQueue,
  queueName,
  type JobData,
  type JobName,
  type JobResult,
  type QueueConnection,
  type RecomputeClient,
  type RecomputeData,
  type RecomputeResult,
} from '@minzheng/queue'
import { CatalogueReplacedError, type Store } from '@minzheng/store'
import { MetricsTime, UnrecoverableError, Worker, type IQueueBackend, type JobProgress, type Telemetry } from 'bullmq'
import { calm } from '../jobs/calm.js'
import { brief, closeWorker } from './closing.js'
import { dirtyLook } from '../jobs/dirty-look.js'
import { Drain, type DrainProgress, type DrainSummary } from '../outbox/drain.js'
import { jsonLog, messageOf, sparing, type Log } from '../base/log.js'
import type { Metrics } from '../base/metrics.js'
import { jobsAtWork } from '../jobs/jobs-at-work.js'
import type { Handlers } from '../jobs/handler.js'
import { recomputeHandler } from '../jobs/recompute.js'
import { refreshHandler } from '../jobs/refresh.js'
import { createProcessor, knownJob } from './processor.js'
import { createRelay, type Relay } from '../outbox/relay.js'
import { within } from '../base/within.js'

export interface WorkerOptions {
  readonly store: Pick<Store, 'dirtyDistricts' | 'refuseReplaced' | 'dirtyCells' | 'staleness' | 'recompute'>
  readonly catalogue: Pick<Catalogue, 'districts' | 'domains' | 'indicators'>
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
  readonly metrics?: Pick<Metrics, 'recomputed' | 'ended' | 'stalled' | 'lostLock'>
  /** The jobs that it does besides `recompute` and `refresh`; made when the relay is there. */
  readonly handlers?: (relay: Pick<Relay, 'run'>) => Omit<Handlers, 'recompute' | 'refresh'>
  /** How long a job may go without a sign of life before another worker takes it. Default 30 000. */
  readonly lockDurationMs?: number
  /** Milliseconds between looks for jobs whose worker died. Default 10 000. */
  readonly stalledIntervalMs?: number
  /** See the relay's. */
  readonly lateAfterMs?: number
  readonly queueLimit?: number
  /** BullMQ's, where jobs are to be traced (bullmq-otel). */
  readonly telemetry?: Telemetry
  /** Told once where another process has opened the database with other definitions. No more jobs are taken then. */
  readonly onReplaced?: (error: CatalogueReplacedError) => void
}

/** A worker at work. */
export interface RecomputeWorker {
  readonly client: RecomputeClient
  readonly relay: Pick<Relay, 'run' | 'trouble'>
  /** True once other definitions were found in the database: it takes no more jobs. */
  isReplaced(): boolean
  /**
   * Queues what is dirty and resolves when no job is left and no district is dirty. Throws `NotDrainedError` where that
   * cannot be.
   */
  drained(onProgress?: (progress: DrainProgress) => void): Promise<DrainSummary>
  /**
   * Takes no more jobs, lets those that run finish, closes the connections. The store stays open.
   * @returns false where a job was still running after so many milliseconds (default 25 000); it was told to stop, and
   * will be run again
   */
  close(timeoutMs?: number): Promise<boolean>
}

/** Starts to work. Where Redis is away it waits for it; PostgreSQL must answer. */
export async function startWorker(options: WorkerOptions): Promise<RecomputeWorker> {
  const {
    store,
    catalogue,
    connection,
    concurrency = 1,
    log = jsonLog(),
    sweepIntervalMs = 10_000,
    alone = false,
    metrics,
    telemetry,
  } = options
  const complain = sparing(log)
  const onError = (error: Error): void => complain('error', 'the queue connection broke', { error: messageOf(error) })
  if ('pool' in connection) await migrateQueue(connection.pool)
  if (alone) await forgetKilled(connection, log)

  const client = createRecomputeClient(connection, onError, telemetry)
  const { lateAfterMs, queueLimit } = options
  const relay = createRelay({
    store,
    client,
    log,
    sweepIntervalMs,
    onReplaced: (error) => onReplaced(error),
    ...(lateAfterMs === undefined ? {} : { lateAfterMs }),
    ...(queueLimit === undefined ? {} : { queueLimit }),
  })
  const drains = new Set<Drain>()
  const idlers = new Set<() => void>()
  const wakeIdlers = (): void => {
    for (const wake of idlers) wake()
    idlers.clear()
  }
  const atWork = jobsAtWork()
  const processor = createProcessor({
    log,
    atWork,
    handlers: {
      ...options.handlers?.(relay),
      recompute: recomputeHandler({ store, catalogue, look: dirtyLook(store, catalogue), calm: calm() }),
      refresh: refreshHandler(store, relay),
    },
  })

  const worker = new Worker<JobData, JobResult, JobName, IQueueBackend, JobProgress, QueueConnection>(
    queueName,
    processor,
    {
      connection,
      concurrency,
      lockDuration: options.lockDurationMs ?? 30_000,
      stalledInterval: options.stalledIntervalMs ?? 10_000,
      maxStalledCount: 5,
      // Also for jobs that were queued without a word on it, by whatever client.
      ...keptJobs,
      ...(telemetry === undefined ? {} : { telemetry }),
      drainDelay: 5,
      metrics: { maxDataPoints: MetricsTime.ONE_WEEK },
    },
    createBackend,
  )
  worker.on('error', onError)
  worker.on('lockRenewalFailed', (jobIds) => {
    log('warn', 'locks were lost; the jobs are stopped and run again', { jobs: jobIds })
    for (const jobId of jobIds) {
      metrics?.lostLock()
      atWork.cancel(jobId, 'its lock was lost')
    }
  })
  worker.on('stalled', (jobId) => {
    metrics?.stalled()
    log('warn', 'a job stalled and runs again', { job: jobId })
  })
  worker.on('drained', wakeIdlers)
  worker.on('completed', (job, result) => {
    const { name, data, id } = job
    // Nothing to do is what most jobs find: a short line of it, for those who debug.
    if (result.outcome === 'superseded') log('debug', 'a job found nothing to do', { job: id, name, ...placeOf(data) })
    else
      log('info', 'a job was done', { job: id, name, ...placeOf(data), attempt: job.attemptsMade, ...toldOf(result) })
    metrics?.ended(name, result.outcome, result.milliseconds)
    if (name !== 'recompute') return drains.forEach((drain) => drain.ended({ cells: 0, changed: 0 }))
    const recomputed = result as RecomputeResult
    if (result.outcome === 'done') metrics?.recomputed(recomputed)
    relay.done(data as RecomputeData)
    drains.forEach((drain) => drain.ended(recomputed))
  })
  let replaced = false
  const onReplaced = (error: CatalogueReplacedError): void => {
    if (replaced) return
    replaced = true
    worker.pause(true).catch(onError)
    log('error', 'definitions were replaced by another version; no more jobs are taken', { error: error.message })
    options.onReplaced?.(error)
  }
  worker.on('failed', (job, error) => {
    const known = job === undefined ? undefined : knownJob(job, catalogue)
    const name = job !== undefined && isJobName(job.name) ? job.name : 'unknown'
    const place = known === undefined ? {} : placeOf(known.data)
    const fields = { job: job?.id, name, ...place, attempt: job?.attemptsMade, error: messageOf(error) }
    if (error instanceof CatalogueReplacedError) onReplaced(error)
    // BullMQ sets the time only where it does not try again.
    if (job !== undefined && job.finishedOn === undefined) {
      metrics?.ended(name, 'retried')
      return log('warn', 'a job failed and will be tried again', fields)
    }
    const recompute = known?.name === 'recompute' ? (known.data as RecomputeData) : undefined
    metrics?.ended(name, error instanceof UnrecoverableError ? 'rejected' : 'failed')
    log('error', 'a job failed for good', fields)
    if (recompute !== undefined) relay.failed(recompute)
    drains.forEach((drain) => drain.ended({ failed: recompute, reason: messageOf(error) }))
  })
  relay.start()

  const closing = new AbortController()
  const close = async (timeoutMs: number): Promise<boolean> => {
    closing.abort()
    wakeIdlers()
    // At once, so that no more jobs are taken while a sweep ends. A sweep that hangs loses nothing: what is dirty is
    // marked in the database.
    const [finished] = await Promise.all([
      closeWorker({ worker, atWork, timeoutMs }),
      within(relay.stop(), Math.min(timeoutMs, 4 * brief)),
    ])
    await within(client.close(), brief)
    return finished
  }
  let closed: Promise<boolean> | undefined

  return Object.freeze<RecomputeWorker>({
    client,
    relay,
    isReplaced: () => replaced,
    drained: async (onProgress) => {
      const idle = (): Promise<void> => new Promise((resolve) => idlers.add(resolve))
      const drain = new Drain(
        { store, catalogue, relay, counts: client.counts, idle, closed: closing.signal },
        onProgress,
      )
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

/** The district and period of a job, for the log; nothing else of its data may stand there. */
function placeOf(data: JobData): Readonly<Record<string, unknown>> {
  const { district, period, month } = data as Partial<Record<'district' | 'period' | 'month', string>>
  return {
    ...(district === undefined ? {} : { district }),
    ...(period === undefined ? {} : { period }),
    ...(month === undefined ? {} : { month }),
  }
}

/** A result without its lists: a log line is short. */
function toldOf(result: JobResult): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(result).filter(([, value]) => typeof value !== 'object'))
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
