import { ApiProblem } from '@minzheng/client'

/** How long to wait before each further try, in seconds; about five minutes in all. */
const waits = [1, 2, 4, 8, 15, 30, 30, 60, 60, 90]

/**
 * Does something over a network that may be away: tries again, soon and then less often, at once when the browser is on line
 * again. `came` says that something has come through, so that patience begins again. A refusal of the service is final,
 * unless it is busy.
 */
export async function patient<Result>(
  work: (came: () => void) => Promise<Result>,
  { signal, onWait }: { readonly signal: AbortSignal; readonly onWait: (isWaiting: boolean) => void },
): Promise<Result> {
  let tries = 0
  for (;;) {
    try {
      return await work(() => {
        tries = 0
        onWait(false)
      })
    } catch (error) {
      signal.throwIfAborted()
      const wait = waitAfter(error, tries)
      if (wait === undefined) throw error
      tries += 1
      onWait(true)
      await pause(wait * 1000, signal)
    }
  }
}

/** After how many seconds to try again; undefined for what another try does not change. */
function waitAfter(error: unknown, tries: number): number | undefined {
  if (error instanceof ApiProblem) {
    // Of a proxy between, whose answers are no problem documents, too.
    const isBusy = error.status === 429 || error.status === 503 || error.status === 502 || error.status === 504
    if (!isBusy) return undefined
    return tries < waits.length ? Math.max(error.retryAfter ?? 0, waits[tries]!) : undefined
  }
  return waits[tries]
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer)
      removeEventListener('online', end)
      signal.removeEventListener('abort', end)
      if (signal.aborted) reject(signal.reason as Error)
      else resolve()
    }
    const timer = setTimeout(end, milliseconds)
    addEventListener('online', end)
    signal.addEventListener('abort', end)
  })
}
