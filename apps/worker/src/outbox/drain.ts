import { setTimeout as sleep } from 'node:timers/promises'
import type { Catalogue } from '@minzheng/core'
import type { QueueCounts, RecomputeData } from '@minzheng/queue'
import type { DirtyDistrict, Store } from '@minzheng/store'
import type { Relay } from './relay.js'

/** How far the queue is. */
export interface DrainProgress {
  /** Jobs of this worker that ended since waiting began. */
  readonly jobs: number
  /** Cells they brought up to date. */
  readonly cells: number
  /** Cells that were dirty at the start, or more where changes arrived meanwhile. */
  readonly allCells: number
}

/** What this worker did while the queue was being emptied. */
export interface DrainSummary {
  readonly jobs: number
  /** Of the jobs: failed for good. */
  readonly failed: number
  readonly cells: number
  readonly changed: number
  readonly milliseconds: number
}

/** Districts stay dirty and waiting longer would not help. */
export class NotDrainedError extends Error {
  override readonly name = 'NotDrainedError'
}

/** One job that ended, as drains are told. */
export type Ended =
  | { readonly cells: number; readonly changed: number }
  | { readonly failed: RecomputeData | undefined; readonly reason: string }

export interface DrainOptions {
  readonly store: Pick<Store, 'dirtyDistricts'>
  readonly catalogue: Pick<Catalogue, 'districts'>
  readonly relay: Pick<Relay, 'run'>
  readonly counts: () => Promise<QueueCounts>
  /** Resolves when the worker finds no job to take. */
  readonly idle: () => Promise<void>
  /** Aborted when the worker closes. */
  readonly closed: AbortSignal
}

/** Milliseconds between two looks, where nothing is heard: another worker may do the jobs. */
const look = 500
/** Rounds of queueing after which marks that do not change are given up. */
const rounds = 5

/** Waits for the queue to be empty and the store clean; the worker tells it what ended. */
export class Drain {
  readonly #options: DrainOptions
  readonly #onProgress: (progress: DrainProgress) => void
  readonly #failed: { readonly job: RecomputeData; readonly reason: string }[] = []
  readonly #sum = { jobs: 0, failed: 0, cells: 0, changed: 0 }
  #allCells = 0

  constructor(options: DrainOptions, onProgress: (progress: DrainProgress) => void = () => {}) {
    this.#options = options
    this.#onProgress = onProgress
  }

  ended(end: Ended): void {
    this.#sum.jobs += 1
    if ('failed' in end) {
      this.#sum.failed += 1
      if (end.failed !== undefined) this.#failed.push({ job: end.failed, reason: end.reason })
    } else {
      this.#sum.cells += end.cells
      this.#sum.changed += end.changed
    }
    this.#report()
  }

  /**
   * Throws `NotDrainedError` where a job for a dirty district failed for good, where marks outlive their jobs, or where
   * the worker closes.
   */
  async done(): Promise<DrainSummary> {
    const started = performance.now()
    const { store, relay, counts, idle, closed } = this.#options
    let before = ''
    let same = 0
    this.#expect(await store.dirtyDistricts())
    for (;;) {
      if (closed.aborted) throw new NotDrainedError('The worker was closed before the queue was empty')
      const { waiting, active, delayed } = await counts()
      if (waiting + active + delayed > 0) {
        await Promise.race([idle(), sleep(look, undefined, { signal: closed })]).catch(() => {})
        continue
      }
      const marks = await store.dirtyDistricts()
      if (marks.length === 0)
        return Object.freeze({ ...this.#sum, milliseconds: Math.round(performance.now() - started) })
      this.#refuseFailed(marks)
      const now = JSON.stringify(marks)
      same = now === before ? same + 1 : 0
      before = now
      if (same === rounds)
        throw new NotDrainedError(
          `${this.#listed(marks)} dirty after ${rounds} rounds of jobs; the worker's log says why`,
        )
      this.#expect(marks)
      await relay.run()
    }
  }

  #refuseFailed(marks: readonly DirtyDistrict[]): void {
    const { districts } = this.#options.catalogue
    for (const { job, reason } of this.#failed) {
      const covered = marks.filter(
        ({ district, year }) => job.period.startsWith(year) && districts.contains(job.district, district),
      )
      if (covered.length > 0)
        throw new NotDrainedError(
          `${this.#listed(covered)} dirty: the job for ${job.district} in ${job.period} failed for good: ${reason}`,
        )
    }
  }

  #listed(marks: readonly DirtyDistrict[]): string {
    const names = marks.slice(0, 3).map(({ district, year }) => `${district} (${year})`)
    const more = marks.length > names.length ? ` and ${marks.length - names.length} more` : ''
    return `${names.join(', ')}${more} ${marks.length === 1 ? 'stays' : 'stay'}`
  }

  #expect(marks: readonly DirtyDistrict[]): void {
    this.#allCells = Math.max(this.#allCells, this.#sum.cells + marks.reduce((sum, mark) => sum + mark.cells, 0))
    this.#report()
  }

  #report(): void {
    const { jobs, cells } = this.#sum
    this.#onProgress({ jobs, cells, allCells: Math.max(this.#allCells, cells) })
  }
}
