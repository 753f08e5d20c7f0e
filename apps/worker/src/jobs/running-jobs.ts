/**
 * The running jobs of this process. A run stops at its next step if another worker has taken over the job, or if this
 * worker is closing.
 */
export interface RunningJobs {
  /** Registers a run. */
  readonly begin: (jobId: string | undefined) => RunningJob
  /** Cancels the run of a job. */
  readonly cancel: (jobId: string, why: string) => void
  /** Cancels all runs, each with an error of its own. */
  readonly cancelAll: (why: () => Error) => void
  /** The number of running jobs. */
  readonly count: () => number
}

interface RunningJob {
  /** Throws if the run was cancelled. */
  readonly throwIfCancelled: () => void
  /** For runs with long steps: aborted with the error when the run is cancelled. */
  readonly signal: () => AbortSignal
  readonly end: () => void
}

interface Entry {
  cancelled?: Error
  abort?: AbortController
}

/**
 * Replaces BullMQ's own signal: an `AbortController` for each job would cost 5% of the time of a job that finds nothing
 * to do.
 */
export function runningJobs(): RunningJobs {
  const runs = new Map<string, Entry>()
  const stop = (run: Entry, why: Error): void => {
    run.cancelled = why
    run.abort?.abort(why)
  }
  return Object.freeze<RunningJobs>({
    begin: (jobId = '') => {
      const run: Entry = {}
      runs.set(jobId, run)
      return {
        throwIfCancelled: () => {
          if (run.cancelled !== undefined) throw run.cancelled
        },
        signal: () => {
          if (run.abort === undefined) {
            run.abort = new AbortController()
            if (run.cancelled !== undefined) run.abort.abort(run.cancelled)
          }
          return run.abort.signal
        },
        end: () => {
          // The same job may have begun again in this process.
          if (runs.get(jobId) === run) runs.delete(jobId)
        },
      }
    },
    cancel: (jobId, why) => {
      const run = runs.get(jobId)
      if (run !== undefined) stop(run, new Error(why))
    },
    cancelAll: (why) => {
      for (const run of runs.values()) stop(run, why())
    },
    count: () => runs.size,
  })
}
