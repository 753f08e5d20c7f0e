// An identity provider of another make (oidc-provider) on loopback. It is at `localhost` and the service at `127.0.0.1`,
// so that they are two sites to a browser.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from 'jose'
import { Provider, type Configuration } from 'oidc-provider'
import type { ProviderSettings } from '../src/index.js'

export const audience = 'https://minzheng.example.org/api'
export const program = { id: 'statistics-program', secret: 'secret-of-the-program-0123456789abcdef' } as const
const client = { id: 'minzheng', secret: 'secret-of-the-client-0123456789abcdef' } as const

/** The subject of an account, which is a number of a person here, as careless providers have it. */
export const subjectOf = (account: string): string => `330502199001011234-${account}`

/** The start of a signed token or of its second part; a secret of random letters may have `eyJ` in it by chance. */
export const tokenPart = /eyJ(?:hbGci|0eXAi|raWQi)|\.eyJ/

export interface IdentityProvider {
  readonly issuer: string
  /** The settings of a service at a port. */
  readonly settings: ProviderSettings
  /** Signs a token with the key of the provider. */
  readonly sign: (claims: JWTPayload, header?: { readonly alg?: string; readonly typ?: string }) => Promise<string>
  /** The public key. */
  readonly publicKey: () => JWK
  /** Takes another key. */
  readonly rotate: () => Promise<void>
  /** An access token of the program, from the token endpoint; without an audience it is opaque. */
  readonly tokenOfProgram: (resource?: string) => Promise<string>
  /** How often the keys were read. */
  readonly readsOfKeys: () => number
  /** Answers nothing but 503, until it is called again. */
  readonly goAway: (away: boolean) => void
  readonly close: () => Promise<void>
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts a provider for a service at a port; `client` says what else the service registered. */
export async function startIdentityProvider(
  servicePort: number,
  more: Readonly<Record<string, unknown>> = {},
): Promise<IdentityProvider> {
  const service = `http://127.0.0.1:${servicePort}`
  let answer: ((request: IncomingMessage, response: ServerResponse) => unknown) | undefined
  let isAway = false
  let readsOfKeys = 0
  const server = createServer((request, response) => {
    if (isAway) return void response.writeHead(503).end()
    if (request.url === '/jwks') readsOfKeys += 1
    void answer!(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const settings: ProviderSettings = {
    issuer: new URL(issuer),
    clientId: client.id,
    clientSecret: client.secret,
    redirectUrl: new URL('/sign-in/oidc/callback', service),
    scope: 'openid profile',
    accountClaim: 'preferred_username',
    audience,
  }
  let key: { readonly jwk: JWK; readonly sign: IdentityProvider['sign'] }
  let keys = 0
  const rotate = async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    const kid = `key-${(keys += 1)}`
    const jwk = { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }
    key = {
      jwk,
      sign: (claims, header = {}) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'at+jwt', ...header }).sign(privateKey),
    }
    const provider = new Provider(issuer, configurationOf(service, jwk, more))
    answer = provider.callback()
  }
  await rotate()
  return {
    issuer,
    settings,
    sign: (...given) => key.sign(...given),
    publicKey: () => {
      const { kty, n, e } = key.jwk
      return { kty, n, e } as JWK
    },
    rotate,
    tokenOfProgram: async (resource) => {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${program.id}:${program.secret}`).toString('base64')}` },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          ...(resource === undefined ? {} : { resource }),
        }),
      })
      return ((await response.json()) as { readonly access_token: string }).access_token
    },
    readsOfKeys: () => readsOfKeys,
    goAway: (away) => (isAway = away),
    close: () => closed(server),
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => void server.close(() => resolve()))
}

function configurationOf(service: string, jwk: JWK, more: Readonly<Record<string, unknown>>): Configuration {
  return {
    jwks: { keys: [jwk] },
    cookies: { keys: ['a key for the cookies of the provider'] },
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'HS256'] },
    claims: { openid: ['sub'], profile: ['preferred_username', 'name'] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${service}/sign-in/oidc/callback`],
        post_logout_redirect_uris: [`${service}/`],
        backchannel_logout_uri: `${service}/sign-in/oidc/logout`,
        backchannel_logout_session_required: true,
        ...more,
      },
      {
        client_id: program.id,
        client_secret: program.secret,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    findAccount: (_context, account) => ({
      accountId: account,
      // What somebody types as the login is the subject, and the account without its number.
      claims: () => ({
        sub: account,
        preferred_username: account.replace(/^\d{18}-/, ''),
        name: '张三',
      }),
    }),
    // By itself it sends nothing to this machine.
    fetch: (url, { method, headers, body, redirect } = {}) =>
      fetch(url, { method, headers, body, redirect } as RequestInit),
    extraTokenClaims: (_context, token) =>
      token.kind === 'ClientCredentials' ? { preferred_username: token.clientId } : undefined,
    features: {
      clientCredentials: { enabled: true },
      backchannelLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => ({
          audience: resource,
          scope: '',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
        }),
      },
    },
  }
}
