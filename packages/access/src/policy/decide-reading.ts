import type { Audience } from '@minzheng/core'
import { decide, type AccessRequest, type Decision, type Realm } from './decide.js'
import type { Grant } from './grant.js'
import { roles } from './role.js'
import { decideForToken, type ServiceToken } from './service-token.js'

/** Who reads figures: an actor, or a program that acts as one; without an actor, a stranger. */
export interface Reader {
  readonly actor: string | null
  /** Of a program; null of a person. */
  readonly token: ServiceToken | null
}

/** Figures that somebody asks for, and as which audience. */
export type ReadingRequest = Pick<AccessRequest, 'district' | 'domain' | 'indicator' | 'at'> & {
  readonly audience: Audience
}

/** The answer of the policy; nobody needs a grant to read what is public. */
export type ReadingDecision = { readonly allowed: true } | Extract<Decision, { readonly allowed: false }>

/**
 * Who may read figures as which audience:
 * - `public`: everybody.
 * - `shared`: other offices what their grants name; the bureau everything, whatever its district.
 * - `internal`: the bureau, of its own district and below.
 */
export function decideReading(
  grants: readonly Grant[],
  { actor, token }: Reader,
  { audience, ...request }: ReadingRequest,
  realm: Realm,
): ReadingDecision {
  if (audience === 'public') return { allowed: true }
  const ask = (asked: Omit<AccessRequest, 'actor'>): Decision =>
    token === null
      ? decide(grants, { ...asked, actor: actor ?? '' }, realm)
      : decideForToken(grants, token, asked, realm)
  const decision = ask({ ...request, action: 'read-figures' })
  if (audience === 'shared') {
    if (decision.allowed || isBureauReader(grants, { actor, token }, request.at, ask)) return { allowed: true }
    return decision
  }
  if (decision.allowed && roles[decision.by.role].group !== 'bureau')
    return {
      allowed: false,
      why: 'role',
      reason: {
        zh: `${decision.by.actor}不属民政部门，只能看已发布的数`,
        en: `${decision.by.actor} is outside the bureau and must read released figures`,
      },
    }
  return decision.allowed ? { allowed: true } : decision
}

/** True if an actor of the bureau reads figures somewhere; a program, in a district of its scopes. */
function isBureauReader(
  grants: readonly Grant[],
  { actor, token }: Reader,
  at: Date,
  ask: (asked: Omit<AccessRequest, 'actor'>) => Decision,
): boolean {
  const places =
    token === null
      ? grants.filter((grant) => grant.actor === actor)
      : token.scopes.filter(({ action }) => action === 'read-figures')
  return places.some(({ district, domain }) => {
    const decision = ask({ action: 'read-figures', district, domain, at })
    return decision.allowed && roles[decision.by.role].group === 'bureau'
  })
}
