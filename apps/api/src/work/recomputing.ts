import { errorText } from '@minzheng/core/privacy'
import type { Store } from '@minzheng/store'
import type { Log } from '@minzheng/worker'

/** Brings figures up to date after something has changed; the dirty marks say what is to be done. */
export interface Recomputing {
  /** Says that something may be dirty, and returns at once. */
  readonly request: () => void
  /** Waits for what was requested. */
  readonly settled: () => Promise<void>
}

/** Computes in this process, one run at a time: for a service that works without a worker. */
export function recomputingHere(
  store: Pick<Store, 'dirtyDistricts' | 'recompute'>,
  log: Log,
  /** Called after each run, such as to look whether there are alerts. */
  after: () => Promise<unknown> = () => Promise.resolve(),
): Recomputing {
  let running: Promise<void> | undefined
  let again = false
  const run = async (): Promise<void> => {
    do {
      again = false
      for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
      await after().catch((error: unknown) =>
        log('warn', 'alerts could not be evaluated; the next look tries again', { error: errorText(error) }),
      )
    } while (again)
  }
  const request = (): void => {
    again = true
    running ??= run()
      .catch((error: unknown) => log('error', 'figures could not be computed', { error: errorText(error) }))
      .finally(() => {
        running = undefined
        // What was requested after the last look.
        if (again) request()
      })
  }
  return {
    request,
    settled: async () => {
      // oxlint-disable-next-line no-unmodified-loop-condition -- set by `request`
      while (running !== undefined) await running
    },
  }
}

/** A worker computes: it looks for dirty marks by itself. */
export const recomputingElsewhere: Recomputing = { request: () => {}, settled: () => Promise.resolve() }
