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
 * Few are made at once: after a change everything is asked for at the same time, and if all were made together, all would
 * be late. What people look at goes before what is `later`, then what most wait for; `later` is made one at a time.
 */
export interface Kept<Value> {
  readonly of: (
    key: string,
    make: () => Promise<Made<Value>>,
    when?: 'soon' | 'later',
  ) => Promise<{ readonly value: Value; readonly from: CameFrom }>
}

/** A value that is being made, or waits for it. */
interface Making<Value> {
  readonly value: Promise<Value>
  readonly begin: () => Promise<void>
  readonly isLater: boolean
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
  const running = new Set<Making<Value>>()
  const next = (): void => {
    if (running.size === atOnce || waiting.size === 0) return
    // The first of those that most wait for.
    const each = [...waiting].reduce((best, other) => (isBefore(other, best) ? other : best))
    if (each.isLater && running.size > 0) return
    waiting.delete(each)
    running.add(each)
    void each.begin().then(() => {
      running.delete(each)
      next()
    })
    next()
  }
  return {
    of: async (key, make, when = 'soon') => {
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
      const own = { value, begin, isLater: when === 'later', asked: 1 }
      making.set(key, own)
      waiting.add(own)
      next()
      return { value: await value, from: 'made' }
    },
  }
}

function isBefore(one: Making<unknown>, other: Making<unknown>): boolean {
  return one.isLater === other.isLater ? one.asked > other.asked : other.isLater
}
