import type { DistrictTree } from '@minzheng/core'
import { areApart, decide } from './decide.js'
import { emergencyFault } from './emergency.js'
import { AccessError } from '../base/errors.js'
import { isLive, type Grant } from './grant.js'
import { roles } from './role.js'

/** The districts and domains that grants may name. */
export interface GrantRealm {
  readonly districts: Pick<DistrictTree, 'contains' | 'has' | 'get' | 'root'>
  readonly domains: ReadonlySet<string>
  readonly indicators: ReadonlySet<string>
}

/**
 * Throws `AccessError` if a grant cannot be made: its district, level, domain, indicators or time is wrong, or it would
 * join roles that must be apart. `grants` are those of all actors.
 */
export function assertGrant(grants: readonly Grant[], grant: Grant, realm: GrantRealm): void {
  const { actor, role, district, domain, indicators, from, until } = grant
  const { districts, domains } = realm
  const { name, at, named } = roles[role]
  const refuse = (zh: string, en: string): never => {
    throw new AccessError({ zh, en })
  }
  if (!districts.has(district)) refuse(`没有地区${district}`, `the district of a grant must exist, got ${district}`)
  const { level } = districts.get(district)
  const isRoot = districts.root.code === district
  if (!at.includes(level) && !(isRoot && at.includes('root')))
    refuse(
      `${name.zh}不能授予${district}这一级`,
      `a ${name.en} must be granted at ${at.join(' or ')}, got ${district} of level ${level}`,
    )
  if (domain !== null && !domains.has(domain))
    refuse(
      `业务领域须为${[...domains].join('、')}之一`,
      `the domain of a grant must be one of ${[...domains].join(', ')}, got another`,
    )
  const unknown = (indicators ?? []).filter((id) => !realm.indicators.has(id))
  if (unknown.length > 0)
    refuse(
      '授权的指标须为目录中的指标',
      `the indicators of a grant must be of the catalogue, got ${unknown.length} others`,
    )
  if (named === true && (indicators ?? []).length === 0)
    refuse(`${name.zh}的授权须列明指标`, `a grant to an ${name.en} must list indicators, got none`)
  if (!(from < until))
    refuse('授权的截止时间须在起始之后', 'a grant must end after it begins, got an end that is not after the beginning')
  if (
    (role === 'emergency-reader') !== (grant.emergency !== null) ||
    (grant.emergency !== null && emergencyFault(grant) !== null)
  )
    refuse('应急查看须按应急程序办理', 'an emergency must be granted by breaking the glass, got another way')
  const together = grants.filter((each) => each.actor === actor && overlaps(each, grant))
  if (!areApart([...together, grant]))
    refuse(
      `${actor}已有不得与${name.zh}兼任的角色`,
      `a ${name.en} must not have other roles that must be apart, got ${[...new Set(together.map((each) => each.role))].join(', ')}`,
    )
}

/** True if two grants may hold at one moment. */
function overlaps(one: Grant, other: Grant): boolean {
  const until = one.revokedAt !== null && one.revokedAt < one.until ? one.revokedAt : one.until
  return one.from < other.until && other.from < until
}

/** True if somebody who may grant is in office: then the first one need not be made. */
export function hasSecurityAdministrator(grants: readonly Grant[], at: Date): boolean {
  return grants.some((grant) => grant.role === 'security-administrator' && isLive(grant, at))
}

/**
 * Throws `AccessError` unless an actor may make or revoke a grant. Nobody grants to themselves. The first security
 * administrator makes themselves (`by` is null): possible only while none is in office.
 */
export function assertGranter(
  grants: readonly Grant[],
  {
    by,
    grant,
    at,
  }: { readonly by: string | null; readonly grant: Pick<Grant, 'actor' | 'role' | 'district'>; readonly at: Date },
  realm: Pick<GrantRealm, 'districts'>,
): void {
  const refuse = (zh: string, en: string): never => {
    throw new AccessError({ zh, en })
  }
  if (by === null) {
    if (hasSecurityAdministrator(grants, at))
      refuse(
        '已有安全管理员，须写明由谁授权',
        'who grants must be named, since a security administrator is in office, got nobody',
      )
    if (grant.role !== 'security-administrator')
      refuse('首个授权须为安全管理员', `the first grant must be of a security administrator, got ${grant.role}`)
    return
  }
  if (by === grant.actor) refuse('不能给自己授权或撤销', `who grants must be another actor, got ${by} for themselves`)
  const decision = decide(grants, { actor: by, action: 'manage-grants', district: grant.district, at }, realm)
  if (!decision.allowed) throw new AccessError(decision.reason)
}
