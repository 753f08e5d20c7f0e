import type { Telemetry } from 'bullmq'
import { openQueue, type OpenQueue, type JobQueue } from './connection.js'
import type { QueueConnection } from './queue-connection.js'
import { parseRecompute, recomputeJob, recomputeKey, recomputeOptions, type RecomputeData } from './recompute-job.js'
import { QueueUnavailableError } from './errors.js'
import { jobOptions, parseJob, type JobData, type JobName } from './jobs.js'

/** The number of jobs by state. A job that waits for its next attempt counts as delayed. */
export interface QueueCounts {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  /** Schedules; each has one job that waits for its time. */
  readonly scheduled: number
  /** Jobs that failed permanently; kept for 7 days at most. */
  readonly failed: number
}

/**
 * Queues jobs. Each call throws `RejectedJobError` for data that violates the contract, and `QueueUnavailableError` if
 * the queue is unreachable.
 */
export interface JobClient {
  /**
   * Queues one job. Returns the id of the job that will do the work, which is an earlier job if one is waiting already.
   */
  readonly recompute: (data: RecomputeData) => Promise<{ readonly jobId: string }>
  /**
   * Queues many jobs at once; validates all of them before it queues the first.
   * @param dedupeSuffix is appended to the deduplication keys, to queue jobs even if others for the same work wait
   */
  readonly recomputeMany: (jobs: readonly RecomputeData[], dedupeSuffix?: string) => Promise<void>
  /** Queues a job of any kind. */
  readonly add: <Name extends JobName>(name: Name, data: JobData<Name>) => Promise<{ readonly jobId: string }>
  /**
   * Promotes delayed jobs for the same work, so that they run now. Checks the first 1000 delayed jobs; returns the
   * number of promoted ones.
   */
  readonly promote: (jobs: readonly RecomputeData[]) => Promise<number>
  readonly counts: () => Promise<QueueCounts>
  readonly close: () => Promise<void>
}

/** The number of jobs that one command sends. */
const batch = 1000

/**
 * Creates a client. It connects on its first call, and again on the next call if that failed.
 * @param onError is called when a connection breaks between calls
 * @param telemetry BullMQ's telemetry, to trace calls (bullmq-otel)
 */
export function createJobClient(
  connection: QueueConnection,
  onError?: (error: Error) => void,
  telemetry?: Telemetry,
): JobClient {
  let opened: Promise<OpenQueue> | undefined
  let closed = false

  const open = (): Promise<OpenQueue> => {
    if (closed) return Promise.reject(new QueueUnavailableError(connection, 'this client is closed'))
    if (opened !== undefined) return opened
    const opening = openQueue(connection, onError, telemetry)
    opened = opening
    opening.catch(() => {
      if (opened === opening) opened = undefined
    })
    return opening
  }

  const using = async <T>(work: (queue: JobQueue) => Promise<T>): Promise<T> => {
    const { queue } = await open()
    try {
      return await work(queue)
    } catch (error) {
      throw new QueueUnavailableError(connection, error)
    }
  }

  const toJob = (data: RecomputeData, dedupeSuffix?: string) => {
    const opts = recomputeOptions(data)
    const id = dedupeSuffix === undefined ? recomputeKey(data) : `${recomputeKey(data)}.${dedupeSuffix}`
    return {
      name: recomputeJob.name,
      data: parseRecompute(data),
      opts: { ...opts, deduplication: { ...opts.deduplication, id } },
    } as const
  }

  return Object.freeze<JobClient>({
    add: async (name, data) => {
      const checked = parseJob(name, data)
      const job = await using((queue) => queue.add(name, checked, jobOptions(name, checked)))
      return { jobId: job.id ?? '' }
    },
    recompute: async (data) => {
      const { name, data: checked, opts } = toJob(data)
      const job = await using((queue) => queue.add(name, checked, opts))
      return { jobId: job.id ?? '' }
    },
    recomputeMany: async (all, dedupeSuffix) => {
      const jobs = all.map((data) => toJob(data, dedupeSuffix))
      for (let start = 0; start < jobs.length; start += batch)
        await using((queue) => queue.addBulk(jobs.slice(start, start + batch)))
    },
    promote: async (jobs) => {
      const keys = new Set(jobs.map(recomputeKey))
      const delayed = await using((queue) => queue.getDelayed(0, 999))
      const found = delayed.filter(
        ({ deduplicationId }) => deduplicationId !== undefined && keys.has(deduplicationId.replace(/\.late$/, '')),
      )
      // A job that a worker has taken in the meantime is no longer delayed and needs no promotion.
      await Promise.all(found.map((job) => job.promote().catch(() => undefined)))
      return found.length
    },
    counts: async () => {
      const {
        waiting = 0,
        prioritized = 0,
        active = 0,
        delayed = 0,
        failed = 0,
      } = await using((queue) => queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'))
      const scheduled = await using((queue) => queue.getJobSchedulersCount())
      return { waiting: waiting + prioritized, active, delayed: Math.max(0, delayed - scheduled), scheduled, failed }
    },
    close: async () => {
      closed = true
      const last = await opened?.catch(() => undefined)
      opened = undefined
      await last?.close()
    },
  })
}
