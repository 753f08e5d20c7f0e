import { queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '@minzheng/client'
import { client, isProblem, serviceAddress, signInWay } from './client.js'
import { forgetWork } from './kept-state.js'

/** An account with its grants. */
export type Session = AnswerOf<'/v1/session', 'get'>

/** What an account may do, as the policy names it. */
export type Action = Session['grants'][number]['actions'][number]

/** `in`: signed in. `out`: a stranger. `over`: was signed in until a moment ago. */
export type SessionState =
  | { readonly state: 'in'; readonly session: Session }
  | { readonly state: 'out' }
  | { readonly state: 'over' }

export const sessionKey = ['session'] as const

/** Who looks. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<SessionState> => {
    try {
      const session = await client.get('/v1/session', { signal })
      noteActor(session.actor)
      return { state: 'in', session }
    } catch (error) {
      if (isProblem(error, 'sign-in-needed')) return { state: 'out' }
      throw error
    }
  },
})

const ofBureau: ReadonlySet<string> = new Set([
  'reader',
  'township-clerk',
  'county-officer',
  'city-officer',
  'reviewer',
  'auditor',
])

/** The districts of which an account of the bureau reads live figures, as granted; the service decides again. */
export function districtsOf({ grants }: Session): readonly string[] {
  return [...new Set(grants.filter(({ role }) => ofBureau.has(role)).map(({ district }) => district))]
}

/** The districts in whose grants an action is; the service decides again. */
export function districtsFor({ grants }: Session, action: Action): readonly string[] {
  return [...new Set(grants.filter(({ actions }) => actions.includes(action)).map(({ district }) => district))]
}

/** What an account may do somewhere; the service decides again, by district. */
export function actionsOf(session: Session | undefined): ReadonlySet<Action> {
  return new Set(session?.grants.flatMap(({ actions }) => actions))
}

/** The account that has signed in, or had until a moment ago. */
let lastActor: string | undefined

/** Notes who has signed in: the work of another account is not shown to this one. */
function noteActor(actor: string): void {
  if (lastActor !== undefined && lastActor !== actor) forgetWork()
  lastActor = actor
}

/**
 * Ends the session here; with an identity provider also there, at the address that is returned. It is asked for by a
 * request and then opened, since the policy of the page lets a form lead to this service alone.
 */
export async function signOut(): Promise<string | undefined> {
  if (signInWay() === 'link') {
    await client.delete('/v1/session')
    forgetWork()
    return undefined
  }
  const response = await fetch(serviceAddress('sign-out'), { method: 'POST', headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`signing out must succeed, got status ${response.status}`)
  forgetWork()
  return ((await response.json()) as { readonly location: string }).location
}
