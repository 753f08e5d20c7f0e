import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { QueueCounts, RecomputeResult } from '@minzheng/queue'
import type { Store } from '@minzheng/store'

/** How a job ended: done, tried again, failed for good, or refused because it broke the contract. */
type JobOutcome = 'completed' | 'retried' | 'failed' | 'rejected'

/** What the worker counts of itself, in Prometheus' words. No label names a district: there are too many. */
export interface Metrics {
  /** A job was done. */
  recomputed(result: RecomputeResult): void
  /** A job ended in some way. */
  ended(outcome: JobOutcome): void
  /** Everything in the text format of Prometheus. Reads the store and the queue; what cannot be read is left out and counted as a scrape error. */
  text(): Promise<string>
  readonly contentType: string
}

/** Where the gauges are read when someone asks. */
export interface MetricsSources {
  readonly staleness: Store['staleness']
  readonly counts: () => Promise<QueueCounts>
}

/** The worker's metrics, in a registry of their own. */
export function createMetrics({ staleness, counts }: MetricsSources): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const jobs = new Counter({ name: 'minzheng_jobs_total', help: 'Jobs that ended, by how', labelNames: ['outcome'], registers })
  const cells = new Counter({ name: 'minzheng_recomputed_cells_total', help: 'Cells (dataset, district, month) brought up to date', registers })
  const changed = new Counter({ name: 'minzheng_changed_observations_total', help: 'Observations whose figure or status changed', registers })
  const duration = new Histogram({
    name: 'minzheng_recompute_duration_seconds',
    help: 'How long a recompute took',
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 300],
    registers,
  })
  const queued = new Gauge({ name: 'minzheng_queue_jobs', help: 'Jobs in the queue, by state', labelNames: ['state'], registers })
  const dirty = new Gauge({ name: 'minzheng_dirty_cells', help: 'Cells whose records changed since their figures were computed', registers })
  const age = new Gauge({ name: 'minzheng_oldest_dirty_mark_age_seconds', help: 'Since when the oldest of them is stale; 0 where none is', registers })
  const errors = new Counter({
    name: 'minzheng_scrape_errors_total',
    help: 'Times that the store or the queue could not be read for these metrics',
    labelNames: ['source'],
    registers,
  })
  for (const outcome of ['completed', 'retried', 'failed', 'rejected'] as const) jobs.inc({ outcome }, 0)

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
    ended: (outcome) => jobs.inc({ outcome }),
    text: async () => {
      await Promise.all([readStore(), readQueue()])
      return registry.metrics()
    },
    contentType: registry.contentType,
  })
}
