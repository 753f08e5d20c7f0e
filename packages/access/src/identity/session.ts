import type { Actor } from '../base/actor.js'

/** Minutes without a request after which a session ends. */
export const mostIdleMinutes = 30

/** Hours after which a session ends, however busy it is. */
export const mostSessionHours = 12

/** How somebody signed in: by a one-time link of the program on this machine, or by an identity provider (OIDC). */
export type SignInMeans = 'link' | 'oidc'

/** Somebody who has signed in. The secret of the session is in their cookie; only its hash is kept. */
export interface Session {
  /** Public: names the session in lists and logs. */
  readonly id: string
  readonly actor: Actor['id']
  readonly means: SignInMeans
  /**
   * Of an identity provider: who issued the identity, and hashes of its subject and session there, since a subject may
   * be a number of a person; null of a link.
   */
  readonly issuer: string | null
  readonly subject: string | null
  readonly providerSession: string | null
  readonly from: Date
  /** When its last request came, to the minute. */
  readonly seenAt: Date
  readonly endedAt: Date | null
}

/** True if a session holds at a moment: nobody has ended it, and it is neither idle for too long nor too old. */
export function isSessionLive(
  { from, seenAt, endedAt }: Pick<Session, 'from' | 'seenAt' | 'endedAt'>,
  at: Date,
): boolean {
  const idle = at.getTime() - seenAt.getTime()
  const age = at.getTime() - from.getTime()
  return (endedAt === null || at < endedAt) && idle < mostIdleMinutes * 60_000 && age < mostSessionHours * 3_600_000
}
