import fc from 'fast-check'
import { districtTree } from '@minzheng/core'
import { actions, roles, type Action, type Grant, type Role } from '../src/index.js'

/** A city with two counties, one of which has a township with a village. */
export const districts = districtTree([
  { code: '990100', name: '云岭市', level: 'city', parent: null, kind: '地级市' },
  { code: '990101', name: '东山区', level: 'county', parent: '990100', kind: '市辖区' },
  { code: '990102', name: '望山县', level: 'county', parent: '990100', kind: '县' },
  { code: '990102001', name: '河口镇', level: 'township', parent: '990102', kind: '镇' },
  { code: '990102001001', name: '上河村', level: 'village', parent: '990102001', kind: '村' },
])

export const realm = {
  districts,
  domains: new Set(['elderly-care', 'charity']),
  indicators: new Set(['elderly-care.beds', 'charity.organisations']),
}

export const day = (text: string): Date => new Date(`2024-${text}T00:00:00Z`)

/** A grant for the year 2024 that nobody has revoked. */
export const grantOf = (actor: string, role: Role, district: string, more: Partial<Grant> = {}): Grant => ({
  actor,
  role,
  district,
  domain: null,
  indicators: null,
  from: day('01-01'),
  until: day('12-31'),
  revokedAt: null,
  emergency: null,
  ...more,
})

const codes = districts.all.map(({ code }) => code)
const anyDay = fc.integer({ min: 0, max: 400 }).map((days) => new Date(day('01-01').getTime() + days * 43_200_000))
export const anyActor = fc.constantFrom('north-1', 'north-2', 'south-1', 'city-1')
const anyDomain = fc.constantFrom(null, 'elderly-care', 'charity')
const anyIndicator = fc.constantFrom('elderly-care.beds', 'charity.organisations')

/** Mostly roles of one group, since an actor with several groups may do nothing. */
const anyRole = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(...(Object.keys(roles) as Role[]).filter((role) => roles[role].group === 'bureau')),
  },
  { weight: 1, arbitrary: fc.constantFrom(...(Object.keys(roles) as Role[])) },
)

/** Any grant, also one that `assertGrant` would refuse. */
export const anyGrant: fc.Arbitrary<Grant> = fc.record({
  actor: anyActor,
  role: anyRole,
  district: fc.oneof(fc.constant('990100'), fc.constantFrom(...codes)),
  domain: fc.oneof(fc.constant(null), anyDomain),
  indicators: fc.option(fc.uniqueArray(anyIndicator), { nil: null, freq: 2 }),
  from: fc.oneof(fc.constant(day('01-01')), anyDay),
  until: fc.oneof(fc.constant(day('12-31')), anyDay),
  revokedAt: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anyDay }),
  emergency: fc.option(fc.record({ reason: fc.constantFrom('测试', ''), second: anyActor }), { nil: null }),
})

export const anyRequest = fc
  .record({
    actor: anyActor,
    action: fc.constantFrom(...(Object.keys(actions) as Action[])),
    district: fc.constantFrom(...codes),
    domain: anyDomain,
    indicator: fc.option(anyIndicator, { nil: undefined }),
    at: anyDay,
    purpose: fc.option(fc.constantFrom('核查', ' '), { nil: undefined }),
    approvedBy: fc.option(anyActor, { nil: undefined }),
    submitters: fc.uniqueArray(anyActor),
    reviewers: fc.uniqueArray(anyActor),
  })
  .map(({ indicator, purpose, approvedBy, ...request }) => ({
    ...request,
    ...(indicator === undefined ? {} : { indicator }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(approvedBy === undefined ? {} : { approvedBy }),
  }))
