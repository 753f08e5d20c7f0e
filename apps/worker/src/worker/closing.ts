import { setTimeout as sleep } from 'node:timers/promises'
import { DelayJobError } from '../jobs/debounce.js'
import type { RunningJobs } from '../jobs/running-jobs.js'
import { within } from '../base/within.js'

export interface Closing {
  readonly worker: { readonly close: () => Promise<void>; readonly disconnect: () => Promise<void> }
  readonly running: Pick<RunningJobs, 'count' | 'cancelAll'>
  readonly timeoutMs: number
}

/**
 * Milliseconds for steps that should take no time: without a limit, a broken connection keeps BullMQ from closing
 * forever.
 */
export const shortMs = 500

/**
 * Waits for a worker's running jobs and closes it. Cancels jobs that take too long and puts them back, which does not
 * count as an attempt. If no job is running, it does not wait.
 * @returns false if a job was cut off; it will run again
 */
export async function closeWorker({ worker, running, timeoutMs }: Closing): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  let stopped = false
  const stopping = worker.close().finally(() => (stopped = true))
  stopping.catch(() => {})
  const until = async (time: number): Promise<void> => {
    let idleSince = performance.now()
    // oxlint-disable-next-line no-unmodified-loop-condition -- set when the worker has closed
    while (!stopped && performance.now() < time) {
      if (running.count() > 0) idleSince = performance.now()
      else if (performance.now() - idleSince >= shortMs) return
      await Promise.race([stopping, sleep(50)]).catch(() => {})
    }
  }
  const wasIdle = running.count() === 0
  // Leaves time to put cancelled jobs back before the deadline.
  const longest = deadline - Math.min(1000, timeoutMs / 5)
  await until(wasIdle ? Math.max(longest, performance.now() + 2 * shortMs) : longest)
  if (stopped) return true
  const isCut = running.count() > 0
  if (isCut) {
    running.cancelAll(() => new DelayJobError(0, 'the worker is closing'))
    await until(deadline)
  }
  // A job that is still running may end and must then reach the queue.
  if (!stopped && running.count() === 0) await within(worker.disconnect(), shortMs)
  return wasIdle && !isCut
}
