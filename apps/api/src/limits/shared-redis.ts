import { setTimeout as sleep } from 'node:timers/promises'
import { errorText } from '@minzheng/core/privacy'
import type { Log } from '@minzheng/worker'
import { Redis } from 'ioredis'

/** The Redis that processes share for what they count. */
export interface SharedRedis {
  readonly redis: Redis
  /** Begins every key. */
  readonly prefix: string
  /** Does something in Redis; in the memory of this process if Redis does not answer, and for some seconds after that. */
  readonly orElse: <Result>(inRedis: () => Promise<Result>, here: () => Promise<Result>) => Promise<Result>
  readonly close: () => void
}

/** How long Redis may take before a request goes on without it, and how soon it is asked again, in milliseconds. */
const [answerMs, againMs] = [500, 5000]

/**
 * Connects. Waits a moment for Redis, so that the first requests are counted there too. The insurance limiter of
 * rate-limiter-flexible does the same without a word, and lets each request wait for Redis again.
 * @param noted gets whether the counts are in memory
 */
export async function connectSharedRedis(
  { url, prefix }: { readonly url: string; readonly prefix: string },
  log: Log,
  noted: (inMemory: boolean) => void,
): Promise<SharedRedis> {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 5000,
    commandTimeout: answerMs,
    keepAlive: 10_000,
    retryStrategy: (times) => Math.min(times * 200, againMs),
  })
  // The next request says what is wrong.
  let cause: Error | undefined
  redis.on('error', (error: Error) => (cause = error))
  const ready = new Promise<void>((resolve) => void redis.once('ready', () => resolve()))
  await Promise.race([ready, sleep(2 * answerMs)])
  let [away, awayUntil] = [false, -Infinity]
  noted(false)
  return {
    redis,
    prefix,
    orElse: async (inRedis, here) => {
      if (performance.now() < awayUntil) return here()
      try {
        const result = await inRedis()
        if (away) {
          log('info', 'limits are counted in Redis again')
          noted(false)
        }
        ;[away, awayUntil] = [false, -Infinity]
        return result
      } catch (error) {
        if (!away) {
          const reason = redis.status === 'ready' ? error : (cause ?? error)
          log('warn', 'limits are counted in memory, since Redis does not answer', { error: errorText(reason) })
          noted(true)
        }
        ;[away, awayUntil] = [true, performance.now() + againMs]
        return here()
      }
    },
    close: () => redis.disconnect(),
  }
}
