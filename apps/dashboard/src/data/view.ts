import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { dayInCity } from '../base/city-clock.js'
import { deploymentQuery, type Deployment } from './definitions.js'
import { districtsFor, districtsOf, sessionQuery, type Session, type SessionState } from './session.js'

const audiences = ['internal', 'shared', 'public'] as const
export type Audience = (typeof audiences)[number]

/** What every page's address may say: which plan, up to which month, for whom, of which release. */
export interface ViewSearch {
  readonly plan?: string
  readonly month?: string
  readonly audience?: Audience
  readonly release?: string
}

/** Reads the common part of an address; what is not understood is left out, and the page shows what it usually shows. */
export function readViewSearch(search: Record<string, unknown>): ViewSearch {
  const { plan, month, audience, release } = search
  const known = audiences.find((each) => each === audience)
  return {
    ...(typeof plan === 'string' && /^[\w-]{1,100}$/.test(plan) ? { plan } : {}),
    ...(typeof month === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? { month } : {}),
    ...(known === undefined ? {} : { audience: known }),
    ...(/^[1-9]\d{0,8}$/.test(String(release)) ? { release: String(release) } : {}),
  }
}

/** What a page shows, once address and account are known. */
export interface View {
  readonly plan: Deployment['plans'][number]
  readonly month: string | undefined
  readonly audience: Audience
  readonly release: string | undefined
  readonly session: Session | undefined
  readonly city: string
  /** The district whose board the account reads first: the city, or its own. */
  readonly home: string
  /** True if the account reads live figures of the whole city, or figures that everybody reads. */
  readonly readsCity: boolean
  /** For whom the account may read, the usual one first; the service decides again. */
  readonly audiences: readonly Audience[]
  /** The part of a query of figures that says for whom. */
  readonly asked: { readonly audience: Audience; readonly release?: string }
}

/** The view of the address and the account. Suspends until the service has said who asks. */
export function useView(): View {
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const { data: signedIn } = useSuspenseQuery(sessionQuery)
  return viewOf(useSearch({ strict: false }), deployment, signedIn)
}

/** The view of an address and an account. */
export function viewOf(
  { plan, month, audience, release }: ViewSearch,
  deployment: Deployment,
  signedIn: SessionState,
): View {
  const session = signedIn.state === 'in' ? signedIn.session : undefined
  const ofBureau = session === undefined ? [] : districtsOf(session)
  const granted = session === undefined ? [] : districtsFor(session, 'read-figures')
  const mayRead = audiences.slice(ofBureau.length > 0 ? 0 : granted.length > 0 ? 1 : 2)
  const reads = audience ?? mayRead[0]!
  const chosen = deployment.plans.find(({ id }) => id === plan) ?? planOf(deployment, month)
  // Others than the bureau read what is shared of the districts in their grants.
  const own = reads === 'internal' ? ofBureau : granted
  const readsCity =
    reads === 'public' || own.includes(deployment.district) || (reads === 'shared' && ofBureau.length > 0)
  return {
    plan: chosen,
    // A month of another year is no month of this plan.
    month: month?.startsWith(String(chosen.year)) === true ? month : undefined,
    audience: reads,
    release: reads === 'internal' ? undefined : release,
    session,
    city: deployment.district,
    home: readsCity ? deployment.district : (own[0] ?? deployment.district),
    readsCity,
    audiences: mayRead,
    asked: { audience: reads, ...(reads === 'internal' || release === undefined ? {} : { release }) },
  }
}

/** The plan of the month that is asked for; otherwise the latest that has begun, or the first of all. */
function planOf({ plans }: Deployment, month: string | undefined): Deployment['plans'][number] {
  const sorted = plans.toSorted((left, right) => right.year - left.year)
  const year = month === undefined ? Number(dayInCity().slice(0, 4)) : Number(month.slice(0, 4))
  return sorted.find((each) => (month === undefined ? each.year <= year : each.year === year)) ?? sorted.at(-1)!
}
