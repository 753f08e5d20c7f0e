/** Runs work when it may run, and gives its result. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** A gate that lets at most `most` pieces of work run at a time; the others wait in their order. */
export function gateOf(most: number): Gate {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      // The next takes the place of this one.
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
