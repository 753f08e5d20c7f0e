import { createHmac, generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import type { Attack, GuardedStage } from './stage.js'

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const now = (): number => Math.floor(Date.now() / 1000)

/** Access tokens that the provider has not given, or not to be used here: each is refused as if nobody had signed it. */
export const forgedTokens: Attack = {
  name: 'access tokens are forged',
  run: async (stage) => {
    const sign = async (claims: object, header: object = {}) =>
      String(await stage.ask({ what: 'access-token', claims: { ...holding(stage), ...claims }, header }))
    const good = await sign({})
    const tokens = [...(await wrongClaims(sign, stage)), ...(await forged(stage, good))]
    for (const [at, [what, token]] of tokens.entries()) {
      const from = `198.51.101.${at}`
      const came = await stage.send('/v1/grants', { from, headers: [['Authorization', `Bearer ${token}`]] })
      stage.expect(what, came.status, 401)
      stage.expect(`${what}: the token in the answer`, token.length > 20 && came.text.includes(token), false)
    }
    const headers = [['Authorization', `Bearer ${good}`] as const]
    const right = await stage.send('/v1/session', { from: '198.51.102.1', headers, who: 'security-1' })
    stage.expect('the right token', right.status, 200)
  },
}

/** The claims of a token that holds. */
function holding({ issuer, audience }: GuardedStage): Readonly<Record<string, unknown>> {
  const account = 'security-1'
  return { iss: issuer, aud: audience, sub: `s-${account}`, preferred_username: account, iat: now(), exp: now() + 300 }
}

type Named = readonly (readonly [what: string, token: string])[]

/** Signed by the provider, for something else. */
async function wrongClaims(
  sign: (claims: object, header?: object) => Promise<string>,
  { client, issuer }: GuardedStage,
): Promise<Named> {
  return [
    ['expired', await sign({ iat: now() - 900, exp: now() - 600 })],
    ['of a day', await sign({ iat: now() - 90_000, exp: now() + 300 })],
    ['not yet', await sign({ nbf: now() + 600 })],
    ['of another audience', await sign({ aud: 'https://other.example/api' })],
    ['of the client', await sign({ aud: client }, { typ: 'JWT' })],
    ['of another issuer', await sign({ iss: `${issuer}/other` })],
    ['an identity token', await sign({ nonce: 'x' })],
    ['a logout token', await sign({}, { typ: 'logout+jwt' })],
  ]
}

/** Not signed by the provider. */
async function forged(stage: GuardedStage, good: string): Promise<Named> {
  const [header, payload, signature] = good.split('.') as [string, string, string]
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { readonly kid: string }
  const none = ['none', 'None', 'NONE', ''].map(
    (alg) => [`alg "${alg}"`, `${encoded({ alg, typ: 'at+jwt', kid })}.${payload}.`] as const,
  )
  const shared = [JSON.stringify(stage.publicKey), (stage.publicKey as { readonly n: string }).n].map((secret) => {
    const signed = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid })}.${payload}`
    return [
      'the public key as a secret',
      `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`,
    ] as const
  })
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const heads = [
    { kid },
    {},
    { kid, jwk: publicKey.export({ format: 'jwk' }) },
    { kid, jku: 'http://127.0.0.1:9/jwks' },
  ]
  const others = await Promise.all(
    heads.map(async (more) => {
      const unsigned = new SignJWT({ ...holding(stage) }).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', ...more })
      return ['of another key', await unsigned.sign(privateKey)] as const
    }),
  )
  return [
    ...none,
    ...shared,
    ...others,
    ['with another account', `${header}.${encoded({ ...holding(stage), preferred_username: 'city-1' })}.${signature}`],
    ['without a signature', `${header}.${payload}.`],
    ['with a cut signature', `${header}.${payload}.${signature.slice(0, -8)}`],
    ['too long', `${header}.${'a'.repeat(6000)}.${signature}`],
  ]
}
