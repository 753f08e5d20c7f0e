import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { DistrictTree } from '@minzheng/core'
import type { Action } from './action.js'
import { decide, type AccessRequest, type Decision, type Realm } from './decide.js'
import { AccessError } from '../base/errors.js'
import type { Grant } from './grant.js'

/** What a token may be used for: an action in a district and all below it. */
export interface TokenScope {
  readonly action: Action
  readonly district: string
  /** null: all domains. */
  readonly domain: string | null
}

/** A token of a program. What it may do never exceeds what its owner may do at that moment. */
export interface ServiceToken {
  /** Public: names the token in lists and logs. */
  readonly id: string
  /** SHA-256 of the secret, in hexadecimal. The secret itself is never stored. */
  readonly hash: string
  /** The actor who answers for it, and as whom it acts. */
  readonly owner: string
  readonly scopes: readonly TokenScope[]
  readonly from: Date
  readonly until: Date
  readonly revokedAt: Date | null
}

const hashOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex')

/**
 * Makes a token; `secret` is shown once. Throws `AccessError` if its owner may not do at `from` what it is for, if it has no
 * scope, or does not end.
 */
export function mintToken(
  grants: readonly Grant[],
  asked: Pick<ServiceToken, 'owner' | 'scopes' | 'from' | 'until'>,
  realm: Realm,
): { readonly secret: string; readonly token: ServiceToken } {
  const { owner, scopes, from, until } = asked
  if (scopes.length === 0)
    throw new AccessError({ zh: '令牌须至少有一项权限', en: 'a token must have a scope, got none' })
  if (!(from < until))
    throw new AccessError({ zh: '令牌须有截止时间', en: 'a token must end after it begins, got another end' })
  for (const { action, district, domain } of scopes) {
    // What asks for a purpose, an approval or a person of its own is asked for at each use.
    const decision = decide(grants, { actor: owner, action, district, domain, at: from }, realm)
    if (!decision.allowed && !['purpose', 'approval', 'indicator'].includes(decision.why))
      throw new AccessError(decision.reason)
  }
  const secret = `mz_${randomBytes(32).toString('base64url')}`
  return {
    secret,
    token: Object.freeze({
      id: randomBytes(6).toString('hex'),
      hash: hashOf(secret),
      owner,
      scopes,
      from,
      until,
      revokedAt: null,
    }),
  }
}

/** True if a secret is that of a token; takes as long for each wrong secret. */
export function isSecretOf({ hash }: Pick<ServiceToken, 'hash'>, secret: string): boolean {
  return timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(hashOf(secret), 'hex'))
}

/**
 * Decides for a program: the token must be alive and have the scope, and its owner must be allowed the same at that moment.
 * The token acts as its owner, so that nobody reviews by a program what they have submitted.
 */
export function decideForToken(
  grants: readonly Grant[],
  token: ServiceToken,
  request: Omit<AccessRequest, 'actor'>,
  realm: { readonly districts: Pick<DistrictTree, 'contains'> },
): Decision {
  const { owner, from, until, revokedAt } = token
  const { action, district, domain = null, at } = request
  if (!(from <= at && at < until) || (revokedAt !== null && revokedAt <= at))
    return {
      allowed: false,
      why: 'expired',
      reason: {
        zh: `令牌${token.id}未生效、已过期或已撤销`,
        en: `the token ${token.id} has not begun, has expired or was revoked`,
      },
    }
  const isScope = (scope: TokenScope): boolean =>
    scope.action === action &&
    realm.districts.contains(scope.district, district) &&
    (scope.domain === null || scope.domain === domain)
  if (!token.scopes.some(isScope))
    return {
      allowed: false,
      why: 'role',
      reason: { zh: `令牌${token.id}没有此项权限`, en: `the token ${token.id} has no such scope` },
    }
  return decide(grants, { ...request, actor: owner }, realm)
}
