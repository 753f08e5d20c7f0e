import type { DistrictTree, Text } from '@minzheng/core'
import { actions, type Action } from './action.js'
import { emergencyFault } from './emergency.js'
import { isLive, type Grant } from './grant.js'
import { roles, type RoleGroup } from './role.js'

/** What somebody asks to do. */
export interface AccessRequest {
  /** The id of the actor. */
  readonly actor: string
  readonly action: Action
  readonly district: string
  /** The domain that it concerns; null or left out: all of them. */
  readonly domain?: string | null
  /** The indicator that it concerns; left out: all of them, or none in particular. */
  readonly indicator?: string
  readonly at: Date
  /** Of records: what for. */
  readonly purpose?: string
  /** Of records of minors: the actor who has approved it. */
  readonly approvedBy?: string
  /** Of a month: who has submitted it, ever. */
  readonly submitters?: readonly string[]
  /** Of a month: who has reviewed it, ever. */
  readonly reviewers?: readonly string[]
}

/** Why a request is refused. */
export type Refusal =
  | 'no-grant'
  | 'expired'
  | 'separation'
  | 'role'
  | 'district'
  | 'domain'
  | 'indicator'
  | 'emergency'
  | 'same-actor'
  | 'purpose'
  | 'approval'

/** What must be done when the action is done: a log entry, a notice to those responsible. */
export type Duty = 'log' | 'notice'

export type Decision =
  | { readonly allowed: true; readonly by: Grant; readonly duties: readonly Duty[] }
  | { readonly allowed: false; readonly why: Refusal; readonly reason: Text }

/** The districts that a decision is made in. */
export interface Realm {
  readonly districts: Pick<DistrictTree, 'contains'>
}

/**
 * The one policy: what is not granted is refused. `grants` are those of all actors, expired and revoked ones too. Throws
 * nothing. Reads no clock: `at` is part of the request.
 */
export function decide(grants: readonly Grant[], request: AccessRequest, realm: Realm): Decision {
  const { actor, action, district, domain = null, indicator, at } = request
  const facts = actions[action]
  const refuse = (why: Refusal): Decision => ({ allowed: false, why, reason: refusalOf(why, request) })
  let left = grants.filter((grant) => grant.actor === actor)
  if (left.length === 0) return refuse('no-grant')
  left = left.filter((grant) => isLive(grant, at))
  if (left.length === 0) return refuse('expired')
  if (!areApart(left)) return refuse('separation')
  for (const [why, passes] of [
    ['role', ({ role }) => roles[role].actions.includes(action)],
    [
      'district',
      (grant) =>
        facts.exact === true ? grant.district === district : realm.districts.contains(grant.district, district),
    ],
    ['domain', (grant) => grant.domain === null || grant.domain === domain],
    ['indicator', (grant) => isNamed(grant, indicator)],
    ['emergency', (grant) => grant.role !== 'emergency-reader' || hasSecond(grants, grant, at, realm)],
  ] as readonly (readonly [Refusal, (grant: Grant) => boolean])[]) {
    left = left.filter(passes)
    if (left.length === 0) return refuse(why)
  }
  if (action === 'review-month' && request.submitters?.includes(actor) === true) return refuse('same-actor')
  if (action === 'submit-month' && request.reviewers?.includes(actor) === true) return refuse('same-actor')
  if (facts.purpose === true && (request.purpose ?? '').trim() === '') return refuse('purpose')
  if (facts.approval === true && !isApproved(grants, request, realm)) return refuse('approval')
  // A regular grant comes before an emergency, of which somebody gets a notice.
  const by = left.find(({ role }) => role !== 'emergency-reader') ?? left[0]!
  const duties: Duty[] = facts.purpose === true ? ['log'] : []
  return { allowed: true, by, duties: by.emergency === null ? duties : [...duties, 'notice'] }
}

/** True if roles of living grants may be one actor's: all of one group, and of administrators one role. */
export function areApart(grants: readonly Pick<Grant, 'role'>[]): boolean {
  const groups = new Set<RoleGroup>(grants.map(({ role }) => roles[role].group))
  return groups.size <= 1 && (!groups.has('administrator') || new Set(grants.map(({ role }) => role)).size === 1)
}

function isNamed({ role, indicators }: Grant, indicator: string | undefined): boolean {
  if (indicators === null) return roles[role].named !== true
  return indicator !== undefined && indicators.includes(indicator)
}

/** The second person must be somebody else, who may stand by there. */
function hasSecond(grants: readonly Grant[], grant: Grant, at: Date, realm: Realm): boolean {
  if (emergencyFault(grant) !== null) return false
  const { district, domain, emergency } = grant
  return decide(grants, { actor: emergency!.second, action: 'approve-emergency', district, domain, at }, realm).allowed
}

function isApproved(grants: readonly Grant[], { actor, approvedBy, ...request }: AccessRequest, realm: Realm): boolean {
  if (approvedBy === undefined || approvedBy === actor) return false
  const { district, domain = null, at } = request
  return decide(grants, { actor: approvedBy, action: 'approve-minors-records', district, domain, at }, realm).allowed
}

function refusalOf(why: Refusal, { actor, action, district, domain }: AccessRequest): Text {
  const { zh, en } = actions[action].name
  const who = { zh: `${actor}不能${zh}（${district}）：`, en: `${actor} must not ${en} of ${district}: ` }
  const words: Readonly<Record<Refusal, Text>> = {
    'no-grant': { zh: '没有授权', en: 'no grant' },
    expired: { zh: '授权未生效、已过期或已撤销', en: 'the grants have not begun, have expired or were revoked' },
    separation: { zh: '同一账号不得兼任这些角色', en: 'one actor must not have these roles together' },
    role: { zh: '所授角色没有此项权限', en: 'no granted role allows it' },
    district:
      actions[action].exact === true
        ? { zh: '只能由该地区自己办理', en: 'only the district itself may' }
        : { zh: '不在授权地区', en: 'the district is outside the grants' },
    domain: {
      zh: domain == null ? '授权只限个别业务领域' : `授权不含业务领域${domain}`,
      en: domain == null ? 'the grants are limited to a domain' : `the grants do not reach the domain ${domain}`,
    },
    indicator: { zh: '授权不含该指标', en: 'the grants do not name the indicator' },
    emergency: {
      zh: '应急查看没有有权批准的第二人，或超过时限',
      en: 'the emergency has no second person who may approve it, or is too long',
    },
    'same-actor': { zh: '上报人与审核人不得为同一人', en: 'who submits a month must not review it' },
    purpose: { zh: '须写明用途', en: 'a purpose must be given' },
    approval: { zh: '须经有权的他人批准', en: 'another actor who may must approve it' },
  }
  return { zh: who.zh + words[why].zh, en: who.en + words[why].en }
}
