import type { Store } from '@minzheng/store'
import { gathered } from '../base/gathered.js'

/**
 * A store whose reads that every request makes are shared by requests that come at once: the stamp of the live figures,
 * and the grants. Each request still gets what holds after it came.
 */
export function gatheredStore(store: Store): Store {
  return {
    ...store,
    stamp: gathered(store.stamp),
    access: { ...store.access, now: gathered(store.access.now) },
  }
}
