/**
 * The runs of this process. A run that another worker has taken over, or that the worker no longer waits for, is told
 * to stop at its next step.
 */
export interface JobsAtWork {
  /** Counts a run in. */
  begin(jobId: string | undefined): RunAtWork
  /** Tells the run of a job to stop. */
  cancel(jobId: string, why: string): void
  /** Tells all runs to stop, each by an error of its own. */
  cancelAll(why: () => Error): void
  /** How many run. */
  count(): number
}

interface RunAtWork {
  /** Throws where the run was told to stop. */
  refuseCancelled(): void
  /** For a run whose steps may take long: aborted, with the error, as soon as it is told to stop. */
  signal(): AbortSignal
  end(): void
}

interface Entry {
  cancelled?: Error
  abort?: AbortController
}

/**
 * In place of BullMQ's own signal: an `AbortController` for each job costs a twentieth of a job that finds nothing to
 * do.
 */
export function jobsAtWork(): JobsAtWork {
  const runs = new Map<string, Entry>()
  const stop = (run: Entry, why: Error): void => {
    run.cancelled = why
    run.abort?.abort(why)
  }
  return Object.freeze<JobsAtWork>({
    begin: (jobId = '') => {
      const run: Entry = {}
      runs.set(jobId, run)
      return {
        refuseCancelled: () => {
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
          // The same job may have begun anew here by now.
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
