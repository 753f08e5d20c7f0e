import { isRole, roles, type Role } from '@minzheng/access'
import type { StoredGrant } from '@minzheng/store'
import { districtOf } from '../options/district-of.js'
import { indicatorOf } from '../options/indicator-of.js'
import { timeOf } from '../options/moment.js'
import type { Session } from '../session/session.js'
import { colours, print, printText, shown } from '../terminal/output.js'
import { UsageError } from '../terminal/usage-error.js'

export interface GrantOptions {
  readonly district?: string
  readonly domain?: string
  readonly indicator?: readonly string[]
  readonly kind?: 'person' | 'service'
  readonly from?: string
  readonly until: string
  /** The actor who grants; left out for the first security administrator. */
  readonly by?: string
}

/** Grants an actor a role in a district (授权). */
export async function grantRole(session: Session, actor: string, role: string, options: GrantOptions): Promise<void> {
  const { store, deployment } = session
  const { catalogue } = deployment
  const { district, domain, indicator, kind, from, until, by } = options
  const made = await store.access.grant({
    actor,
    role: roleOf(role),
    district: district === undefined ? catalogue.districts.root.code : districtOf(catalogue, district),
    ...(domain === undefined ? {} : { domain }),
    ...(indicator === undefined ? {} : { indicators: indicator.map((each) => indicatorOf(catalogue, each).id) }),
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined ? {} : { from: timeOf(from, '--from') }),
    until: timeOf(until, '--until'),
    by: by ?? null,
  })
  print(`${colours.green('✓')} 授权 granted ${grantText(session, made)}`)
}

/** Ends a grant now (撤销授权). */
export async function revokeGrant(
  session: Session,
  given: string,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<void> {
  if (!/^#?[1-9]\d{0,8}$/.test(given))
    throw new UsageError(`授权号须为数字 the grant must be a number (minzheng grants), got "${shown(given)}"`)
  const revoked = await session.store.access.revoke({ id: Number(given.replace('#', '')), by, reason })
  print(`${colours.green('✓')} 撤销授权 revoked ${grantText(session, revoked)}`)
}

/** Lists the grants in force, or all that were ever made. */
export async function listGrants(
  session: Session,
  { actor, all, json }: { readonly actor?: string; readonly all?: boolean; readonly json?: boolean },
): Promise<void> {
  const now = new Date()
  const found = (await session.store.access.grants(actor)).filter(
    ({ until, revokedAt }) => all === true || (revokedAt === null && now < until),
  )
  if (json === true) return printText(`${JSON.stringify(found, null, 2)}\n`)
  for (const each of found) print(grantText(session, each))
  print(`共 ${found.length} 项授权 grants`)
}

function grantText({ deployment }: Session, grant: StoredGrant): string {
  const { id, actor, role, district, domain, indicators, from, until, emergency, grantedBy, ...each } = grant
  const { districts } = deployment.catalogue
  return [
    `#${id} ${actor}`,
    `${roles[role].name.zh} ${role}`,
    districts.has(district) ? `${districts.get(district).name} ${district}` : district,
    ...(domain === null ? [] : [`仅 only ${domain}`]),
    ...(indicators === null ? [] : [`仅 only ${indicators.join('、')}`]),
    `${minuteOf(from)} — ${minuteOf(until)}`,
    ...(emergency === null ? [] : [`应急 emergency: ${shown(emergency.reason)}, 第二人 second ${emergency.second}`]),
    grantedBy === null ? '首个安全管理员 the first' : `由 by ${grantedBy}`,
    ...(each.revokedAt === null
      ? []
      : [colours.yellow(`已撤销 revoked by ${each.revokedBy ?? ''}: ${shown(each.revokedReason ?? '')}`)]),
  ].join('  ')
}

const minuteOf = (moment: Date): string => `${moment.toISOString().slice(0, 16)}Z`

/** A role by its name in English or Chinese; an emergency is no role that is granted here. */
function roleOf(text: string): Exclude<Role, 'emergency-reader'> {
  const granted = (Object.keys(roles) as Role[]).filter((role) => role !== 'emergency-reader')
  const found = granted.find((role) => (isRole(text) ? role === text : roles[role].name.zh === text))
  if (found === undefined)
    throw new UsageError(
      `没有这个角色 the role must be one of ${granted.map((role) => `${role} (${roles[role].name.zh})`).join(', ')}, got "${shown(text)}"`,
    )
  return found
}
