import type { Grant, Session, ServiceToken } from '@minzheng/access'
import type { Moment } from '@minzheng/store'

/** Who asks: nobody who is known, somebody who has signed in, or a program with a token. */
export type Who =
  | { readonly kind: 'stranger'; readonly actor: null }
  | {
      readonly kind: 'session'
      readonly actor: string
      readonly session: Session
      /** What the way of signing in allows, in addition to the grants of the store. */
      readonly grants: readonly Grant[]
      /** What held when the session was found. */
      readonly seen: Moment
    }
  | { readonly kind: 'token'; readonly actor: string; readonly token: ServiceToken }
  /** A program with an access token of the identity provider: it may do what its account may. */
  | { readonly kind: 'provider-token'; readonly actor: string; readonly until: Date }

export const stranger: Who = Object.freeze({ kind: 'stranger', actor: null })

/** What a request says of its sender. */
export interface Credentials {
  /** The header `Authorization`. */
  readonly authorization: string | undefined
  /** The header `Cookie`. */
  readonly cookie: string | undefined
}

/**
 * Finds out who asks; undefined if the credentials are not of this kind. Throws `RequestError` of kind `sign-in-needed`
 * for credentials that are wrong or over: such a request is never that of a stranger.
 */
export type Identify = (credentials: Credentials) => Promise<Who | undefined>

/** Asks each in turn; a stranger if no credentials are given. */
export function identifyBy(ways: readonly Identify[]): (credentials: Credentials) => Promise<Who> {
  return async (credentials) => {
    for (const way of ways) {
      const who = await way(credentials)
      if (who !== undefined) return who
    }
    return stranger
  }
}
