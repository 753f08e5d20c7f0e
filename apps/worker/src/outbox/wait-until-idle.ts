import { setTimeout as sleep } from 'node:timers/promises'
import { MinzhengError, type Catalogue } from '@minzheng/core'
import type { QueueCounts, RecomputeData } from '@minzheng/queue'
import type { DirtyDistrict, Store } from '@minzheng/store'
import type { Relay } from './relay.js'

/** Progress of the queue. */
export interface IdleProgress {
  /** The number of jobs of this worker that ended since waiting began. */
  readonly jobs: number
  /** The number of cells that they brought up to date. */
  readonly cells: number
  /** The number of cells that were dirty at the start, or more if changes landed in the meantime. */
  readonly allCells: number
}

/** What this worker did until the queue was idle. */
export interface IdleSummary {
  readonly jobs: number
  /** The number of these jobs that failed permanently. */
  readonly failed: number
  readonly cells: number
  readonly changed: number
  readonly milliseconds: number
}

/** Districts stay dirty, and waiting longer would not change that. */
export class NotIdleError extends MinzhengError<'not-idle'> {
  override readonly name = 'NotIdleError'

  constructor(message: string) {
    super('not-idle', message)
  }
}

/** A job that ended. */
export type EndedJob =
  | { readonly cells: number; readonly changed: number }
  | { readonly failed: RecomputeData | undefined; readonly reason: string }

export interface IdleWaitOptions {
  readonly store: Pick<Store, 'dirtyDistricts'>
  readonly catalogue: Pick<Catalogue, 'districts'>
  readonly relay: Pick<Relay, 'run'>
  readonly counts: () => Promise<QueueCounts>
  /** Resolves when the worker finds no waiting job. */
  readonly idle: () => Promise<void>
  /**
   * Resolves when this worker has reported the end of every job that it took. The queue knows it earlier: its answer to
   * the worker is still under way.
   */
  readonly reported: () => Promise<void>
  /** Aborted when the worker closes. */
  readonly closed: AbortSignal
}

/** Milliseconds between two checks if this worker reports nothing: another worker may run the jobs. */
const pollMs = 500
/** The number of rounds of queueing after which unchanged marks are an error. */
const maxRounds = 5

/** Waits until the queue is empty and no district is dirty; the worker reports each job that ended. */
export class IdleWait {
  readonly #options: IdleWaitOptions
  readonly #onProgress: (progress: IdleProgress) => void
  readonly #failed: { readonly job: RecomputeData; readonly reason: string }[] = []
  readonly #sum = { jobs: 0, failed: 0, cells: 0, changed: 0 }
  #allCells = 0

  constructor(options: IdleWaitOptions, onProgress: (progress: IdleProgress) => void = () => {}) {
    this.#options = options
    this.#onProgress = onProgress
  }

  ended(end: EndedJob): void {
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
   * Throws `NotIdleError` if a job for a dirty district failed permanently, if marks stay after their jobs, or if
   * the worker closes.
   */
  async done(): Promise<IdleSummary> {
    const started = performance.now()
    const { store, relay, counts, idle, reported, closed } = this.#options
    let before = ''
    let same = 0
    this.#countDirty(await store.dirtyDistricts())
    for (;;) {
      if (closed.aborted) throw new NotIdleError('the worker was closed before the queue was empty')
      const { waiting, active, delayed } = await counts()
      if (waiting + active + delayed > 0) {
        await Promise.race([idle(), sleep(pollMs, undefined, { signal: closed })]).catch(() => {})
        continue
      }
      await reported()
      const marks = await store.dirtyDistricts()
      if (marks.length === 0)
        return Object.freeze({ ...this.#sum, milliseconds: Math.round(performance.now() - started) })
      this.#assertNoneFailed(marks)
      const now = JSON.stringify(marks)
      same = now === before ? same + 1 : 0
      before = now
      if (same === maxRounds)
        throw new NotIdleError(`${this.#listed(marks)} dirty after ${maxRounds} rounds of jobs; see the worker's log`)
      this.#countDirty(marks)
      await relay.run()
    }
  }

  #assertNoneFailed(marks: readonly DirtyDistrict[]): void {
    const { districts } = this.#options.catalogue
    for (const { job, reason } of this.#failed) {
      const covered = marks.filter(
        ({ district, year }) => job.period.startsWith(year) && districts.contains(job.district, district),
      )
      if (covered.length > 0)
        throw new NotIdleError(
          `${this.#listed(covered)} dirty: the job for ${job.district} in ${job.period} failed permanently: ${reason}`,
        )
    }
  }

  #listed(marks: readonly DirtyDistrict[]): string {
    const names = marks.slice(0, 3).map(({ district, year }) => `${district} (${year})`)
    const more = marks.length > names.length ? ` and ${marks.length - names.length} more` : ''
    return `${names.join(', ')}${more} ${marks.length === 1 ? 'stays' : 'stay'}`
  }

  #countDirty(marks: readonly DirtyDistrict[]): void {
    this.#allCells = Math.max(this.#allCells, this.#sum.cells + marks.reduce((sum, mark) => sum + mark.cells, 0))
    this.#report()
  }

  #report(): void {
    const { jobs, cells } = this.#sum
    this.#onProgress({ jobs, cells, allCells: Math.max(this.#allCells, cells) })
  }
}
