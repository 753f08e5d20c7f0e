import type { RecomputeClient } from '@minzheng/queue'
import { recomputeKey, type RecomputeData } from '@minzheng/queue'
import { CatalogueReplacedError, type Store } from '@minzheng/store'
import { messageOf, type Log } from '../base/log.js'

/** Turns the store's dirty marks into jobs. The marks are the truth: a job that is lost is queued again from them. */
export interface Relay {
  /**
   * Queues a job for every district that is dirty; run it after an import. Returns how many. Throws where the queue is
   * away.
   */
  run(): Promise<number>
  /**
   * Does the same from now on, every so often; never throws. Districts whose job failed for good are left for a while.
   */
  start(): void
  /** No sweep runs when this resolves. */
  stop(): Promise<void>
  /** A job failed for good: the sweep leaves its district for a minute, then for two, up to an hour. */
  failed(job: RecomputeData): void
  /** A job was done: the sweep leaves its district no longer. */
  done(job: RecomputeData): void
  /** Why its sweeps are of no use at present, in words; undefined where they are, or nobody has asked it to start. */
  trouble(): string | undefined
}

export interface RelayOptions {
  readonly store: Pick<Store, 'dirtyDistricts' | 'refuseReplaced'>
  readonly client: Pick<RecomputeClient, 'recomputeMany' | 'hurry' | 'counts'>
  readonly log: Log
  /** Milliseconds from one sweep to the next. */
  readonly sweepIntervalMs: number
  /**
   * A district that sweeps have found dirty for so many milliseconds gets a second job, whatever seems to wait for it.
   * Default: two minutes.
   */
  readonly lateAfterMs?: number
  /** The sweep adds nothing to a queue with more waiting jobs than this: the marks wait as well. Default: 10 000. */
  readonly queueLimit?: number
  /**
   * Told by a sweep that other definitions came into use: also where nothing is dirty any more, since the figures are
   * theirs.
   */
  readonly onReplaced?: (error: CatalogueReplacedError) => void
}

const minute = 60_000
/** Sweeps that may fail before the worker counts as unable to work. */
const patience = 3

/**
 * Times are differences of a clock that only goes forward: a machine whose clock is set, or is wrong, sweeps no worse.
 */
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
  const left = new Map<string, { readonly times: number; readonly until: number }>()
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
      const wanted = jobs.filter((job) => (left.get(recomputeKey(job))?.until ?? 0) <= time)
      if (wanted.length > 0 && !(await isFull())) await ring(wanted, time)
      if (failures > 0) log('info', 'sweeping works again')
      failures = 0
    } catch (error) {
      if (error instanceof CatalogueReplacedError) return onReplaced?.(error)
      fault = messageOf(error)
      if (failures === 0) log('warn', 'dirty districts could not be queued; the sweep goes on trying', { error: fault })
      failures += 1
    } finally {
      ended = now()
    }
  }

  /**
   * A waiting job absorbs every bell for its district. Where it cannot run, for a stray key or because a worker whose
   * clock is ahead has put it off for hours, a district would stay dirty: one that is late is hurried, and queued
   * besides. Should both run, the second finds nothing to do.
   */
  const ring = async (jobs: readonly RecomputeData[], time: number): Promise<void> => {
    await client.recomputeMany(jobs)
    log('debug', 'swept', { jobs: jobs.length })
    const late = jobs.filter((job) => time - dirtySince.get(recomputeKey(job))! > lateAfterMs)
    if (late.length === 0) return
    const hurried = await client.hurry(late)
    await client.recomputeMany(late, 'late')
    dirtySince = new Map([...dirtySince, ...late.map((job) => [recomputeKey(job), time] as const)])
    log('warn', 'districts have been dirty for long; they were queued besides', { jobs: late.length, hurried })
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
      const times = (left.get(recomputeKey(job))?.times ?? 0) + 1
      left.set(recomputeKey(job), { times, until: now() + Math.min(60, 2 ** (times - 1)) * minute })
    },
    done: (job) => {
      left.delete(recomputeKey(job))
    },
    trouble: () => {
      if (failures >= patience) return `the last ${failures} sweeps failed: ${fault}`
      const silent = ended === undefined ? 0 : now() - ended
      // As after the process was frozen, or while a sweep waits for an answer.
      return silent > patience * sweepIntervalMs + minute / 2
        ? `no sweep has ended for ${Math.round(silent / 1000)} s`
        : undefined
    },
  })
}
