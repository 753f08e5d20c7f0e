import type { Catalogue } from '@minzheng/core'
import {
  createBackend,
  createJobClient,
  isJobName,
  keptJobs,
  migrateQueue,
  openQueue,
  queueName,
  type JobData,
  type JobName,
  type JobResult,
  type QueueConnection,
  type JobClient,
  type RecomputeData,
  type RecomputeResult,
} from '@minzheng/queue'
import { CatalogueReplacedError, type Store } from '@minzheng/store'
import {
  DelayedError,
  MetricsTime,
  UnrecoverableError,
  Worker,
  type IQueueBackend,
  type JobProgress,
  type Telemetry,
} from 'bullmq'
import { debounce } from '../jobs/debounce.js'
import { shortMs, closeWorker } from './closing.js'
import { dirtyProbe } from '../jobs/dirty-probe.js'
import { IdleWait, type IdleProgress, type IdleSummary } from '../outbox/wait-until-idle.js'
import { jsonLog, messageOf, rateLimited, type Log } from '../base/log.js'
import type { Metrics } from '../base/metrics.js'
import { runningJobs } from '../jobs/running-jobs.js'
import type { Handlers } from '../jobs/handler.js'
import { recomputeHandler } from '../jobs/recompute.js'
import { refreshHandler } from '../jobs/refresh.js'
import type { Gate } from './gate.js'
import { createProcessor, knownJob } from './processor.js'
import { unreportedJobs } from './unreported.js'
import { createRelay, type Relay } from '../outbox/relay.js'
import { within } from '../base/within.js'

export interface WorkerOptions {
  readonly store: Pick<Store, 'dirtyDistricts' | 'refuseReplaced' | 'dirtyCells' | 'staleness' | 'recompute'>
  readonly catalogue: Pick<Catalogue, 'districts' | 'domains' | 'indicators'>
  readonly connection: QueueConnection
  /** The number of concurrent jobs. Default 1, the maximum for the embedded database. */
  readonly concurrency?: number
  /** Default: JSON lines on standard error. */
  readonly log?: Log
  /** Milliseconds between two sweeps for dirty districts without a job. Default 10 000. */
  readonly sweepIntervalMs?: number
  /**
   * True if no other process can work on this queue, as with the embedded database. Jobs of a killed process then run
   * again at once, instead of after their lock has expired.
   */
  readonly alone?: boolean
  /** Counts how jobs end. */
  readonly metrics?: Pick<Metrics, 'recomputed' | 'ended' | 'stalled' | 'lostLock'>
  /** Creates the handlers of jobs other than `recompute` and `refresh`. */
  readonly handlers?: (relay: Pick<Relay, 'run'>) => Omit<Handlers, 'recompute' | 'refresh'>
  /**
   * How long a job may run without its lock being renewed before another worker takes it, in milliseconds. Default 30
   * 000.
   */
  readonly lockDurationMs?: number
  /** Milliseconds between two checks for jobs whose worker died. Default 10 000. */
  readonly stalledIntervalMs?: number
  /** See `RelayOptions`. */
  readonly lateAfterMs?: number
  readonly queueLimit?: number
  /** Runs the work of a job when it may run; workers of several cities share one. Default: at once. */
  readonly gate?: Gate
  /** BullMQ's telemetry, to trace jobs (bullmq-otel). */
  readonly telemetry?: Telemetry
  /**
   * Called once if another process has opened the database with other definitions. The worker then takes no more jobs.
   */
  readonly onReplaced?: (error: CatalogueReplacedError) => void
}

/** A running worker. */
export interface RecomputeWorker {
  readonly client: JobClient
  readonly relay: Pick<Relay, 'run' | 'trouble'>
  /** True if the database has other definitions: the worker then takes no more jobs. */
  readonly isReplaced: () => boolean
  /**
   * Queues jobs for dirty districts and resolves when no job is left and no district is dirty. Throws `NotIdleError`
   * if that cannot be reached.
   */
  readonly waitUntilIdle: (onProgress?: (progress: IdleProgress) => void) => Promise<IdleSummary>
  /**
   * Takes no more jobs, waits for running jobs, and closes the connections. The store stays open.
   * @returns false if a job was still running after `timeoutMs` milliseconds (default 25 000); it was cancelled and
   * will run again
   */
  readonly close: (timeoutMs?: number) => Promise<boolean>
}

