import type { JobData, JobName, JobResult } from '@minzheng/queue'
import type { Log } from '../base/log.js'

/** What a handler gets in addition to the job's data. */
export interface Run {
  readonly log: Log
  /** Reports progress. Throws if the job was cancelled, for example because another worker has taken it over. */
  readonly progress: (done: number, all: number) => void
  /** For handlers with long steps: aborted when the job must stop; the reason is the error to throw. */
  readonly signal?: AbortSignal
}

/** What a handler returns: the job's result without its duration, which the processor adds. */
export type Done<Name extends JobName> = Omit<JobResult<Name>, 'milliseconds'>

/**
 * Runs one kind of job. It throws `RejectedJobError` for data that would fail on every attempt, and any other error for
 * a failure that a retry may solve. A job may run twice or be killed halfway, and must then have the same result.
 */
export type Handler<Name extends JobName> = (data: JobData<Name>, run: Run) => Promise<Done<Name>>

/** The kinds of jobs that a worker runs; other jobs fail. */
export type Handlers = { readonly [Name in JobName]?: Handler<Name> }
