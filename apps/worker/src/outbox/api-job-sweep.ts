import type { JobClient } from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import { messageOf, type Log } from '../base/log.js'

/** Queues a message for each job of the API that no process has, at an interval. */
export interface ApiJobSweep {
  readonly start: () => void
  /** No sweep runs when this resolves. */
  readonly stop: () => Promise<void>
}

/** A sweep that the queue or the database refuses is made up for by the next one. */
export function apiJobSweep({
  store,
  client,
  intervalMs,
  log,
}: {
  readonly store: Pick<Store, 'apiJobs'>
  readonly client: Pick<JobClient, 'add'>
  readonly intervalMs: number
  readonly log: Log
}): ApiJobSweep {
  let timer: NodeJS.Timeout | undefined
  let sweeping: Promise<void> | undefined
  const sweep = async (): Promise<void> => {
    try {
      for (const job of await store.apiJobs.due()) await client.add('api-job', { job })
    } catch (error) {
      log('warn', 'jobs of the API could not be queued; the next sweep tries again', { error: messageOf(error) })
    }
  }
  const tick = (): void => {
    sweeping ??= sweep().finally(() => (sweeping = undefined))
  }
  return {
    start: () => {
      timer = setInterval(tick, intervalMs)
      timer.unref()
      tick()
    },
    stop: async () => {
      clearInterval(timer)
      await sweeping
    },
  }
}
