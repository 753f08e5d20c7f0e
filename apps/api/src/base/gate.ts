import { RequestError } from './problem.js'

/** Lets some pieces of work run at once and some wait; refuses what is more. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>

/** @param atOnce how many run; @param waiting how many wait for them */
export function gate(atOnce: number, waiting: number): Gate {
  let running = 0
  const queue: (() => void)[] = []
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting)
        throw new RequestError(
          'unavailable',
          { zh: '同类请求过多，请稍后再试', en: 'too many requests of this kind; try again later' },
          { headers: { 'retry-after': '10' } },
        )
      // Whoever leaves hands its place over, so that nobody comes between.
      await new Promise<void>((resolve) => queue.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
