import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { JobName, QueueCounts, RecomputeResult } from '@minzheng/queue'
import type { Difference, Store } from '@minzheng/store'

/**
 * How a job ended: done, nothing to do, to be retried, failed permanently, or rejected because it violates the
 * contract.
 */
const outcomes = ['done', 'superseded', 'retried', 'failed', 'rejected'] as const
type JobOutcome = (typeof outcomes)[number]

/** The worker's Prometheus metrics. No label contains a district: there are too many. */
export interface Metrics {
  /** Counts a finished recompute. */
  readonly recomputed: (result: Pick<RecomputeResult, 'cells' | 'changed' | 'milliseconds'>) => void
  /** Counts a job that ended; `unknown` is a job whose name is not in the contract. */
  readonly ended: (job: JobName | 'unknown', outcome: JobOutcome, milliseconds?: number) => void
  /** Counts stored sums that differ from the records, and whether they were repaired. */
  readonly differed: (kind: Difference['kind'], mended: boolean) => void
  /** Counts a job whose worker died or stopped renewing its lock. */
  readonly stalled: () => void
  readonly lostLock: () => void
  /** Sets the number of Redis settings that violate BullMQ's requirements. */
  readonly settings: (faults: number) => void
  /**
   * All metrics in Prometheus' text format. Reads the store and the queue; if one cannot be read, its metrics are left
   * out and a scrape error is counted.
   */
  readonly text: () => Promise<string>
  readonly contentType: string
  /** Reads the store and the queue for the gauges. */
  readonly refresh: () => Promise<void>
  readonly registry: Registry
}

/** Sources of the gauges, read on every scrape. */
export interface MetricsSources {
  readonly staleness: Store['staleness']
  readonly counts: () => Promise<QueueCounts>
}

const buckets = [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300]

/**
 * The metrics of several cities as one text: each with its label `city`, those of the process once. Only to be read.
 */
export function mergedMetrics(cities: readonly Metrics[]): Pick<Metrics, 'text' | 'contentType'> {
  const [first] = cities
  if (cities.length === 1) return first!
  const processed = new Registry()
  collectDefaultMetrics({ register: processed })
  return {
    contentType: processed.contentType,
    text: async () => {
      await Promise.all(cities.map((city) => city.refresh()))
      // Adds what has the same labels; the label of the city differs.
      const all = await Promise.all(
        [processed, ...cities.map(({ registry }) => registry)].map((each) => each.getMetricsAsJSON()),
      )
      return AggregatorRegistry.aggregate(all).metrics()
    },
  }
}

/**
 * The worker's metrics, in a registry of their own.
 * @param labels the city, if a process has several; the numbers of the process are then left out
 */
export function createMetrics({ staleness, counts }: MetricsSources, labels: { readonly city?: string } = {}): Metrics {
  const registry = new Registry()
  if (labels.city === undefined) collectDefaultMetrics({ register: registry })
  else registry.setDefaultLabels({ city: labels.city })
  const registers = [registry]
  const jobs = new Counter({
    name: 'minzheng_jobs_total',
    help: 'Jobs that ended, by kind and outcome',
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
    help: 'Changed sums (dataset, district, month)',
    registers,
  })
  const duration = new Histogram({
    name: 'minzheng_recompute_duration_seconds',
    help: 'Duration of recomputes that had dirty cells',
    buckets,
    registers,
  })
  const durations = new Histogram({
    name: 'minzheng_job_duration_seconds',
    help: 'Duration of jobs, by kind',
    labelNames: ['job'],
    buckets,
    registers,
  })
  const differences = new Counter({
    name: 'minzheng_verify_differences_total',
    help: 'Stored sums that differed from the records, by kind and whether they were repaired',
    labelNames: ['kind', 'mended'],
    registers,
  })
  const stalledJobs = new Counter({
    name: 'minzheng_stalled_jobs_total',
    help: 'Jobs that ran again after their worker died or lost their lock',
    registers,
  })
  const lostLocks = new Counter({
    name: 'minzheng_lost_locks_total',
    help: 'Locks of running jobs that could not be renewed',
    registers,
  })
  const faults = new Gauge({
    name: 'minzheng_redis_setting_faults',
    help: 'Redis settings that violate the requirements of the queue',
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
    help: 'Cells whose records changed since their sums were computed',
    registers,
  })
  const age = new Gauge({
    name: 'minzheng_oldest_dirty_mark_age_seconds',
    help: 'Age of the oldest dirty mark; 0 if no cell is dirty',
    registers,
  })
  const errors = new Counter({
    name: 'minzheng_scrape_errors_total',
    help: 'Failed reads of the store or the queue for these metrics',
    labelNames: ['source'],
    registers,
  })
  for (const outcome of outcomes) jobs.inc({ job: 'recompute', outcome }, 0)
  for (const kind of ['cell', 'total', 'observation'] as const)
    for (const mended of ['true', 'false']) differences.inc({ kind, mended }, 0)

  /** Sets the gauges of the store; removes them if the store cannot be read, so that no old value is reported. */
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
  const refresh = async (): Promise<void> => void (await Promise.all([readStore(), readQueue()]))
  return Object.freeze<Metrics>({
    refresh,
    registry,
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
      await refresh()
      return registry.metrics()
    },
    contentType: registry.contentType,
  })
}
