import type { JobClient } from '@minzheng/queue'
import { recomputeKey, type RecomputeData } from '@minzheng/queue'
import { CatalogueReplacedError, type Store } from '@minzheng/store'
import { messageOf, type Log } from '../base/log.js'

/**
 * Queues jobs from the store's dirty marks. The marks decide what is stale: if a job is lost, the relay queues it again
 * from its mark.
 */
export interface Relay {
  /**
   * Queues a job for every dirty district; to be called after an import. Returns the number of jobs. Throws if the
   * queue is unreachable.
   */
  readonly run: () => Promise<number>
  /**
   * Starts the sweeper, which does the same at an interval and never throws. It skips a district for a while if its job
   * failed permanently.
   */
  readonly start: () => void
  /** Stops the sweeper; no sweep runs when this resolves. */
  readonly stop: () => Promise<void>
  /**
   * Records that a job failed permanently: the sweeper skips its district for a minute, then for two, up to an hour.
   */
  readonly failed: (job: RecomputeData) => void
  /** Records that a job is done: the sweeper no longer skips its district. */
  readonly done: (job: RecomputeData) => void
  /** Why the sweeper does not work at present; undefined if it works or has not been started. */
  readonly trouble: () => string | undefined
}

export interface RelayOptions {
  readonly store: Pick<Store, 'dirtyDistricts' | 'refuseReplaced'>
  readonly client: Pick<JobClient, 'recomputeMany' | 'promote' | 'counts'>
  readonly log: Log
  /** Milliseconds between two sweeps. */
  readonly sweepIntervalMs: number
  /**
   * Milliseconds after which a district that sweeps have found dirty gets a second job, even if one seems to wait for
   * it. Default: two minutes.
   */
  readonly lateAfterMs?: number
  /** The number of waiting jobs above which the sweeper adds none: marks can wait in the database. Default: 10 000. */
  readonly queueLimit?: number
  /**
   * Called if a sweep finds that other definitions are in use, even if nothing is dirty: the sums then belong to those
   * definitions.
   */
  readonly onReplaced?: (error: CatalogueReplacedError) => void
}

const minute = 60_000
/** The number of failed sweeps after which the worker counts as unable to work. */
const maxFailures = 3

/** A monotonic clock, so that a machine's clock may be set or wrong. */
const now = (): number => performance.now()

export function createRelay({
  store,
  client,
  log,
  sweepIntervalMs,
  lateAfterMs = 2 * minute,
  queueLimit = 10_000,
  onReplaced,
}: RelayOptions): Relay {
  const skipped = new Map<string, { readonly times: number; readonly until: number }>()
  let dirtySince: ReadonlyMap<string, number> = new Map()
  let timer: NodeJS.Timeout | undefined
  let sweeping: Promise<void> | undefined
  let fault = ''
  let full = false
  let failures = 0
  let ended: number | undefined

  const dirty = async (reason: 'request' | 'sweep'): Promise<readonly RecomputeData[]> =>
    (await store.dirtyDistricts()).map(({ district, year }): RecomputeData => ({ district, period: year, reason }))

  const sweep = async (): Promise<void> => {
    try {
      await store.refuseReplaced()
      const jobs = await dirty('sweep')
      const time = now()
      dirtySince = new Map(jobs.map((job) => [recomputeKey(job), dirtySince.get(recomputeKey(job)) ?? time]))
      const due = jobs.filter((job) => (skipped.get(recomputeKey(job))?.until ?? 0) <= time)
      if (due.length > 0 && !(await isFull())) await notify(due, time)
      if (failures > 0) log('info', 'sweeps succeed again')
      failures = 0
    } catch (error) {
      if (error instanceof CatalogueReplacedError) return onReplaced?.(error)
      fault = messageOf(error)
      if (failures === 0)
        log('warn', 'dirty districts could not be queued; the next sweep tries again', { error: fault })
      failures += 1
    } finally {
      ended = now()
    }
  }

  /**
   * A waiting job absorbs every further job for its district. If the waiting job cannot run, because of a leftover key
   * or because a worker with a fast clock delayed it for hours, the district would stay dirty. The sweeper therefore
   * promotes the delayed job of a late district and queues a second one. If both run, the second finds nothing to do.
   */
  const notify = async (jobs: readonly RecomputeData[], time: number): Promise<void> => {
    await client.recomputeMany(jobs)
    log('debug', 'swept', { jobs: jobs.length })
    const late = jobs.filter((job) => time - dirtySince.get(recomputeKey(job))! > lateAfterMs)
    if (late.length === 0) return
    const promoted = await client.promote(late)
    await client.recomputeMany(late, 'late')
    dirtySince = new Map([...dirtySince, ...late.map((job) => [recomputeKey(job), time] as const)])
    log('warn', 'districts have been dirty for too long; a second job was queued for each', {
      jobs: late.length,
      promoted,
    })
  }

  const isFull = async (): Promise<boolean> => {
    const { waiting } = await client.counts()
    const isNow = waiting > queueLimit
    if (isNow && !full)
      log('warn', 'the queue is full; dirty districts wait in the database', { waiting, limit: queueLimit })
    full = isNow
    return isNow
  }

  const tick = (): void => {
    sweeping ??= sweep().finally(() => (sweeping = undefined))
  }

  return Object.freeze<Relay>({
    run: async () => {
      const jobs = await dirty('request')
      if (jobs.length > 0) await client.recomputeMany(jobs)
      return jobs.length
    },
    start: () => {
      if (timer !== undefined) return
      ended = now()
      timer = setInterval(tick, sweepIntervalMs)
      timer.unref()
      tick()
    },
    stop: async () => {
      clearInterval(timer)
      await sweeping
    },
    failed: (job) => {
      const times = (skipped.get(recomputeKey(job))?.times ?? 0) + 1
      skipped.set(recomputeKey(job), { times, until: now() + Math.min(60, 2 ** (times - 1)) * minute })
    },
    done: (job) => {
      skipped.delete(recomputeKey(job))
    },
    trouble: () => {
      if (failures >= maxFailures) return `the last ${failures} sweeps failed: ${fault}`
      const silent = ended === undefined ? 0 : now() - ended
      // For example after the process was frozen, or while a sweep waits for an answer.
      return silent > maxFailures * sweepIntervalMs + minute / 2
        ? `no sweep has ended for ${Math.round(silent / 1000)} s`
        : undefined
    },
  })
}
