import { describe, expect, it } from 'vitest'
import { actorIdSchema, assertGrant, assertGranter, decideForToken, isSecretOf, mintToken } from '../src/index.js'
import fc from 'fast-check'
import { anyGrant, anyRequest, day, grantOf, realm } from './city.js'
import { decide, type ServiceToken } from '../src/index.js'

const at = day('06-01')

describe('A grant', () => {
  it.each([
    ['a clerk of a county', grantOf('c-1', 'township-clerk', '990102'), 'must be granted at township or village'],
    ['a district that is not', grantOf('c-1', 'reader', '990199'), 'the district of a grant must exist'],
    [
      'a domain that is not',
      grantOf('c-1', 'reader', '990102', { domain: 'fishing' }),
      'the domain of a grant must be one of',
    ],
    [
      'an indicator that is not',
      grantOf('c-1', 'reader', '990102', { indicators: ['a.b'] }),
      'the indicators of a grant must be of the catalogue',
    ],
    ['a department without indicators', grantOf('c-1', 'department', '990100'), 'must list indicators'],
    [
      'an end before its beginning',
      grantOf('c-1', 'reader', '990102', { until: day('01-01') }),
      'must end after it begins',
    ],
    [
      'an emergency without its procedure',
      grantOf('c-1', 'emergency-reader', '990102'),
      'must be granted by breaking the glass',
    ],
  ])('is refused to %s', (_, grant, message) => {
    expect(() => assertGrant([], grant, realm)).toThrow(message)
  })

  it('joins no administrator with another role while both hold, and no outsider with the bureau', () => {
    const held = [grantOf('a-1', 'system-administrator', '990100'), grantOf('p-1', 'superior', '990100')]
    expect(() => assertGrant(held, grantOf('a-1', 'reader', '990100'), realm)).toThrow('must not have other roles')
    expect(() => assertGrant(held, grantOf('a-1', 'audit-administrator', '990100'), realm)).toThrow(
      'must not have other',
    )
    expect(() => assertGrant(held, grantOf('p-1', 'records-reader', '990100'), realm)).toThrow(
      'must not have other roles',
    )
    const later = grantOf('a-1', 'reader', '990100', { from: day('12-31'), until: new Date('2025-06-01') })
    expect(() => assertGrant(held, later, realm)).not.toThrow()
    const revoked = held.map((grant) => ({ ...grant, revokedAt: at }))
    expect(() => assertGrant(revoked, grantOf('a-1', 'reader', '990100', { from: at }), realm)).not.toThrow()
  })

  it('is made by a security administrator for others, and the first one by itself while none is in office', () => {
    const grant = grantOf('s-1', 'security-administrator', '990100')
    expect(() => assertGranter([], { by: null, grant, at }, realm)).not.toThrow()
    expect(() => assertGranter([], { by: null, grant: grantOf('r-1', 'reader', '990100'), at }, realm)).toThrow(
      'the first grant must be',
    )
    expect(() => assertGranter([grant], { by: null, grant, at }, realm)).toThrow('must be named')
    expect(() => assertGranter([grant], { by: 's-1', grant, at }, realm)).toThrow('must be another actor')
    expect(() => assertGranter([grant], { by: 'r-1', grant, at }, realm)).toThrow('没有授权')
    expect(() =>
      assertGranter([grant], { by: 's-1', grant: grantOf('r-1', 'reader', '990102'), at }, realm),
    ).not.toThrow()
    expect(() => assertGranter([grant], { by: null, grant, at: day('12-31') }, realm)).not.toThrow()
  })

  it('names an account, and no number of a person', () => {
    expect(actorIdSchema.safeParse('990102-statistics').success).toBe(true)
    for (const id of ['王芳', 'X', '13800138000', '11010519491231002x'])
      expect(actorIdSchema.safeParse(id).success, id).toBe(false)
  })
})

describe('A service token', () => {
  const grants = [grantOf('north-1', 'county-officer', '990102')]
  const scopes = [{ action: 'upload', district: '990102001', domain: null } as const]
  const asked = { owner: 'north-1', scopes, from: day('02-01'), until: day('09-01') }

  it('is stored as a hash, and known by its secret alone', () => {
    const { secret, token } = mintToken(grants, asked, realm)
    expect(JSON.stringify(token)).not.toContain(secret)
    expect(isSecretOf(token, secret)).toBe(true)
    expect(isSecretOf(token, `${secret}x`)).toBe(false)
    expect(mintToken(grants, asked, realm).secret).not.toBe(secret)
  })

  it('is not minted beyond what its owner may do', () => {
    const beyond = [{ action: 'lock-month', district: '990102', domain: null } as const]
    expect(() => mintToken(grants, { ...asked, scopes: beyond }, realm)).toThrow('no granted role allows it')
    const wider = [{ action: 'upload', district: '990100', domain: null } as const]
    expect(() => mintToken(grants, { ...asked, scopes: wider }, realm)).toThrow('outside the grants')
    expect(() => mintToken(grants, { ...asked, scopes: [] }, realm)).toThrow('must have a scope')
    expect(() => mintToken(grants, { ...asked, until: asked.from }, realm)).toThrow('must end after it begins')
  })

  it('never allows what its owner may not do at that moment, whatever its scopes', () => {
    const anyToken: fc.Arbitrary<ServiceToken> = fc
      .record({ grant: anyGrant, requests: fc.array(anyRequest, { minLength: 1, maxLength: 5 }) })
      .map(({ grant: { actor, from, until, revokedAt }, requests }) => ({
        id: 'token',
        hash: '00',
        owner: actor,
        scopes: requests.map(({ action, district, domain }) => ({ action, district, domain })),
        from,
        until,
        revokedAt,
      }))
    let allowed = 0
    fc.assert(
      fc.property(
        fc.array(anyGrant, { minLength: 3, maxLength: 12, size: 'max' }),
        anyToken,
        anyRequest,
        (held, token, request) => {
          const scope = token.scopes[0]!
          const asking = { ...request, action: scope.action, district: scope.district, domain: scope.domain }
          const decision = decideForToken(held, token, asking, realm)
          if (!decision.allowed) return
          allowed += 1
          expect(decide(held, { ...asking, actor: token.owner }, realm).allowed).toBe(true)
          expect(token.from <= asking.at && asking.at < token.until).toBe(true)
        },
      ),
      { numRuns: 5000 },
    )
    expect(allowed).toBeGreaterThan(5)
    const { token } = mintToken(grants, asked, realm)
    const upload = { action: 'upload', district: '990102001001', at } as const
    expect(decideForToken(grants, token, upload, realm).allowed).toBe(true)
    expect(decideForToken(grants, token, { ...upload, district: '990102' }, realm).allowed).toBe(false)
    expect(decideForToken(grants, token, { ...upload, at: day('09-01') }, realm).allowed).toBe(false)
    expect(decideForToken([{ ...grants[0]!, revokedAt: at }], token, upload, realm).allowed).toBe(false)
  })
})
