import { setTimeout as sleep } from 'node:timers/promises'
import { PostponedError } from '../jobs/calm.js'
import type { JobsAtWork } from '../jobs/jobs-at-work.js'
import { within } from '../base/within.js'

export interface Closing {
  readonly worker: { close(): Promise<void>; disconnect(): Promise<void> }
  readonly atWork: Pick<JobsAtWork, 'count' | 'cancelAll'>
  readonly timeoutMs: number
}

/**
 * For what should take no time: a connection that was never made, or is broken, otherwise keeps BullMQ from closing for
 * ever.
 */
export const brief = 500

/**
 * Lets a worker's running jobs finish, and closes it. Those that take too long are told to stop, and are put back: it
 * counts as no attempt. Where no job is at work nothing is waited for.
 * @returns false where a job was cut off, and will be run again
 */
export async function closeWorker({ worker, atWork, timeoutMs }: Closing): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  let stopped = false
  const stopping = worker.close().finally(() => (stopped = true))
  stopping.catch(() => {})
  const until = async (time: number): Promise<void> => {
    let idleSince = performance.now()
    // oxlint-disable-next-line no-unmodified-loop-condition -- set when the worker has closed
    while (!stopped && performance.now() < time) {
      if (atWork.count() > 0) idleSince = performance.now()
      else if (performance.now() - idleSince >= brief) return
      await Promise.race([stopping, sleep(50)]).catch(() => {})
    }
  }
  const wasIdle = atWork.count() === 0
  // So that those that are told to stop can be put back before the time is over.
  const longest = deadline - Math.min(1000, timeoutMs / 5)
  await until(wasIdle ? Math.max(longest, performance.now() + 2 * brief) : longest)
  if (stopped) return true
  const isCut = atWork.count() > 0
  if (isCut) {
    atWork.cancelAll(() => new PostponedError(0, 'the worker is closing'))
    await until(deadline)
  }
  // A job that is still at work may yet end, and be told to the queue.
  if (!stopped && atWork.count() === 0) await within(worker.disconnect(), brief)
  return wasIdle && !isCut
}
