import {
  allowedPlaces,
  decide,
  decideForToken,
  decideReading,
  isLive,
  roles,
  type Decision,
  type Action,
  type Duty,
  type Grant,
  type Place,
} from '@minzheng/access'
import type { Audience, Text } from '@minzheng/core'
import type { Deployment } from '@minzheng/plan'
import type { Moment, Store } from '@minzheng/store'
import { RequestError } from '../base/problem.js'
import type { Who } from '../identity/who.js'
import type { AccessRule, Asked, Input, ReadingQuery, Why } from './access-rule.js'

/** That a request is allowed, and how. */
export interface Allowed {
  /** For whom the answer is; `public` if it has no figures. */
  readonly audience: Audience
  /** What must be done with it. */
  readonly duties: readonly Duty[]
  /** Of a rule with `somewhere`: where the action is allowed. */
  readonly places: readonly Place[]
  /** Of a rule with `why`: what the decision was made with, and the grants that allow it. */
  readonly why: Why
  readonly by: readonly Grant[]
}

const nothingMore = { duties: [], places: [], why: {}, by: [] } as const

interface DecidingTools {
  readonly store: Pick<Store, 'access' | 'recordReading'>
  readonly deployment: Deployment
}

/**
 * The one decision before every answer, by the policy of `@minzheng/access`. Throws `RequestError`: `sign-in-needed` of
 * strangers, `forbidden` of others, with the policy's reason.
 * @param seen the moment to decide for; left out: now
 */
export async function decideRequest<Given extends Input>(
  rule: AccessRule<Given>,
  input: Given,
  who: Who,
  { store, deployment }: DecidingTools,
  seen?: Moment,
): Promise<Allowed> {
  const { access, recordReading } = store
  if ('to' in rule) {
    if (rule.to === 'signed-in' && who.kind === 'stranger') throw signIn()
    return { audience: 'public', ...nothingMore }
  }
  if ('somewhere' in rule) return decideSomewhere(rule, input, who, { store, deployment }, seen)
  const asked = rule.of(input, deployment)
  if ('reads' in rule) {
    const query = input.query as ReadingQuery
    // Strangers cost no look at the grants.
    if (who.kind === 'stranger') {
      if (rule.reads === 'live' || (query.audience ?? 'public') !== 'public') throw signIn()
      return { audience: 'public', ...nothingMore }
    }
    const { grants, at } = await grantsFor(who, access, seen)
    const audience =
      rule.reads === 'live' ? 'internal' : (query.audience ?? usualAudience(grants, who.actor, at, query))
    const reader = { actor: who.actor, token: who.kind === 'token' ? who.token : null }
    for (const each of asked) {
      const decision = decideReading(grants, reader, { ...each, audience, at }, deployment.catalogue)
      if (!decision.allowed) throw forbidden(decision.reason)
    }
    return { audience, ...nothingMore }
  }
  if (who.kind === 'stranger') throw signIn()
  const { grants, at } = await grantsFor(who, access, seen)
  const duties = new Set<Duty>()
  const by = new Set<Grant>()
  const why = (await rule.why?.(input, who.actor, recordReading.approvals)) ?? {}
  for (const each of asked) {
    const request = { action: rule.action, ...each, ...why, at }
    const decision: Decision =
      who.kind === 'token'
        ? decideForToken(grants, who.token, request, deployment.catalogue)
        : decide(grants, { ...request, actor: who.actor }, deployment.catalogue)
    if (!decision.allowed) throw forbidden(decision.reason)
    for (const duty of decision.duties) duties.add(duty)
    by.add(decision.by)
  }
  return { audience: 'internal', duties: [...duties], places: [], why, by: [...by] }
}

/** Refuses a stranger whom the rule would refuse whatever the request says, before its body is read. Throws `sign-in-needed`. */
export function refuseStrangers(rule: AccessRule<never>, who: Who): void {
  if (who.kind !== 'stranger') return
  const isOpen = 'to' in rule ? rule.to === 'anyone' : 'reads' in rule && rule.reads === 'figures'
  if (!isOpen) throw signIn()
}

async function decideSomewhere<Given extends Input>(
  { action, or, and = () => [] }: Extract<AccessRule<Given>, { readonly somewhere: true }>,
  input: Given,
  who: Who,
  { store: { access }, deployment }: DecidingTools,
  seen: Moment | undefined,
): Promise<Allowed> {
  if (who.kind === 'stranger') throw signIn()
  const { grants, at } = await grantsFor(who, access, seen)
  const { catalogue } = deployment
  const ask = (request: Asked & { readonly action: Action }): Decision =>
    who.kind === 'token'
      ? decideForToken(grants, who.token, { ...request, at }, catalogue)
      : decide(grants, { ...request, actor: who.actor, at }, catalogue)
  const doer = { actor: who.actor, token: who.kind === 'token' ? who.token : null }
  const places = [action, ...(or === undefined ? [] : [or])].flatMap((each) =>
    allowedPlaces(grants, doer, { action: each, at }, catalogue),
  )
  if (places.length === 0) {
    const decision = ask({ action, district: catalogue.districts.root.code })
    throw decision.allowed ? new RequestError('forbidden') : forbidden(decision.reason)
  }
  for (const each of and(input, deployment)) {
    const decision = ask(each)
    if (!decision.allowed) throw forbidden(decision.reason)
  }
  return { audience: 'internal', ...nothingMore, places }
}

async function grantsFor(
  who: Exclude<Who, { readonly kind: 'stranger' }>,
  access: Pick<Store['access'], 'now'>,
  seen: Moment | undefined,
): Promise<{ readonly grants: readonly Grant[]; readonly at: Date }> {
  const { grants, at } = seen ?? (await access.now())
  return { grants: who.kind === 'session' ? [...grants, ...who.grants] : grants, at }
}

/** As whom somebody reads who does not say so: a release is for others; live figures are for the bureau. */
function usualAudience(grants: readonly Grant[], actor: string, at: Date, { release }: ReadingQuery): Audience {
  const groups = new Set(
    grants.filter((grant) => grant.actor === actor && isLive(grant, at)).map(({ role }) => roles[role].group),
  )
  if (groups.has('bureau')) return release === undefined ? 'internal' : 'shared'
  return groups.has('outside') ? 'shared' : 'public'
}

function signIn(): RequestError {
  const text = { zh: '须登录或使用令牌', en: 'this is for those who have signed in, and for programs with a token' }
  return new RequestError('sign-in-needed', text, { headers: { 'www-authenticate': 'Bearer' } })
}

const forbidden = (reason: Text): RequestError => new RequestError('forbidden', reason)
