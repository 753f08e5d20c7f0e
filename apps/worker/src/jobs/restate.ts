import type { Catalogue } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import { RejectedJobError } from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import type { Relay } from '../outbox/relay.js'
import type { Handler } from './handler.js'

/** Marks all cells of a district or a dataset dirty, in every open month, and queues jobs for them. */
export function restateHandler(
  store: Pick<Store, 'mark' | 'openedMonths'>,
  { districts, datasets }: Pick<Catalogue, 'districts' | 'datasets'>,
  relay: Pick<Relay, 'run'>,
): Handler<'restate'> {
  return async ({ district = districts.root.code, dataset }, { progress }) => {
    if (!districts.has(district))
      throw new RejectedJobError([`data.district must be a district of this catalogue, got ${district}`])
    if (dataset !== undefined && !datasets.has(dataset))
      throw new RejectedJobError([`data.dataset must be a dataset of this catalogue, got ${dataset}`])
    const months = await store.openedMonths()
    const within = districts.within(district)
    const asked = [...datasets.values()].filter(({ name }) => dataset === undefined || name === dataset)
    let cells = 0
    for (const [index, { name, lowestLevel }] of asked.entries()) {
      const places = within.filter(({ level }) => rank(level) <= rank(lowestLevel))
      for (const month of months) {
        await store.mark(places.map(({ code }) => ({ dataset: name, district: code, month })))
        cells += places.length
      }
      progress(index + 1, asked.length)
    }
    const queued = cells === 0 ? 0 : await relay.run().catch(() => 0)
    return { outcome: cells === 0 ? 'superseded' : 'done', cells, queued }
  }
}
