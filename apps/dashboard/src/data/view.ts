import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { dayInCity } from '../base/city-clock.js'
import { deploymentQuery, type Deployment } from './definitions.js'
import { lastMonthOf, publishedOf, type Published } from './published.js'
import { releasesQuery, type Release } from './releases.js'
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
  /** The release whose figures are shown; undefined of live figures, and if nothing of the kind is released. */
  readonly release: string | undefined
  /** Of released figures: which release it is, or why there is none. */
  readonly published: Published | undefined
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
  const search = useSearch({ strict: false })
  // What is published is known to everybody; live figures need no release.
  const needed = audienceOf(search, signedIn) === 'internal' ? [] : [releasesQuery('public')]
  const [releases] = useSuspenseQueries({ queries: needed })
  return viewOf(search, deployment, signedIn, releases?.data)
}

/** For whom an account may read, the usual one first; the service decides again. */
function audiencesOf(signedIn: SessionState): readonly Audience[] {
  const session = signedIn.state === 'in' ? signedIn.session : undefined
  if (session === undefined) return audiences.slice(2)
  return audiences.slice(districtsOf(session).length > 0 ? 0 : districtsFor(session, 'read-figures').length > 0 ? 1 : 2)
}

/** For whom figures are read: as the address says; of a release for others than the bureau; otherwise as is usual. */
function audienceOf({ audience, release }: ViewSearch, signedIn: SessionState): Audience {
  if (audience !== undefined) return audience
  const mayRead = audiencesOf(signedIn)
  return mayRead.find((each) => release === undefined || each !== 'internal')!
}

/** The view of an address and an account, and of the releases that there are, the newest first. */
export function viewOf(
  search: ViewSearch,
  deployment: Deployment,
  signedIn: SessionState,
  releases: readonly Release[] = [],
): View {
  const { plan, month } = search
  const session = signedIn.state === 'in' ? signedIn.session : undefined
  const ofBureau = session === undefined ? [] : districtsOf(session)
  const granted = session === undefined ? [] : districtsFor(session, 'read-figures')
  const reads = audienceOf(search, signedIn)
  const named = reads === 'internal' ? undefined : releases.find(({ number }) => String(number) === search.release)
  const chosen =
    deployment.plans.find(({ id }) => id === (plan ?? named?.plan)) ??
    planOf(deployment, month ?? lastReleased(releases))
  // A month of another year is no month of this plan.
  const ofYear = month?.startsWith(String(chosen.year)) === true ? month : undefined
  const published =
    reads === 'internal' ? undefined : publishedOf({ plan: chosen, month: ofYear, release: search.release }, releases)
  const release = published?.release === undefined ? undefined : String(published.release.number)
  // Others than the bureau read what is shared of the districts in their grants.
  const own = reads === 'internal' ? ofBureau : granted
  const readsCity =
    reads === 'public' || own.includes(deployment.district) || (reads === 'shared' && ofBureau.length > 0)
  return {
    plan: chosen,
    // Released figures are of the month of their release.
    month: published?.release === undefined ? ofYear : published.month,
    audience: reads,
    release,
    published,
    session,
    city: deployment.district,
    home: readsCity ? deployment.district : (own[0] ?? deployment.district),
    readsCity,
    audiences: audiencesOf(signedIn),
    asked: { audience: reads, ...(release === undefined ? {} : { release }) },
  }
}

/** The month up to which the newest release goes. */
function lastReleased(releases: readonly Release[]): string | undefined {
  const [latest] = releases
  return latest === undefined ? undefined : lastMonthOf(latest.period)
}

/** The plan of the month that is asked for; otherwise the latest that has begun, or the first of all. */
function planOf({ plans }: Deployment, month: string | undefined): Deployment['plans'][number] {
  const sorted = plans.toSorted((left, right) => right.year - left.year)
  const year = month === undefined ? Number(dayInCity().slice(0, 4)) : Number(month.slice(0, 4))
  return sorted.find((each) => (month === undefined ? each.year <= year : each.year === year)) ?? sorted.at(-1)!
}
