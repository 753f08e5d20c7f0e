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
 *
 * Few are made at once, and next is always what most wait for: after a change everything is asked for at the same time,
 * and if all were made together, all would be late.
 */
export interface Kept<Value> {
  readonly of: (
    key: string,
    make: () => Promise<Made<Value>>,
  ) => Promise<{ readonly value: Value; readonly from: CameFrom }>
}

/** A value that is being made, or waits for it. */
interface Making<Value> {
  readonly value: Promise<Value>
  readonly begin: () => Promise<void>
  asked: number
}

/** The most values that are made at once: one computes while the database answers another. */
const atOnce = 2

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
  const making = new Map<string, Making<Value>>()
  const waiting = new Set<Making<Value>>()
  let running = 0
  const next = (): void => {
    if (running === atOnce || waiting.size === 0) return
    // The first of those that most wait for.
    const each = [...waiting].reduce((most, other) => (other.asked > most.asked ? other : most))
    waiting.delete(each)
    running += 1
    void each.begin().then(() => {
      running -= 1
      next()
    })
  }
  return {
    of: async (key, make) => {
      const known = cache?.get(key)
      if (known !== undefined) return { value: known, from: 'kept' }
      const other = making.get(key)
      if (other !== undefined) {
        other.asked += 1
        return { value: await other.value, from: 'joined' }
      }
      let begin!: () => Promise<void>
      const value = new Promise<Value>((resolve, reject) => {
        begin = async () => {
          try {
            const own = await make()
            if (own.holds) cache?.set(key, own.value)
            resolve(own.value)
          } catch (error) {
            reject(error)
          }
          making.delete(key)
        }
      })
      const own = { value, begin, asked: 1 }
      making.set(key, own)
      waiting.add(own)
      next()
      return { value: await value, from: 'made' }
    },
  }
}
