import type { Catalogue } from '@minzheng/core'
import { parseRecompute, recomputeJob, RejectedJobError, type RecomputeData, type RecomputeResult } from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import { UnrecoverableError, type Job, type Processor } from 'bullmq'
import { messageOf, type Log } from './log.js'

export type RecomputeProcessor = Processor<RecomputeData, RecomputeResult, 'recompute'>

export interface ProcessorOptions {
  readonly store: Pick<Store, 'recompute'>
  readonly catalogue: Pick<Catalogue, 'districts'>
  readonly log: Log
}

/** Milliseconds between two writes of a job's progress. */
const pause = 500

/**
 * What the worker does with a job: checks it, has the store recompute, returns what was done. A job that breaks the
 * contract throws `UnrecoverableError` and is not tried again. The three parameters must stand: BullMQ counts them, and
 * hands the signal only to a function that has a third.
 */
export function createProcessor({ store, catalogue, log }: ProcessorOptions): RecomputeProcessor {
  return async (job, _token, signal) => {
    const { district, period } = accept(job, catalogue)
    const started = performance.now()
    const progress = progressOf(job, log)
    const report = await store.recompute(district, period, (done, all) => {
      // Thrown into the store, which then writes nothing more: another worker has this job by now.
      signal?.throwIfAborted()
      progress.tell(done, all)
    })
    await progress.told()
    return recomputeJob.result.parse({ cells: report.cells, changed: report.changed, milliseconds: Math.round(performance.now() - started) })
  }
}

/** The job's data; throws what BullMQ does not try again. */
function accept(job: Pick<Job, 'name' | 'data'>, { districts }: Pick<Catalogue, 'districts'>): RecomputeData {
  try {
    if (job.name !== recomputeJob.name) throw new RejectedJobError([`its name must be "${recomputeJob.name}"`])
    return parseRecompute(job.data, (code) => districts.has(code))
  } catch (error) {
    throw error instanceof RejectedJobError ? new UnrecoverableError(error.message) : error
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
