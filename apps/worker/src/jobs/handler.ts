import type { JobData, JobName, JobResult } from '@minzheng/queue'
import type { Log } from '../base/log.js'

/** What a job at work is given besides its data. */
export interface Run {
  readonly log: Log
  /** Tells how far it is. Throws where the job was taken away, since another worker has it by now. */
  readonly progress: (done: number, all: number) => void
  /** For a job whose steps may take long: aborted, with the error to throw, as soon as the job is to stop. */
  readonly signal?: AbortSignal
}

/** What a handler returns: the job's result without the time it took, which the processor adds. */
export type Done<Name extends JobName> = Omit<JobResult<Name>, 'milliseconds'>

/**
 * Does one kind of job. It throws `RejectedJobError` for data that no repetition will make right, and anything else for
 * what may be gone next time. It may be run twice, or be killed halfway, and must then end the same.
 */
export type Handler<Name extends JobName> = (data: JobData<Name>, run: Run) => Promise<Done<Name>>

/** The jobs that a worker does; others are refused. */
export type Handlers = { readonly [Name in JobName]?: Handler<Name> }
