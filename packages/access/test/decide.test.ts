import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actions, breakGlass, decide, isLive, roles, type AccessRequest, type Grant } from '../src/index.js'
import { anyGrant, anyRequest, day, districts, grantOf, realm } from './city.js'

const at = day('06-01')
const ask = (grants: readonly Grant[], request: Omit<AccessRequest, 'at'> & { readonly at?: Date }) => {
  const decision = decide(grants, { at, ...request }, realm)
  return decision.allowed ? 'allowed' : decision.why
}

/** Grants in which requests are often allowed. */
const manyGrants = fc.array(anyGrant, { minLength: 3, maxLength: 12, size: 'max' })
const runs = { numRuns: 3000 }

describe('The policy, whatever the grants', () => {
  it('allows nothing without a living grant of the actor whose role, district, domain and indicators reach it', () => {
    let allowed = 0
    fc.assert(
      fc.property(manyGrants, anyRequest, (grants, request) => {
        const decision = decide(grants, request, realm)
        if (!decision.allowed) return
        allowed += 1
        const { by } = decision
        expect(grants).toContain(by)
        expect(by.actor).toBe(request.actor)
        expect(by.from <= request.at && request.at < by.until).toBe(true)
        expect(by.revokedAt === null || request.at < by.revokedAt).toBe(true)
        expect(roles[by.role].actions).toContain(request.action)
        expect(districts.selfAndAncestors(request.district).map(({ code }) => code)).toContain(by.district)
        expect([null, request.domain]).toContain(by.domain)
        if (by.indicators !== null) expect(by.indicators).toContain(request.indicator)
      }),
      runs,
    )
    expect(allowed).toBeGreaterThan(20)
  })

  it('allows nothing by a grant that was revoked or has expired', () => {
    fc.assert(
      fc.property(manyGrants, anyRequest, (grants, request) => {
        const dead = grants.map((grant) =>
          isLive(grant, request.at) && grant.actor === request.actor ? { ...grant, revokedAt: request.at } : grant,
        )
        expect(decide(dead, request, realm).allowed).toBe(false)
        expect(decide(grants, { ...request, at: day('12-31') }, realm).allowed).toBe(
          decide(
            grants.filter((grant) => isLive(grant, day('12-31'))),
            { ...request, at: day('12-31') },
            realm,
          ).allowed,
        )
      }),
      runs,
    )
  })

  it('allows no more after a grant became narrower in district, domain, indicators or time', () => {
    const narrower = fc.record({
      at: fc.nat(11),
      domain: fc.constantFrom('elderly-care', 'charity'),
      below: fc.nat(4),
      hours: fc.nat(2000),
    })
    fc.assert(
      fc.property(manyGrants, anyRequest, narrower, (grants, request, change) => {
        const chosen = grants[change.at % Math.max(1, grants.length)]
        if (chosen === undefined) return
        const within = districts.within(chosen.district)
        const narrow: Grant = {
          ...chosen,
          district: within[change.below % within.length]!.code,
          domain: chosen.domain ?? change.domain,
          indicators: chosen.indicators === null ? null : chosen.indicators.slice(1),
          until: new Date(chosen.until.getTime() - change.hours * 3_600_000),
          revokedAt: chosen.revokedAt,
        }
        // Fewer roles at one time may end a conflict of roles, and a shorter emergency may be short enough; a submission is
        // for the very district of its grant.
        if (!decide(grants, request, realm).allowed && actions[request.action].exact !== true) {
          const decision = decide(
            grants.map((grant) => (grant === chosen ? narrow : grant)),
            request,
            realm,
          )
          if (decision.allowed) expect(['separation', 'emergency']).toContain(refusalOf(grants, request))
        }
      }),
      runs,
    )
  })

  const refusalOf = (grants: readonly Grant[], request: AccessRequest) => {
    const decision = decide(grants, request, realm)
    return decision.allowed ? null : decision.why
  }

  it('shows records to no administrator, department or superior, and to nobody without a purpose and a log entry', () => {
    fc.assert(
      fc.property(manyGrants, anyRequest, (grants, given) => {
        for (const action of ['read-records', 'read-minors-records'] as const) {
          const request = { ...given, action }
          const decision = decide(grants, request, realm)
          if (!decision.allowed) continue
          expect(request.purpose?.trim()).toBeTruthy()
          expect(decision.duties).toContain('log')
          const held = grants.filter((grant) => grant.actor === request.actor && isLive(grant, request.at))
          expect(held.map(({ role }) => roles[role].group)).not.toContain('administrator')
          expect(held.map(({ role }) => roles[role].group)).not.toContain('outside')
          if (action === 'read-minors-records') expect([undefined, request.actor]).not.toContain(request.approvedBy)
        }
      }),
      runs,
    )
  })

  it('lets nobody review what they have submitted, nor submit what they have reviewed', () => {
    fc.assert(
      fc.property(manyGrants, anyRequest, (grants, request) => {
        const own = [request.actor]
        expect(decide(grants, { ...request, action: 'review-month', submitters: own }, realm).allowed).toBe(false)
        expect(decide(grants, { ...request, action: 'submit-month', reviewers: own }, realm).allowed).toBe(false)
      }),
    )
  })
})

