import type { Store } from '@minzheng/store'
import { gathered } from '../base/gathered.js'

/**
 * A store whose reads that every request makes are shared by requests that come at once: the stamp of the live figures,
 * the grants, and the list of releases. Each request still gets what holds after it came.
 */
export function gatheredStore(store: Store): Store {
  return {
    ...store,
    stamp: gathered(store.stamp),
    access: { ...store.access, now: gathered(store.access.now) },
    releases: { ...store.releases, list: gathered(store.releases.list) },
  }
}
