import type { Store } from '@minzheng/store'
import { gathered } from '../base/gathered.js'

/**
 * A store whose reads that every request makes are one, shared by requests that come at once: the clock, the stamp of the
 * live figures, the grants, and the sessions. Each request still gets what holds after it came.
 */
export function gatheredStore(store: Store): Store {
  const shared = gathered((asked: readonly (readonly string[])[]) => store.moment([...new Set(asked.flat())]))
  const moment: Store['moment'] = (secrets = []) => shared(secrets)
  return {
    ...store,
    moment,
    stamp: async () => (await moment()).stamp,
    access: { ...store.access, now: () => moment() },
    sessions: { ...store.sessions, find: async (secret) => (await moment([secret])).sessions.get(secret) },
  }
}