describe('The roles', () => {
  it('of administrators and of outsiders have no action that shows records', () => {
    const reading = Object.values(roles).filter(({ actions: own }) =>
      own.some((each) => actions[each].records === true),
    )
    expect(reading.map(({ group }) => group)).toEqual(['bureau', 'bureau'])
  })

  it('let a county submit for itself only, and a township clerk upload for the township', () => {
    const county = [grantOf('north-1', 'county-officer', '990102')]
    expect(ask(county, { actor: 'north-1', action: 'submit-month', district: '990102' })).toBe('allowed')
    expect(ask(county, { actor: 'north-1', action: 'submit-month', district: '990101' })).toBe('district')
    expect(ask(county, { actor: 'north-1', action: 'submit-month', district: '990100' })).toBe('district')
    expect(ask(county, { actor: 'north-1', action: 'review-month', district: '990102' })).toBe('role')
    const city = [grantOf('city-1', 'city-officer', '990100')]
    expect(ask(city, { actor: 'city-1', action: 'submit-month', district: '990102' })).toBe('district')
    expect(ask(city, { actor: 'city-1', action: 'lock-month', district: '990102' })).toBe('allowed')
    const clerk = [grantOf('clerk-1', 'township-clerk', '990102001')]
    expect(ask(clerk, { actor: 'clerk-1', action: 'upload', district: '990102001001' })).toBe('allowed')
    expect(ask(clerk, { actor: 'clerk-1', action: 'upload', district: '990102' })).toBe('district')
    expect(ask(clerk, { actor: 'clerk-1', action: 'correct', district: '990102001' })).toBe('role')
  })

  it('give superiors sums and no records, and departments the indicators that their grant names', () => {
    const superior = [grantOf('province-1', 'superior', '990100')]
    expect(ask(superior, { actor: 'province-1', action: 'read-figures', district: '990102' })).toBe('allowed')
    expect(ask(superior, { actor: 'province-1', action: 'read-records', district: '990102', purpose: '核查' })).toBe(
      'role',
    )
    const department = [grantOf('health-1', 'department', '990100', { indicators: ['elderly-care.beds'] })]
    const read = { actor: 'health-1', action: 'read-figures', district: '990102' } as const
    expect(ask(department, { ...read, indicator: 'elderly-care.beds' })).toBe('allowed')
    expect(ask(department, { ...read, indicator: 'charity.organisations' })).toBe('indicator')
    expect(ask(department, read)).toBe('indicator')
    expect(ask([grantOf('health-1', 'department', '990100')], { ...read, indicator: 'elderly-care.beds' })).toBe(
      'indicator',
    )
  })

  it('limit a grant for a domain to that domain, also where all domains are asked for', () => {
    const grants = [grantOf('north-1', 'reader', '990102', { domain: 'charity' })]
    const read = { actor: 'north-1', action: 'read-figures', district: '990102' } as const
    expect(ask(grants, { ...read, domain: 'charity' })).toBe('allowed')
    expect(ask(grants, { ...read, domain: 'elderly-care' })).toBe('domain')
    expect(ask(grants, read)).toBe('domain')
  })

  it('refuse everything to one who is both an administrator and something else', () => {
    const grants = [grantOf('a-1', 'security-administrator', '990100'), grantOf('a-1', 'reader', '990100')]
    expect(ask(grants, { actor: 'a-1', action: 'manage-grants', district: '990100' })).toBe('separation')
    expect(ask(grants, { actor: 'a-1', action: 'read-figures', district: '990100' })).toBe('separation')
    const two = [grantOf('a-1', 'security-administrator', '990100'), grantOf('a-1', 'audit-administrator', '990100')]
    expect(ask(two, { actor: 'a-1', action: 'read-log', district: '990100' })).toBe('separation')
  })
})

describe('Records behind a figure', () => {
  const grants = [grantOf('north-1', 'records-reader', '990102'), grantOf('head-1', 'records-approver', '990102')]
  const read = { actor: 'north-1', action: 'read-records', district: '990102001' } as const

  it('need a purpose; those of minors the approval of another who may approve', () => {
    expect(ask(grants, read)).toBe('purpose')
    expect(ask(grants, { ...read, purpose: '核查' })).toBe('allowed')
    const minors = { ...read, action: 'read-minors-records', purpose: '核查' } as const
    expect(ask(grants, minors)).toBe('approval')
    expect(ask(grants, { ...minors, approvedBy: 'north-1' })).toBe('approval')
    expect(ask(grants, { ...minors, approvedBy: 'head-1' })).toBe('allowed')
    expect(ask(grants, { ...minors, district: '990101', approvedBy: 'head-1' })).toBe('district')
  })

  it('are open in an emergency for four hours at most, with a second person, a log entry and a notice', () => {
    const from = new Date('2024-06-01T08:00:00Z')
    const until = new Date('2024-06-01T12:00:00Z')
    const asked = { actor: 'south-1', district: '990102', reason: '核查', second: 'head-1', from, until }
    const emergency = breakGlass(asked)
    const request = { actor: 'south-1', action: 'read-records', district: '990102', purpose: '核查', at: from } as const
    expect(decide([...grants, emergency], request, realm)).toEqual({
      allowed: true,
      by: emergency,
      duties: ['log', 'notice'],
    })
    expect(ask([...grants, emergency], { ...request, at: until })).toBe('expired')
    // The second person must be one who may.
    expect(ask([emergency], request)).toBe('emergency')
    expect(ask([...grants, { ...emergency, until: day('06-09') }], request)).toBe('emergency')
    expect(() => breakGlass({ ...asked, until: new Date('2024-06-01T12:00:01Z') })).toThrow('4 hours at most')
    expect(() => breakGlass({ ...asked, second: 'south-1' })).toThrow('must be another actor')
    expect(() => breakGlass({ ...asked, reason: ' ' })).toThrow('must have a reason')
  })
})
