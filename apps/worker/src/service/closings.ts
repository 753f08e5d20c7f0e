/** How long closing a connection may take, in milliseconds. */
export const closeTimeoutMs = 2000

/** What a service has opened, to be closed in the opposite order. */
export interface Closings {
  readonly add: (close: () => Promise<unknown>) => void
  /** A worker: `close` says whether its jobs finished in time. */
  readonly addWorker: (close: () => Promise<boolean>) => void
  /** Closes everything; the database last, and not at all while a job still uses it. Returns whether all jobs finished. */
  readonly close: () => Promise<boolean>
}

/** @param database closes the database */
export function closingsOf(database: () => Promise<unknown>): Closings {
  const workers: (() => Promise<boolean>)[] = []
  const others: (() => Promise<unknown>)[] = []
  return {
    add: (close) => void others.push(close),
    addWorker: (close) => void workers.push(close),
    close: async () => {
      // Together, so that one time limit holds for all.
      const finished = (await Promise.all(workers.map((close) => close()))).every(Boolean)
      for (const close of others.toReversed()) await close()
      if (finished) await database()
      return finished
    },
  }
}
