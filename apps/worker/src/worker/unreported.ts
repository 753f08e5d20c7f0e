import { within } from '../base/within.js'

/** The jobs that a worker took and whose end it has not reported yet. */
export interface Unreported {
  readonly took: (jobId: string | undefined) => void
  readonly reported: (jobId: string | undefined) => void
  /** Resolves when there are none, or after `longestMs`: the end of a job whose lock was lost is never reported. */
  readonly none: () => Promise<void>
}

export function unreportedJobs(longestMs: number): Unreported {
  const jobs = new Set<string | undefined>()
  const waiting = new Set<() => void>()
  return {
    took: (jobId) => void jobs.add(jobId),
    reported: (jobId) => {
      jobs.delete(jobId)
      if (jobs.size > 0) return
      for (const wake of waiting) wake()
      waiting.clear()
    },
    none: async () => {
      if (jobs.size === 0) return
      const waitedFor = [...jobs]
      await within(new Promise<void>((resolve) => waiting.add(resolve)), longestMs)
      // What has not come by now is not waited for again.
      for (const job of waitedFor) jobs.delete(job)
    },
  }
}
