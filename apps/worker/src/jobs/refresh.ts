import type { Store } from '@minzheng/store'
import type { Relay } from '../outbox/relay.js'
import type { Handler } from './handler.js'

/** Queues a recompute for every dirty district. The recomputes are separate jobs, so that all workers share them. */
export function refreshHandler(store: Pick<Store, 'staleness'>, relay: Pick<Relay, 'run'>): Handler<'refresh'> {
  return async (_data, { progress }) => {
    const { cells } = await store.staleness()
    const queued = await relay.run()
    progress(1, 1)
    return { outcome: queued > 0 ? 'done' : 'superseded', queued, cells }
  }
}
