import type { RecomputeClient } from '@minzheng/queue'
import { recomputeKey, type RecomputeData } from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import { messageOf, type Log } from './log.js'

/** Turns the store's dirty marks into jobs. The marks are the truth: a job that is lost is queued again from them. */
export interface Relay {
  /** Queues a job for every district that is dirty; run it after an import. Returns how many. Throws where the queue is away. */
  run(): Promise<number>
  /** Does the same from now on, every so often; never throws. Districts whose job failed for good are left for a while. */
  start(): void
  /** No sweep runs when this resolves. */
  stop(): Promise<void>
  /** A job failed for good: the sweep leaves its district for a minute, then for two, up to an hour. */
  failed(job: RecomputeData): void
  /** A job was done: the sweep leaves its district no longer. */
  done(job: RecomputeData): void
}

export interface RelayOptions {
  readonly store: Pick<Store, 'dirtyDistricts'>
  readonly client: Pick<RecomputeClient, 'recomputeMany'>
  readonly log: Log
  /** Milliseconds from one sweep to the next. */
  readonly sweepIntervalMs: number
}

const minute = 60_000

export function createRelay({ store, client, log, sweepIntervalMs }: RelayOptions): Relay {
  const left = new Map<string, { readonly times: number; readonly until: number }>()
  let timer: NodeJS.Timeout | undefined
  let sweeping: Promise<void> | undefined
  let away = false

  const queue = async (reason: 'request' | 'sweep', wanted: (job: RecomputeData) => boolean): Promise<number> => {
    const marks = await store.dirtyDistricts()
    const jobs = marks.map(({ district, year }): RecomputeData => ({ district, period: year, reason })).filter(wanted)
    if (jobs.length > 0) await client.recomputeMany(jobs)
    return jobs.length
  }

  const sweep = async (): Promise<void> => {
    try {
      const count = await queue('sweep', (job) => (left.get(recomputeKey(job))?.until ?? 0) <= Date.now())
      if (count > 0) log('debug', 'swept', { jobs: count })
      if (away) log('info', 'sweeping works again')
      away = false
    } catch (error) {
      if (!away) log('warn', 'dirty districts could not be queued; the sweep goes on trying', { error: messageOf(error) })
      away = true
    }
  }

  const tick = (): void => {
    sweeping ??= sweep().finally(() => (sweeping = undefined))
  }

  return Object.freeze<Relay>({
    run: () => queue('request', () => true),
    start: () => {
      if (timer !== undefined) return
      timer = setInterval(tick, sweepIntervalMs)
      timer.unref()
      tick()
    },
    stop: async () => {
      clearInterval(timer)
      await sweeping
    },
    failed: (job) => {
      const times = (left.get(recomputeKey(job))?.times ?? 0) + 1
      left.set(recomputeKey(job), { times, until: Date.now() + Math.min(60, 2 ** (times - 1)) * minute })
    },
    done: (job) => {
      left.delete(recomputeKey(job))
    },
  })
}
