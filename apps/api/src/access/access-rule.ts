import type { Action } from '@minzheng/access'
import type { Audience } from '@minzheng/core'
import type { Deployment } from '@minzheng/plan'
import type { RecordReading } from '@minzheng/store'

/** What a decision is about. */
export interface Asked {
  readonly district: string
  /** The domain that it concerns; left out: all of them. */
  readonly domain?: string
  /** The indicator that it concerns; left out: all of them. */
  readonly indicator?: string
  /** Another action than that of the rule, such as for records of minors. */
  readonly action?: Action
}

/** What a decision about records needs to know: what for, and who has approved it. */
export interface Why {
  readonly purpose?: string
  readonly approvedBy?: string
}

/** The parts of a request, as their schemas have read them. */
export interface Input<Params = unknown, Query = unknown, Body = unknown> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
}

/** A request for figures may say as which audience. */
export interface ReadingQuery {
  readonly audience?: Audience | undefined
  readonly release?: number | undefined
}

/**
 * Who may use a route. A route without a rule cannot be made.
 * - `to: 'anyone'`: definitions, what a release prints, and the way in; never a live figure.
 * - `to: 'signed-in'`: what concerns only the actor itself.
 * - `action`: the policy decides of each place that the request names.
 * - `somewhere`: the policy must allow the action in some district; the handler works within `Asking.places` only.
 * - `reads: 'figures'`: the policy decides as which audience, and of which places.
 * - `reads: 'live'`: what is not released, such as how figures moved and what was returned: for the bureau alone, of the
 *   places. `read-figures` is no `action` of a rule, since others may read figures too, but only released ones.
 */
export type AccessRule<Given extends Input> =
  | { readonly to: 'anyone' }
  | { readonly to: 'signed-in' }
  | {
      readonly action: Exclude<Action, 'read-figures'>
      readonly of: (input: Given, deployment: Deployment) => readonly Asked[]
      /** Of records: what for, and who has approved it. */
      readonly why?: (input: Given, actor: string, approvals: RecordReading['approvals']) => Promise<Why>
    }
  | {
      readonly action: Action
      /** Another action that also opens the route: where it is allowed belongs to the places too. */
      readonly or?: Action
      readonly somewhere: true
      /** What the request needs in addition, such as the right to revise. */
      readonly and?: (input: Given, deployment: Deployment) => readonly (Asked & { readonly action: Action })[]
    }
  | { readonly reads: 'figures' | 'live'; readonly of: (input: Given, deployment: Deployment) => readonly Asked[] }

/** A rule in words, for lists and the document of the API. */
export function ruleWords(rule: AccessRule<never>): string {
  if ('to' in rule) return rule.to
  if ('reads' in rule) return rule.reads === 'live' ? 'read-figures' : 'read-figures by audience'
  return 'or' in rule && rule.or !== undefined ? `${rule.action} or ${rule.or}` : rule.action
}

/** The whole city. */
export function wholeCity(_input: unknown, { catalogue }: Deployment): readonly Asked[] {
  return [{ district: catalogue.districts.root.code }]
}

/** What a request needs in addition if it may change locked months. */
export function revisionOf(
  isRevision: boolean,
  { catalogue }: Deployment,
): readonly (Asked & { readonly action: Action })[] {
  return isRevision ? [{ action: 'revise-month', district: catalogue.districts.root.code }] : []
}

/** Each district with each indicator, or with all of them if none is named. */
export function eachOf(districts: readonly string[], indicators: readonly string[] = []): readonly Asked[] {
  if (indicators.length === 0) return districts.map((district) => ({ district }))
  return districts.flatMap((district) =>
    indicators.map((indicator) => ({ district, indicator, domain: indicator.split('.')[0]! })),
  )
}
