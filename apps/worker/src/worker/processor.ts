import type { Catalogue } from '@minzheng/core'
import { isJobName, parseJob, RejectedJobError, type JobData, type JobName, type JobResult } from '@minzheng/queue'
import { DelayedError, UnrecoverableError, type Job, type Processor } from 'bullmq'
import { PostponedError } from '../jobs/calm.js'
import type { JobsAtWork } from '../jobs/jobs-at-work.js'
import type { Done, Handler, Handlers, Run } from '../jobs/handler.js'
import { messageOf, type Log } from '../base/log.js'

export type JobProcessor = Processor<JobData, JobResult, JobName>

export interface ProcessorOptions {
  readonly handlers: Handlers
  readonly log: Log
  readonly atWork: Pick<JobsAtWork, 'begin'>
}

/** Milliseconds between two writes of a job's progress. */
const pause = 500

/**
 * How often a job may be found without a living worker and still be run. A file that brings a worker down does so
 * wherever it is read, so an import is taken up once more and then left; other jobs go by the worker's
 * `maxStalledCount`.
 */
const mostStalls: Readonly<Partial<Record<JobName, number>>> = { import: 1 }

/**
 * What the worker does with a job: checks it, hands it to its handler, returns what was done. A job that breaks the
 * contract throws `UnrecoverableError` and is not tried again.
 */
export function createProcessor({ handlers, log, atWork }: ProcessorOptions): JobProcessor {
  return async (job, token) => {
    const started = performance.now()
    const progress = progressOf(job, log)
    const here = atWork.begin(job.id)
    const run: Run = {
      log,
      progress: (done, all) => {
        // Thrown into the handler, which then writes nothing more: another worker has this job by now.
        here.refuseCancelled()
        progress.tell(done, all)
      },
      get signal() {
        return here.signal()
      },
    }
    try {
      const done = await perform(job, handlers, run)
      await progress.told()
      return { ...done, milliseconds: Math.round(performance.now() - started) } as JobResult
    } catch (error) {
      if (!(error instanceof PostponedError)) throw error
      await job.moveToDelayed(Date.now() + error.milliseconds, token)
      throw new DelayedError()
    } finally {
      here.end()
    }
  }
}

async function perform(
  job: Pick<Job, 'name' | 'data' | 'stalledCounter'>,
  handlers: Handlers,
  run: Run,
): Promise<Done<JobName>> {
  try {
    if (!isJobName(job.name))
      throw new RejectedJobError([`its name must be one of ${Object.keys(handlers).join(', ')}`])
    const data = parseJob(job.name, job.data)
    const most = mostStalls[job.name] ?? Infinity
    if (job.stalledCounter > most)
      throw new RejectedJobError([
        `its worker died or stopped answering ${job.stalledCounter} times while it ran, and it is not run again; look at what it names, then queue it anew`,
      ])
    const handler: Handler<JobName> | undefined = handlers[job.name]
    // Not a fault of the job: another worker may be set up for it.
    if (handler === undefined) throw new Error(`this worker is not set up for ${job.name} jobs`)
    return await handler(data, run)
  } catch (error) {
    throw error instanceof RejectedJobError ? new UnrecoverableError(messageOf(error)) : keepable(error)
  }
}

/**
 * The queue keeps an error's message and stack with the job, for all who see it; another's words are masked there as in
 * the log.
 */
function keepable(error: unknown): unknown {
  if (!(error instanceof Error)) return new Error(messageOf(error))
  const message = messageOf(error)
  if (message === error.message) return error
  const stack = error.stack?.replace(error.message, message)
  error.message = message
  if (stack !== undefined) error.stack = stack.includes(message) ? stack : message
  return error
}

/**
 * The job's name and data where it keeps the contract; undefined where it does not, so that nothing of it may be
 * logged.
 */
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

/** Writes progress to the job now and then, one write at a time, none after `told`. */
function progressOf(job: Pick<Job, 'updateProgress'>, log: Log) {
  let last = performance.now()
  let writing: Promise<void> | undefined
  return {
    tell: (done: number, all: number): void => {
      if (writing !== undefined || performance.now() - last < pause) return
      last = performance.now()
      writing = job
        .updateProgress({ done, all })
        .catch((error: unknown) => log('debug', 'progress could not be written', { error: messageOf(error) }))
        .finally(() => (writing = undefined))
    },
    told: async (): Promise<void> => writing,
  }
}
