import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { JobName, QueueCounts, RecomputeResult } from '@minzheng/queue'
import type { Difference, Store } from '@minzheng/store'

/** How a job ended: done, nothing to do, tried again, failed for good, or refused because it broke the contract. */
const outcomes = ['done', 'superseded', 'retried', 'failed', 'rejected'] as const
type JobOutcome = (typeof outcomes)[number]

/** What the worker counts of itself, in Prometheus' words. No label names a district: there are too many. */
export interface Metrics {
  /** A recompute was done. */
  recomputed(result: Pick<RecomputeResult, 'cells' | 'changed' | 'milliseconds'>): void
  /** A job ended in some way; `unknown` where its name is none of ours. */
  ended(job: JobName | 'unknown', outcome: JobOutcome, milliseconds?: number): void
  /** A verification found a stored number that is not what the records give. */
  differed(kind: Difference['kind'], mended: boolean): void
  /** A job's worker had lost its lock, or had died. */
  stalled(): void
  lostLock(): void
  /** Settings of Redis that BullMQ asks for and that are wrong. */
  settings(faults: number): void
  /**
   * Everything in the text format of Prometheus. Reads the store and the queue; what cannot be read is left out and
   * counted as a scrape error.
   */
  text(): Promise<string>
  readonly contentType: string
}

/** Where the gauges are read when someone asks. */
export interface MetricsSources {
  readonly staleness: Store['staleness']
  readonly counts: () => Promise<QueueCounts>
}

const buckets = [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300]

/** The worker's metrics, in a registry of their own. */
export function createMetrics({ staleness, counts }: MetricsSources): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const jobs = new Counter({
    name: 'minzheng_jobs_total',
    help: 'Jobs that ended, by kind and how',
    labelNames: ['job', 'outcome'],
    registers,
  })
  const cells = new Counter({
    name: 'minzheng_recomputed_cells_total',
    help: 'Cells (dataset, district, month) brought up to date',
    registers,
  })
  const changed = new Counter({
    name: 'minzheng_moved_sums_total',
    help: 'Sums of a dataset, district and month that moved',
    registers,
  })
  const duration = new Histogram({
    name: 'minzheng_recompute_duration_seconds',
    help: 'How long a recompute took that had something to do',
    buckets,
    registers,
  })
  const durations = new Histogram({
    name: 'minzheng_job_duration_seconds',
    help: 'How long a job took, by kind',
    labelNames: ['job'],
    buckets,
    registers,
  })
  const differences = new Counter({
    name: 'minzheng_verify_differences_total',
    help: 'Stored numbers that were not what the records give, by kind and whether they were mended',
    labelNames: ['kind', 'mended'],
    registers,
  })
  const stalledJobs = new Counter({
    name: 'minzheng_stalled_jobs_total',
    help: 'Jobs taken up again after their worker died or lost them',
    registers,
  })
  const lostLocks = new Counter({
    name: 'minzheng_lost_locks_total',
    help: 'Locks of running jobs that could not be renewed',
    registers,
  })
  const faults = new Gauge({
    name: 'minzheng_redis_setting_faults',
    help: 'Settings of Redis that are not as the queue needs them',
    registers,
  })
  const queued = new Gauge({
    name: 'minzheng_queue_jobs',
    help: 'Jobs in the queue, by state',
    labelNames: ['state'],
    registers,
  })
  const dirty = new Gauge({
    name: 'minzheng_dirty_cells',
    help: 'Cells whose records changed since their figures were computed',
    registers,
  })
  const age = new Gauge({
    name: 'minzheng_oldest_dirty_mark_age_seconds',
    help: 'Since when the oldest of them is stale; 0 where none is',
    registers,
  })
  const errors = new Counter({
    name: 'minzheng_scrape_errors_total',
    help: 'Times that the store or the queue could not be read for these metrics',
    labelNames: ['source'],
    registers,
  })
  for (const outcome of outcomes) jobs.inc({ job: 'recompute', outcome }, 0)
  for (const kind of ['cell', 'total', 'observation'] as const)
    for (const mended of ['true', 'false']) differences.inc({ kind, mended }, 0)

  /** A gauge that cannot be read now says nothing rather than something old. */
  const readStore = async (): Promise<void> => {
    try {
      const { cells: count, since } = await staleness()
      dirty.set(count)
      age.set(since === null ? 0 : Math.max(0, (Date.now() - since.getTime()) / 1000))
    } catch {
      errors.inc({ source: 'store' })
      dirty.remove()
      age.remove()
    }
  }
  const readQueue = async (): Promise<void> => {
    try {
      for (const [state, count] of Object.entries(await counts())) queued.set({ state }, count)
    } catch {
      errors.inc({ source: 'queue' })
      queued.reset()
    }
  }
  return Object.freeze<Metrics>({
    recomputed: (result) => {
      cells.inc(result.cells)
      changed.inc(result.changed)
      duration.observe(result.milliseconds / 1000)
    },
    ended: (job, outcome, milliseconds) => {
      jobs.inc({ job, outcome })
      if (milliseconds !== undefined) durations.observe({ job }, milliseconds / 1000)
    },
    differed: (kind, mended) => differences.inc({ kind, mended: String(mended) }),
    stalled: () => stalledJobs.inc(),
    lostLock: () => lostLocks.inc(),
    settings: (count) => faults.set(count),
    text: async () => {
      await Promise.all([readStore(), readQueue()])
      return registry.metrics()
    },
    contentType: registry.contentType,
  })
}
