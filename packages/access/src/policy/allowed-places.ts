import type { DistrictTree } from '@minzheng/core'
import { decide, type AccessRequest, type Realm } from './decide.js'
import type { Grant } from './grant.js'
import { decideForToken, type ServiceToken } from './service-token.js'

/** A district with all below it, for one domain or, with null, for all of them. */
export interface Place {
  readonly district: string
  readonly domain: string | null
}

/**
 * Where an actor may do something, by `decide`: of a program, what its token and its owner's grants have in common. Empty if
 * nowhere.
 */
export function allowedPlaces(
  grants: readonly Grant[],
  { actor, token }: { readonly actor: string; readonly token: ServiceToken | null },
  asked: Pick<AccessRequest, 'action' | 'at'>,
  realm: Realm,
): readonly Place[] {
  const granted: readonly Place[] = grants.filter((grant) => grant.actor === actor)
  const scopes = token?.scopes.filter(({ action }) => action === asked.action)
  const candidates =
    scopes === undefined
      ? granted
      : granted.flatMap((grant) => scopes.flatMap((scope) => common(grant, scope, realm.districts) ?? []))
  const allowed = candidates.filter((place) => {
    const request = { ...asked, district: place.district, domain: place.domain }
    return token === null
      ? decide(grants, { ...request, actor }, realm).allowed
      : decideForToken(grants, token, request, realm).allowed
  })
  const unique = new Map(allowed.map(({ district, domain }) => [`${district} ${domain ?? ''}`, { district, domain }]))
  return [...unique.values()]
}

function common(one: Place, other: Place, districts: Pick<DistrictTree, 'contains'>): Place | undefined {
  if (one.domain !== null && other.domain !== null && one.domain !== other.domain) return undefined
  const domain = one.domain ?? other.domain
  if (districts.contains(one.district, other.district)) return { district: other.district, domain }
  return districts.contains(other.district, one.district) ? { district: one.district, domain } : undefined
}
