/** The runs of this process. A run that another worker has taken over, or that the worker no longer waits for, is told to stop at its next step. */
export interface JobsAtWork {
  /** Counts a run in. */
  begin(jobId: string | undefined): RunAtWork
  /** Tells the run of a job to stop. */
  cancel(jobId: string, why: string): void
  cancelAll(why: string): void
}

interface RunAtWork {
  /** Throws where the run was told to stop. */
  refuseCancelled(): void
  end(): void
}

/** In place of BullMQ's own signal: an `AbortController` for each job costs a twentieth of a job that finds nothing to do. */
export function jobsAtWork(): JobsAtWork {
  const runs = new Map<string, { cancelled?: string }>()
  return Object.freeze<JobsAtWork>({
    begin: (jobId = '') => {
      const run: { cancelled?: string } = {}
      runs.set(jobId, run)
      return {
        refuseCancelled: () => {
          if (run.cancelled !== undefined) throw new Error(run.cancelled)
        },
        end: () => {
          // The same job may have begun anew here by now.
          if (runs.get(jobId) === run) runs.delete(jobId)
        },
      }
    },
    cancel: (jobId, why) => {
      const run = runs.get(jobId)
      if (run !== undefined) run.cancelled = why
    },
    cancelAll: (why) => {
      for (const run of runs.values()) run.cancelled = why
    },
  })
}
