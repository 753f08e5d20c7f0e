import type { Telemetry } from 'bullmq'
import { openQueue, type OpenQueue, type JobQueue } from './connection.js'
import type { QueueConnection } from './queue-connection.js'
import { parseRecompute, recomputeJob, recomputeKey, recomputeOptions, type RecomputeData } from './contract.js'
import { QueueUnavailableError } from './errors.js'
import { jobOptions, parseJob, type JobData, type JobName } from './jobs.js'

/** How many jobs stand where. A job that waits for its next attempt counts as delayed. */
export interface QueueCounts {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  /** Schedules: each holds one job until its time has come. */
  readonly scheduled: number
  /** Failed for good and still kept, 7 days at most. */
  readonly failed: number
}

/**
 * Queues recompute jobs. Each call throws `RejectedJobError` for data that break the contract and
 * `QueueUnavailableError` where the queue is away.
 */
export interface RecomputeClient {
  /** Queues one job. The id is that of the job that will do the work: one that waits already, where there is one. */
  recompute(data: RecomputeData): Promise<{ readonly jobId: string }>
  /**
   * Queues many jobs in one go; all are checked before the first is queued.
   * @param besides another deduplication key, for jobs that are to be queued though one for the same work seems to wait
   */
  recomputeMany(jobs: readonly RecomputeData[], besides?: string): Promise<void>
  /** Queues a job of any kind. */
  add<Name extends JobName>(name: Name, data: JobData<Name>): Promise<{ readonly jobId: string }>
  /**
   * Lets jobs for the same work that wait for their next attempt run now. Looks at 1000 at most; returns how many it
   * found.
   */
  hurry(jobs: readonly RecomputeData[]): Promise<number>
  counts(): Promise<QueueCounts>
  close(): Promise<void>
}

/** Jobs sent in one command. */
const batch = 1000

/**
 * A client for recompute jobs. It connects on its first call, and again on the next call where that failed.
 * @param onError hears of connections that break between calls
 * @param telemetry BullMQ's, where calls are to be traced (bullmq-otel)
 */
export function createRecomputeClient(
  connection: QueueConnection,
  onError?: (error: Error) => void,
  telemetry?: Telemetry,
): RecomputeClient {
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

  const toJob = (data: RecomputeData, besides?: string) => {
    const opts = recomputeOptions(data)
    const id = besides === undefined ? recomputeKey(data) : `${recomputeKey(data)}.${besides}`
    return {
      name: recomputeJob.name,
      data: parseRecompute(data),
      opts: { ...opts, deduplication: { ...opts.deduplication, id } },
    } as const
  }

  return Object.freeze<RecomputeClient>({
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
    recomputeMany: async (all, besides) => {
      const jobs = all.map((data) => toJob(data, besides))
      for (let start = 0; start < jobs.length; start += batch)
        await using((queue) => queue.addBulk(jobs.slice(start, start + batch)))
    },
    hurry: async (wanted) => {
      const keys = new Set(wanted.map(recomputeKey))
      const delayed = await using((queue) => queue.getDelayed(0, 999))
      const found = delayed.filter(
        ({ deduplicationId }) => deduplicationId !== undefined && keys.has(deduplicationId.replace(/\.late$/, '')),
      )
      // One that was taken meanwhile is no longer delayed, and needs no hurry.
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
      const open = await opened?.catch(() => undefined)
      opened = undefined
      await open?.close()
    },
  })
}
