import type { Catalogue } from '@minzheng/core'
import { measuresOf } from '@minzheng/core/evaluation'
import { monthsOf, parsePeriod } from '@minzheng/core/periods'
import { RejectedJobError, type RecomputeData } from '@minzheng/queue'
import { isLockTimeout, type Store } from '@minzheng/store'
import { DelayJobError, type Debounce } from './debounce.js'
import type { DirtyProbe } from './dirty-probe.js'
import type { Handler } from './handler.js'

export interface RecomputeOptions {
  readonly store: Pick<Store, 'recompute'>
  readonly catalogue: Pick<Catalogue, 'districts' | 'domains' | 'indicators'>
  readonly probe: DirtyProbe
  readonly debounce: Debounce
}

/**
 * How long a job is delayed if it did not get the city's lock, in milliseconds; it has waited for the lock timeout
 * before.
 */
const lockRetryMs = 1000

/**
 * Brings a district up to date. If the job names a domain or indicators, it runs only if a dataset that they read is
 * dirty there. It then recomputes all datasets of the district, because sums are written in one transaction and the
 * work is shared.
 */
export function recomputeHandler({ store, catalogue, probe, debounce }: RecomputeOptions): Handler<'recompute'> {
  // Districts that this process is recomputing: another job for the same district waits, and then usually finds nothing
  // to do.
  const running = new Map<string, Promise<unknown>>()
  return async (data, { progress, log }) => {
    const { districts } = catalogue
    if (!districts.has(data.district))
      throw new RejectedJobError([`data.district must be a district of this catalogue, got ${data.district}`])
    const datasets = datasetsOf(data, catalogue)
    const months = () => monthsOf(parsePeriod(data.period))
    for (;;) {
      const newest = await probe.newest(data.district, months, datasets)
      if (newest === 0) return { outcome: 'superseded', cells: 0, changed: 0 }
      const busy = running.get(data.district)
      const delay = busy === undefined && newest !== undefined ? debounce.delay(data.district, newest) : 0
      if (delay > 0) throw new DelayJobError(delay)
      if (busy === undefined) break
      await busy
    }
    const work = store.recompute(data.district, data.period, progress)
    running.set(
      data.district,
      work.catch(() => undefined),
    )
    try {
      const { cells, changed } = await work
      if (cells > 0) debounce.computed(data.district)
      return { outcome: cells > 0 ? 'done' : 'superseded', cells, changed }
    } catch (error) {
      if (!isLockTimeout(error)) throw error
      // A long import or a frozen process holds the lock; the job itself is not at fault, so this does not count as an
      // attempt.
      log('warn', 'another process holds the lock on the city; the job is delayed', { district: data.district })
      throw new DelayJobError(lockRetryMs)
    } finally {
      running.delete(data.district)
    }
  }
}

/** The datasets that a job's domain and indicators read; undefined if it names neither, which means all. */
function datasetsOf(
  { domain, indicators }: RecomputeData,
  catalogue: Pick<Catalogue, 'domains' | 'indicators'>,
): ReadonlySet<string> | undefined {
  if (domain === undefined && indicators === undefined) return undefined
  const named = catalogue.domains.find(({ name }) => name === domain)
  if (domain !== undefined && named === undefined)
    throw new RejectedJobError([
      `data.domain must be one of ${catalogue.domains.map(({ name }) => name).join(', ')}, got ${domain}`,
    ])
  const unknown = (indicators ?? []).filter((id) => !catalogue.indicators.has(id))
  if (unknown.length > 0)
    throw new RejectedJobError([`data.indicators must be indicators of this catalogue, got ${unknown.join(', ')}`])
  const all = [...(named?.indicators ?? []), ...(indicators ?? []).map((id) => catalogue.indicators.get(id)!)]
  return new Set(all.flatMap(measuresOf).map(({ dataset }) => dataset))
}