/** Starts a worker. It waits for Redis if it is unreachable; PostgreSQL must answer. */
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
  const logError = rateLimited(log)
  const onError = (error: Error): void => logError('error', 'the queue connection broke', { error: messageOf(error) })
  if ('pool' in connection) await migrateQueue(connection.pool)
  if (alone) await emptyAfterKill(connection, log)

  const client = createJobClient(connection, onError, telemetry)
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
  const idleWaits = new Set<IdleWait>()
  const idlers = new Set<() => void>()
  const wakeIdlers = (): void => {
    for (const wake of idlers) wake()
    idlers.clear()
  }
  const running = runningJobs()
  const processor = createProcessor({
    log,
    running,
    ...(options.gate === undefined ? {} : { gate: options.gate }),
    handlers: {
      ...options.handlers?.(relay),
      recompute: recomputeHandler({ store, catalogue, probe: dirtyProbe(store, catalogue), debounce: debounce() }),
      refresh: refreshHandler(store, relay),
    },
  })

  const unreported = unreportedJobs(4 * shortMs)
  const worker = new Worker<JobData, JobResult, JobName, IQueueBackend, JobProgress, QueueConnection>(
    queueName,
    async (job, token) => {
      unreported.took(job.id)
      return processor(job, token).catch((error: unknown) => {
        // A job that is put back ends without an event.
        if (error instanceof DelayedError) unreported.reported(job.id)
        throw error
      })
    },
    {
      connection,
      concurrency,
      lockDuration: options.lockDurationMs ?? 30_000,
      stalledInterval: options.stalledIntervalMs ?? 10_000,
      maxStalledCount: 5,
      // Also for jobs that a client queued without these options.
      ...keptJobs,
      ...(telemetry === undefined ? {} : { telemetry }),
      drainDelay: 5,
      metrics: { maxDataPoints: MetricsTime.ONE_WEEK },
    },
    createBackend,
  )
  worker.on('error', onError)
  worker.on('lockRenewalFailed', (jobIds) => {
    log('warn', 'locks were lost; the jobs are cancelled and run again', { jobs: jobIds })
    for (const jobId of jobIds) {
      metrics?.lostLock()
      running.cancel(jobId, 'its lock was lost')
    }
  })
  worker.on('stalled', (jobId) => {
    metrics?.stalled()
    log('warn', 'a job stalled and runs again', { job: jobId })
  })
  worker.on('drained', wakeIdlers)
  worker.on('completed', (job, result) => {
    const { name, data, id } = job
    // After this function has counted the job.
    queueMicrotask(() => unreported.reported(id))
    // Most jobs find nothing to do: they get a short line at debug level.
    if (result.outcome === 'superseded') log('debug', 'a job found nothing to do', { job: id, name, ...placeOf(data) })
    else
      log('info', 'a job was done', {
        job: id,
        name,
        ...placeOf(data),
        attempt: job.attemptsMade,
        ...resultFields(result),
      })
    metrics?.ended(name, result.outcome, result.milliseconds)
    if (name !== 'recompute') return idleWaits.forEach((idleWait) => idleWait.ended({ cells: 0, changed: 0 }))
    const recomputed = result as RecomputeResult
    if (result.outcome === 'done') metrics?.recomputed(recomputed)
    relay.done(data as RecomputeData)
    idleWaits.forEach((idleWait) => idleWait.ended(recomputed))
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
    queueMicrotask(() => unreported.reported(job?.id))
    const known = job === undefined ? undefined : knownJob(job, catalogue)
    const name = job !== undefined && isJobName(job.name) ? job.name : 'unknown'
    const place = known === undefined ? {} : placeOf(known.data)
    const fields = { job: job?.id, name, ...place, attempt: job?.attemptsMade, error: messageOf(error) }
    if (error instanceof CatalogueReplacedError) onReplaced(error)
    // BullMQ sets `finishedOn` only if it does not retry the job.
    if (job !== undefined && job.finishedOn === undefined) {
      metrics?.ended(name, 'retried')
      return log('warn', 'a job failed and will be retried', fields)
    }
    const recompute = known?.name === 'recompute' ? (known.data as RecomputeData) : undefined
    metrics?.ended(name, error instanceof UnrecoverableError ? 'rejected' : 'failed')
    log('error', 'a job failed permanently', fields)
    if (recompute !== undefined) relay.failed(recompute)
    idleWaits.forEach((idleWait) => idleWait.ended({ failed: recompute, reason: messageOf(error) }))
  })
  relay.start()

  const closing = new AbortController()
  const close = async (timeoutMs: number): Promise<boolean> => {
    closing.abort()
    wakeIdlers()
    // In parallel, so that the worker takes no more jobs while a sweep ends. A sweep that hangs loses nothing, because
    // the marks are in the database.
    const [finished] = await Promise.all([
      closeWorker({ worker, running, timeoutMs }),
      within(relay.stop(), Math.min(timeoutMs, 4 * shortMs)),
    ])
    await within(client.close(), shortMs)
    return finished
  }
  let closed: Promise<boolean> | undefined

  return Object.freeze<RecomputeWorker>({
    client,
    relay,
    isReplaced: () => replaced,
    waitUntilIdle: async (onProgress) => {
      const idle = (): Promise<void> => new Promise((resolve) => idlers.add(resolve))
      const idleWait = new IdleWait(
        { store, catalogue, relay, counts: client.counts, idle, reported: unreported.none, closed: closing.signal },
        onProgress,
      )
      idleWaits.add(idleWait)
      try {
        return await idleWait.done()
      } finally {
        idleWaits.delete(idleWait)
      }
    },
    close: (timeoutMs = 25_000) => (closed ??= close(timeoutMs)),
  })
}

/** The district and period of a job, for the log, which must contain nothing else of its data. */
function placeOf(data: JobData): Readonly<Record<string, unknown>> {
  const { district, period, month } = data as Partial<Record<'district' | 'period' | 'month', string>>
  return {
    ...(district === undefined ? {} : { district }),
    ...(period === undefined ? {} : { period }),
    ...(month === undefined ? {} : { month }),
  }
}

/** The log fields of a result: without its lists, so that the line stays short. */
function resultFields(result: JobResult): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(result).filter(([, value]) => typeof value !== 'object'))
}

/**
 * Empties a queue in which a killed process left running jobs; the relay queues dirty districts again from the store's
 * marks.
 */
async function emptyAfterKill(connection: QueueConnection, log: Log): Promise<void> {
  const { queue, close } = await openQueue(connection)
  try {
    const running = await queue.getActiveCount()
    if (running === 0) return
    log('warn', 'a process was killed while jobs ran; the queue is emptied and filled again from the marks', {
      jobs: running,
    })
    await queue.obliterate({ force: true })
    await queue.resume()
  } finally {
    await close()
  }
}
