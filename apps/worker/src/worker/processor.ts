import type { Catalogue } from '@minzheng/core'
import { isJobName, parseJob, RejectedJobError, type JobData, type JobName, type JobResult } from '@minzheng/queue'
import { DelayedError, UnrecoverableError, type Job, type Processor } from 'bullmq'
import { DelayJobError } from '../jobs/debounce.js'
import type { RunningJobs } from '../jobs/running-jobs.js'
import type { Done, Handler, Handlers, Run } from '../jobs/handler.js'
import { messageOf, type Log } from '../base/log.js'
import type { Gate } from './gate.js'

export type JobProcessor = Processor<JobData, JobResult, JobName>

export interface ProcessorOptions {
  readonly handlers: Handlers
  readonly log: Log
  readonly running: Pick<RunningJobs, 'begin'>
  /** Default: runs the work at once. */
  readonly gate?: Gate
}

/** The minimum time between two writes of a job's progress, in milliseconds. */
const progressIntervalMs = 500

/**
 * How often a job may stall and still run again. A file that crashes one worker crashes every worker, so an import runs
 * once more and then fails; for other jobs the worker's `maxStalledCount` applies.
 */
const maxStalls: Readonly<Partial<Record<JobName, number>>> = { import: 1 }

/**
 * Processes a job: validates its data, runs its handler, returns the result. For a job that violates the contract it
 * throws `UnrecoverableError`, so the job is not retried.
 */
export function createProcessor({ handlers, log, running, gate = (work) => work() }: ProcessorOptions): JobProcessor {
  return async (job, token) => {
    const started = performance.now()
    const progress = progressOf(job, log)
    const here = running.begin(job.id)
    const run: Run = {
      log,
      progress: (done, all) => {
        // Throws inside the handler, so that it writes nothing more: another worker may have this job now.
        here.throwIfCancelled()
        progress.report(done, all)
      },
      get signal() {
        return here.signal()
      },
    }
    try {
      const done = await gate(() => {
        // Another worker may have taken the job while it waited.
        here.throwIfCancelled()
        return runHandler(job, handlers, run)
      })
      await progress.settled()
      return { ...done, milliseconds: Math.round(performance.now() - started) } as JobResult
    } catch (error) {
      if (!(error instanceof DelayJobError)) throw error
      await job.moveToDelayed(Date.now() + error.milliseconds, token)
      throw new DelayedError()
    } finally {
      here.end()
    }
  }
}

async function runHandler(
  job: Pick<Job, 'name' | 'data' | 'stalledCounter'>,
  handlers: Handlers,
  run: Run,
): Promise<Done<JobName>> {
  try {
    if (!isJobName(job.name)) throw new RejectedJobError([`name must be one of ${Object.keys(handlers).join(', ')}`])
    const data = parseJob(job.name, job.data)
    const most = maxStalls[job.name] ?? Infinity
    if (job.stalledCounter > most)
      throw new RejectedJobError([
        `its worker died or stopped responding ${job.stalledCounter} times while it ran, so it does not run again; check what it names, then queue it again`,
      ])
    const handler: Handler<JobName> | undefined = handlers[job.name]
    // Not a fault of the job: another worker may have this handler.
    if (handler === undefined) throw new Error(`this worker has no handler for ${job.name} jobs`)
    return await handler(data, run)
  } catch (error) {
    throw error instanceof RejectedJobError ? new UnrecoverableError(messageOf(error)) : masked(error)
  }
}

/**
 * The queue stores an error's message and stack with the job, for everybody who can see the job. Messages of other code
 * are masked there as in the log.
 */
function masked(error: unknown): unknown {
  if (!(error instanceof Error)) return new Error(messageOf(error))
  const message = messageOf(error)
  if (message === error.message) return error
  const stack = error.stack?.replace(error.message, message)
  error.message = message
  if (stack !== undefined) error.stack = stack.includes(message) ? stack : message
  return error
}

/** The job's name and data if they fulfil the contract; undefined if they do not, so that nothing of them is logged. */
export function knownJob(
  job: Pick<Job, 'name' | 'data'>,
  { districts }: Pick<Catalogue, 'districts'>,
): { name: JobName; data: JobData } | undefined {
  if (!isJobName(job.name)) return undefined
  try {
    const data = parseJob(job.name, job.data)
    return 'district' in data && data.district !== undefined && !districts.has(data.district)
      ? undefined
      : { name: job.name, data }
  } catch {
    return undefined
  }
}

/** Writes progress to the job at intervals, one write at a time, and none after `settled`. */
function progressOf(job: Pick<Job, 'updateProgress'>, log: Log) {
  let last = performance.now()
  let writing: Promise<void> | undefined
  return {
    report: (done: number, all: number): void => {
      if (writing !== undefined || performance.now() - last < progressIntervalMs) return
      last = performance.now()
      writing = job
        .updateProgress({ done, all })
        .catch((error: unknown) => log('debug', 'progress could not be written', { error: messageOf(error) }))
        .finally(() => (writing = undefined))
    },
    settled: async (): Promise<void> => writing,
  }
}
