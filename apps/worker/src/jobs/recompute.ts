import type { Catalogue } from '@minzheng/core'
import { measuresOf } from '@minzheng/core/evaluation'
import { monthsOf, parsePeriod } from '@minzheng/core/periods'
import { RejectedJobError, type RecomputeData } from '@minzheng/queue'
import { isLockTimeout, type Store } from '@minzheng/store'
import { PostponedError, type Calm } from './calm.js'
import type { DirtyLook } from './dirty-look.js'
import type { Handler } from './handler.js'

export interface RecomputeOptions {
  readonly store: Pick<Store, 'recompute'>
  readonly catalogue: Pick<Catalogue, 'districts' | 'domains' | 'indicators'>
  readonly look: DirtyLook
  readonly calm: Calm
}

/** How long a job waits that found the city held, in milliseconds; it had waited for the lock before. */
const held = 1000

/**
 * Brings a district up to date. With a domain or indicators, only where something that they read is dirty there; then
 * all of the district is, since its figures are written in one transaction, and what is done for one dataset need not
 * be done again for the next.
 */
export function recomputeHandler({ store, catalogue, look, calm }: RecomputeOptions): Handler<'recompute'> {
  // Districts at work in this process: who asks for the same waits, and then mostly finds nothing to do.
  const running = new Map<string, Promise<unknown>>()
  return async (data, { progress, log }) => {
    const { districts } = catalogue
    if (!districts.has(data.district))
      throw new RejectedJobError([`data.district ${data.district} is not a district that is known here`])
    const wanted = datasetsOf(data, catalogue)
    const months = () => monthsOf(parsePeriod(data.period))
    for (;;) {
      const newest = await look.newest(data.district, months, wanted)
      if (newest === 0) return { outcome: 'superseded', cells: 0, changed: 0 }
      const busy = running.get(data.district)
      const pause = busy === undefined && newest !== undefined ? calm.pause(data.district, newest) : 0
      if (pause > 0) throw new PostponedError(pause)
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
      if (cells > 0) calm.computed(data.district)
      return { outcome: cells > 0 ? 'done' : 'superseded', cells, changed }
    } catch (error) {
      if (!isLockTimeout(error)) throw error
      // A long import, or a process that is frozen: it is worth no attempt of this job, which is right as it is.
      log('warn', 'another process holds the city; the job is put off', { district: data.district })
      throw new PostponedError(held)
    } finally {
      running.delete(data.district)
    }
  }
}

/** The datasets that a job's domain and indicators read; undefined where it names none, which means all. */
function datasetsOf(
  { domain, indicators }: RecomputeData,
  catalogue: Pick<Catalogue, 'domains' | 'indicators'>,
): ReadonlySet<string> | undefined {
  if (domain === undefined && indicators === undefined) return undefined
  const named = catalogue.domains.find(({ name }) => name === domain)
  if (domain !== undefined && named === undefined)
    throw new RejectedJobError([
      `data.domain ${domain} is not known here; there are: ${catalogue.domains.map(({ name }) => name).join(', ')}`,
    ])
  const unknown = (indicators ?? []).filter((id) => !catalogue.indicators.has(id))
  if (unknown.length > 0)
    throw new RejectedJobError([
      `data.indicators ${unknown.join(', ')} ${unknown.length === 1 ? 'is' : 'are'} not known here`,
    ])
  const all = [...(named?.indicators ?? []), ...(indicators ?? []).map((id) => catalogue.indicators.get(id)!)]
  return new Set(all.flatMap(measuresOf).map(({ dataset }) => dataset))
}
