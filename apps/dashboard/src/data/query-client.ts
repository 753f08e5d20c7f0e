import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '@minzheng/client'
import { isProblem } from './client.js'
import { sessionKey, type SessionState } from './session.js'

/**
 * What the page has read. Nothing is asked for again by a clock: that would keep a session alive that nobody uses.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (isProblem(error, 'sign-in-needed')) endSession()
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 15 * 60_000,
      // A refusal stays one; what did not come through is worth a second try.
      retry: (count, error) => count < 1 && !(error instanceof ApiProblem && error.status < 500),
      retryDelay: 800,
    },
  },
})

/** The service has said that nobody is signed in: whoever was must sign in again. */
export function endSession(): void {
  queryClient.setQueryData<SessionState>(sessionKey, (was) =>
    was?.state === 'in' ? { state: 'over' } : (was ?? { state: 'out' }),
  )
}
