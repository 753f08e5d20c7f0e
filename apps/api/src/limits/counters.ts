import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible'
import type { SharedRedis } from './shared-redis.js'

/** What a limit counts: points in a window of seconds. */
export interface Quota {
  readonly name: 'account' | 'address' | 'token' | 'sign-in'
  readonly points: number
  readonly seconds: number
}

/** How a key stands. */
export interface Standing {
  readonly used: number
  /** Milliseconds until it starts again at nothing. */
  readonly msLeft: number
}

/** Counts the points of keys, each in windows that begin with its first point. */
export interface Counter {
  readonly add: (key: string, points: number) => Promise<Standing>
  readonly look: (key: string) => Promise<Standing>
}

const standing = (found: RateLimiterRes | null): Standing => ({
  used: found?.consumedPoints ?? 0,
  msLeft: found?.msBeforeNext ?? 0,
})

/** Counts in the memory of this process; a key is forgotten when its window ends. */
export function ownCounter({ name, points, seconds }: Quota): Counter {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })
  return {
    // `penalty` counts without refusing: what is too much is for the caller to say.
    add: async (key, more) => standing(await limiter.penalty(key, more)),
    look: async (key) => standing(await limiter.get(key)),
  }
}

/** Counts in Redis, together with other processes; in the memory of this process while Redis does not answer. */
export function sharedCounter(shared: SharedRedis, quota: Quota): Counter {
  const own = ownCounter(quota)
  const limiter = new RateLimiterRedis({
    storeClient: shared.redis,
    keyPrefix: `${shared.prefix}:limits:${quota.name}`,
    points: quota.points,
    duration: quota.seconds,
    rejectIfRedisNotReady: true,
  })
  return {
    add: (key, more) =>
      shared.orElse(
        async () => standing(await limiter.penalty(key, more)),
        () => own.add(key, more),
      ),
    look: (key) =>
      shared.orElse(
        async () => standing(await limiter.get(key)),
        () => own.look(key),
      ),
  }
}
