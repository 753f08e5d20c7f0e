import type { boardData, Deployment } from '@minzheng/plan'
import type { Store } from '@minzheng/store'
import type { Log, ReleasedStore } from '@minzheng/worker'
import type { Day } from '@minzheng/core/periods'
import type { Jobs } from '../work/jobs.js'
import type { Recomputing } from '../work/recomputing.js'
import type { Uploads } from '../uploads/uploads.js'
import type { Gate } from '../base/gate.js'
import type { Kept } from '../base/kept.js'
import type { OneTimeLinks } from '../identity/one-time-link.js'
import type { SessionCookie } from '../identity/session-cookie.js'
import type { Credentials, Who } from '../identity/who.js'
import type { RequestLimits } from '../limits/request-limits.js'
import type { KeptText } from './kept-text.js'
import type { RequestMetrics } from './request-metrics.js'

/** What routes work with. */
export interface ApiTools {
  readonly store: Store
  /** Where answers for `shared` and `public` read; it may have a role of the database that can read nothing else. */
  readonly released: ReleasedStore
  readonly deployment: Deployment
  readonly identify: (credentials: Credentials) => Promise<Who>
  readonly cookie: SessionCookie
  /** Signs in by a link that this process prints; undefined if an identity provider does it. */
  readonly links: OneTimeLinks | undefined
  readonly log: Log
  readonly metrics: RequestMetrics
  /** Answers as they were sent, by what they depend on. */
  readonly answers: Kept<KeptText>
  /** Boards with all places, from which the answers of the city and of its counties are made. */
  readonly boards: Kept<ReturnType<typeof boardData>>
  readonly limits: RequestLimits
  /** How long the body of a request that is not a file may take, in milliseconds. */
  readonly bodyMs: number
  /** Work that computes for seconds, such as figures as of a landing: little of it at once. */
  readonly heavy: Gate
  /** Takes files; undefined if the service has no folder for them. */
  readonly uploads: Uploads | undefined
  /** The current day in the city. */
  readonly today: () => Day
  /** Landings and acts: one at a time, and some that wait. */
  readonly changing: Gate
  /** How long this process may be silent before it counts as lost, in milliseconds. */
  readonly leaseMs?: number
  /** What goes on after the answer. */
  readonly jobs: Jobs
  readonly recomputing: Recomputing
  /** Rejects while the service cannot answer: the database does not, or it is stopping. */
  readonly ready: () => Promise<void>
}
