import type { Actor } from '../base/actor.js'
import type { Role } from './role.js'

/** Allows an actor a role in a district and all below it, for some time. */
export interface Grant {
  /** The id of the actor. */
  readonly actor: Actor['id']
  readonly role: Role
  readonly district: string
  /** The name of a domain; null: all of them. */
  readonly domain: string | null
  /** Ids of the indicators that it is limited to; null: all of them. */
  readonly indicators: readonly string[] | null
  /** The first moment at which it holds. */
  readonly from: Date
  /** The first moment at which it no longer holds. */
  readonly until: Date
  /** When it was revoked; null if it was not. */
  readonly revokedAt: Date | null
  /** Of an `emergency-reader`; null of all others. */
  readonly emergency: Emergency | null
}

/** Why somebody breaks the glass, and who stands by. */
export interface Emergency {
  readonly reason: string
  /** The second person (第二人). */
  readonly second: Actor['id']
}

/** True if a grant holds at a moment: it has begun, has not expired and was not revoked. */
export function isLive({ from, until, revokedAt }: Pick<Grant, 'from' | 'until' | 'revokedAt'>, at: Date): boolean {
  return from <= at && at < until && (revokedAt === null || at < revokedAt)
}
