import { createHmac, generateKeyPairSync } from 'node:crypto'
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { serveStore } from '../src/index.js'
import { databases } from './databases.js'
import { audience, program, subjectOf, tokenPart } from './identity-provider.js'
import { city, landSites, meals, wuxing } from './office.js'
import { openProvidedOffice, type ProvidedOffice } from './signing-in.js'

const live = `/v1/figures?indicator=${meals}&period=2024&audience=internal&district=${wuxing}`

describe.each(databases)('An access token of the identity provider, on $name', { timeout: 60_000 }, (database) => {
  let office: ProvidedOffice
  beforeAll(async () => {
    office = await openProvidedOffice(database)
    await landSites(office.store, wuxing, ['2024-03'])
  }, 120_000)
  afterAll(() => office.close())

  const now = () => Math.floor(Date.now() / 1000)
  /** The claims of a token that holds, with changes; undefined leaves a claim out. */
  const claims = (changes: Readonly<Record<string, unknown>> = {}): JWTPayload =>
    JSON.parse(
      JSON.stringify({
        iss: office.identity.issuer,
        aud: audience,
        sub: subjectOf('wuxing-1'),
        preferred_username: 'wuxing-1',
        iat: now(),
        exp: now() + 300,
        ...changes,
      }),
    ) as JWTPayload
  const ask = (token: string, path = live) => office.get(path, { authorization: `Bearer ${token}` })
  const statusOf = async (token: string) => (await ask(token)).status
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('lets a program in as its account, with what is granted to it at that moment', async () => {
    const token = await office.identity.tokenOfProgram(audience)
    expect(await (await ask(token, '/v1/session')).json()).toMatchObject({
      actor: program.id,
      kind: 'provider-token',
      grants: [{ role: 'county-officer', district: wuxing }],
    })
    expect(await statusOf(token)).toBe(200)
    expect((await ask(token, live.replace(wuxing, city))).status).toBe(403)
    expect((await ask(token, '/v1/chain')).status).toBe(403)
    // Not a browser: there is nothing to sign out of, and no page of another site that could use it.
    const out = await fetch(`${office.url}/v1/session`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    })
    expect(out.status).toBe(409)
    // What is granted counts, not when the token was made.
    const [grant] = await office.store.access.grants(program.id)
    const unknown = await office.identity.sign(claims({ preferred_username: 'nobody-1' }))
    expect([await statusOf(unknown), (await ask(unknown, '/v1/plans')).status]).toEqual([403, 200])
    await office.store.access.revoke({ id: grant!.id, by: 'security-1', reason: '离职' })
    expect(await statusOf(token)).toBe(403)
  })

  it('must be of this provider, for this service, and alive', async () => {
    expect(await statusOf(await office.identity.sign(claims()))).toBe(200)
    expect(await statusOf(await office.identity.sign(claims({ aud: ['https://other.example.org', audience] })))).toBe(
      200,
    )
    const wrong: readonly Readonly<Record<string, unknown>>[] = [
      { aud: 'https://other.example.org' },
      { aud: `${audience}/` },
      { aud: 'minzheng' },
      { aud: undefined },
      { iss: 'https://other.example.org' },
      { iss: `${office.identity.issuer}/` },
      { iss: undefined },
      { exp: undefined },
      { iat: undefined },
      { sub: undefined },
      { exp: now() - 60 },
      { nbf: now() + 60 },
      // Older than a session may be, though it says that it holds.
      { iat: now() - 13 * 3600 },
      { iat: now() + 3600 },
      // What a browser gets.
      { nonce: 'n' },
    ]
    for (const changes of wrong)
      expect([changes, await statusOf(await office.identity.sign(claims(changes)))]).toEqual([changes, 401])
    // A real token of the provider, for another service.
    expect(await statusOf(await office.identity.tokenOfProgram('https://other.example.org'))).toBe(401)
    for (const typ of ['logout+jwt', 'secevent+jwt', 'dpop+jwt'])
      expect([typ, await statusOf(await office.identity.sign(claims(), { typ }))]).toEqual([typ, 401])
    // An identity token that is also for this service: older providers give it the same type as an access token.
    const both = claims({ aud: ['minzheng', audience] })
    expect(await statusOf(await office.identity.sign(both, { typ: 'JWT' }))).toBe(401)
    expect(await statusOf(await office.identity.sign(claims(), { typ: 'JWT' }))).toBe(200)
    for (const account of ['Wuxing-1', '张三', '', 7, null])
      expect([account, await statusOf(await office.identity.sign(claims({ preferred_username: account })))]).toEqual([
        account,
        403,
      ])
  })

  it('holds though the clocks differ by 30 seconds, and not by more', async () => {
    const token = await office.identity.sign(claims({ exp: now() + 100, nbf: now() }))
    const at = async (seconds: number) => {
      office.ahead = seconds
      return statusOf(token).finally(() => (office.ahead = 0))
    }
    expect([await at(125), await at(135), await at(-25), await at(-40)]).toEqual([200, 401, 200, 401])
    office.ahead = 200
    const problem = (await (await ask(token)).json()) as { readonly detail: string }
    office.ahead = 0
    expect(problem.detail).toContain('the token has expired')
  })

  it('must be signed by a key that only the provider has', async () => {
    const good = await office.identity.sign(claims())
    const [header, payload, signature] = good.split('.') as [string, string, string]
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { readonly kid: string }
    // Not signed at all.
    const unsigned = new UnsecuredJWT(claims()).encode()
    const none = ['none', 'None', 'NONE', 'nOnE'].map((alg) => `${encoded({ alg, typ: 'at+jwt', kid })}.${payload}.`)
    // Signed with what everybody can read, as if it were a secret.
    const jwk = office.identity.publicKey()
    const pem = await exportSPKI((await importJWK(jwk, 'RS256', { extractable: true })) as never)
    const shared = [pem, pem.trim(), JSON.stringify(jwk), jwk.n!, office.identity.settings.clientSecret].map(
      (secret) => {
        const signed = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid })}.${payload}`
        return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
      },
    )
    // Signed by somebody else, under the name of the key, or with a key in the token itself or at another address.
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const own = publicKey.export({ format: 'jwk' })
    const others = await Promise.all(
      [
        { kid },
        { kid: 'another' },
        {},
        { jwk: own },
        { jku: 'http://127.0.0.1:9/keys', kid },
        { x5u: 'http://127.0.0.1:9/x', kid },
      ].map((more) =>
        new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', ...more }).sign(privateKey),
      ),
    )
    const changed = [
      `${header}.${encoded({ ...claims(), preferred_username: 'auditor-1' })}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      `${header}.${payload}.`,
      `${encoded({ alg: 'RS256', typ: 'at+jwt', kid, crit: ['b64'], b64: false })}.${payload}.${signature}`,
      `..`,
      `${header}..${signature}`,
    ]
    for (const token of [unsigned, ...none, ...shared, ...others, ...changed])
      expect([token.slice(0, 60), await statusOf(token)]).toEqual([token.slice(0, 60), 401])
    expect(await statusOf(good)).toBe(200)
  })

  it('is refused with a reason if it is opaque, or if the service takes none', async () => {
    const opaque = await office.identity.tokenOfProgram()
    const answer = await ask(opaque)
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"'])
    expect(((await answer.json()) as { readonly detail: string }).detail).toContain('opaque tokens are not taken')

    const none = await serveStore(office.store, huzhou, {
      port: 0,
      provider: { ...office.identity.settings, audience: null },
      log: () => {},
    })
    try {
      const authorization = `Bearer ${await office.identity.sign(claims())}`
      const refused = await fetch(`http://127.0.0.1:${none.port}${live}`, { headers: { authorization } })
      expect([refused.status, ((await refused.json()) as { readonly detail: string }).detail]).toEqual([
        401,
        expect.stringContaining('takes service tokens (mz_…) only'),
      ])
    } finally {
      await none.close()
    }
    // Service tokens go on working.
    const read = { action: 'read-figures', district: wuxing, domain: null } as const
    const until = new Date(Date.now() + 3_600_000)
    const { secret } = await office.store.tokens.mint({ name: 'nightly', owner: 'wuxing-1', scopes: [read], until })
    expect([await statusOf(secret), await statusOf(`mz_${'x'.repeat(43)}`)]).toEqual([200, 401])
  })

  it('goes with its key: a new one is found, an old one is forgotten', async () => {
    const old = await office.identity.sign(claims())
    expect(await statusOf(old)).toBe(200)
    const reads = office.identity.readsOfKeys()
    expect(await statusOf(old)).toBe(200)
    expect(office.identity.readsOfKeys()).toBe(reads)
    await office.identity.rotate()
    expect(await statusOf(await office.identity.sign(claims()))).toBe(200)
    expect(office.identity.readsOfKeys()).toBe(reads + 1)
    expect(await statusOf(old)).toBe(401)
    // So people can also sign in.
    await office.signIn('wuxing-1')
    expect(office.logged.at(-1)).toContain('"by":"wuxing-1"')
  })

  it('is not asked of the provider more often than every 30 seconds, whatever keys are named', async () => {
    const calm = await serveStore(office.store, huzhou, { port: 0, provider: office.identity.settings, log: () => {} })
    try {
      const get = async (token: string) =>
        (await fetch(`http://127.0.0.1:${calm.port}${live}`, { headers: { authorization: `Bearer ${token}` } })).status
      expect(await get(await office.identity.sign(claims()))).toBe(200)
      const reads = office.identity.readsOfKeys()
      const [, payload, signature] = (await office.identity.sign(claims())).split('.')
      for (let at = 0; at < 20; at += 1)
        expect(await get(`${encoded({ alg: 'RS256', kid: `key ${at}` })}.${payload}.${signature}`)).toBe(401)
      expect(office.identity.readsOfKeys()).toBe(reads)
    } finally {
      await calm.close()
    }
  })

  it('is in no log', async () => {
    const lines = office.logged.join('')
    expect(lines).toContain('"by":"wuxing-1"')
    expect(await office.identity.sign(claims())).toMatch(tokenPart)
    expect(lines).not.toMatch(tokenPart)
    for (const word of ['330502199001011234', '张三', 'Bearer', audience])
      expect([word, lines.includes(word)]).toEqual([word, false])
  })
})
