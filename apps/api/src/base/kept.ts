import { LRUCache } from 'lru-cache'

/** What was made, and whether it still holds: what a commit came between is given to those who asked, and not kept. */
interface Made<Value> {
  readonly value: Value
  readonly holds: boolean
}

/** Where a value came from: it was kept, it was being made for somebody else, or it was made for this call. */
export type CameFrom = 'kept' | 'joined' | 'made'

/**
 * Values that are made once and kept by a key, up to a limit; the one that was not asked for the longest goes first. The
 * key must say all that the value depends on. Whoever asks for a key while its value is made gets that one.
 */
export interface Kept<Value> {
  readonly of: (
    key: string,
    make: () => Promise<Made<Value>>,
  ) => Promise<{ readonly value: Value; readonly from: CameFrom }>
}

/**
 * @param limit the most that all values may have together; 0 keeps nothing
 * @param sizeOf the size of a value, above 0; one that is larger than an eighth of the limit is not kept
 */
export function kept<Value extends object>(limit: number, sizeOf: (value: Value) => number): Kept<Value> {
  const cache =
    limit === 0
      ? undefined
      : new LRUCache<string, Value>({
          maxSize: limit,
          maxEntrySize: Math.max(1, Math.floor(limit / 8)),
          sizeCalculation: sizeOf,
        })
  const making = new Map<string, Promise<Value>>()
  return {
    of: async (key, make) => {
      const known = cache?.get(key)
      if (known !== undefined) return { value: known, from: 'kept' }
      const other = making.get(key)
      if (other !== undefined) return { value: await other, from: 'joined' }
      const own = (async () => {
        const { value, holds } = await make()
        if (holds) cache?.set(key, value)
        return value
      })()
      making.set(key, own)
      try {
        return { value: await own, from: 'made' }
      } finally {
        making.delete(key)
      }
    },
  }
}
