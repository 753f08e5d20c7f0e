import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { createStore } from '@minzheng/store'
import { readProviderSettings } from '../src/identity/provider-settings.js'
import { serveStore } from '../src/index.js'
import { serviceSettings } from '../src/serve/service-settings.js'
import { databases } from './databases.js'

const secret = 'a-secret-0123456789'
const env = {
  OIDC_ISSUER: 'https://id.example.org/realms/bureau',
  OIDC_CLIENT_ID: 'minzheng',
  OIDC_CLIENT_SECRET: secret,
  PUBLIC_URL: 'https://minzheng.example.org',
}

describe('The settings of an identity provider', () => {
  it('need an issuer, a client with a secret, and the address of the service', () => {
    expect(readProviderSettings({})).toEqual({ settings: null, faults: [] })
    expect(readProviderSettings(env)).toEqual({
      settings: {
        issuer: new URL('https://id.example.org/realms/bureau'),
        clientId: 'minzheng',
        clientSecret: secret,
        redirectUrl: new URL('https://minzheng.example.org/sign-in/oidc/callback'),
        scope: 'openid profile',
        accountClaim: 'preferred_username',
        audience: null,
      },
      faults: [],
    })
    const more = {
      OIDC_REDIRECT_URL: 'https://minzheng.example.org/api/sign-in/oidc/callback',
      OIDC_ACCOUNT_CLAIM: 'post',
      OIDC_SCOPE: 'openid posts',
      OIDC_AUDIENCE: 'minzheng-api',
    }
    expect(readProviderSettings({ ...env, ...more, PUBLIC_URL: undefined }).settings).toMatchObject({
      redirectUrl: new URL(more.OIDC_REDIRECT_URL),
      accountClaim: 'post',
      scope: 'openid posts',
      audience: 'minzheng-api',
    })
  })

  it.each([
    [{ OIDC_ISSUER: 'http://id.example.org' }, 'OIDC_ISSUER must be an https address, or http on this machine'],
    [{ OIDC_ISSUER: 'https://a:b@id.example.org' }, 'without a password'],
    [{ OIDC_ISSUER: 'id.example.org' }, 'OIDC_ISSUER must be an https address'],
    [{ OIDC_ISSUER: '' }, 'OIDC_CLIENT_ID must be set together with OIDC_ISSUER, got it alone'],
    [{ OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID must be set if OIDC_ISSUER is, got nothing'],
    [{ OIDC_CLIENT_SECRET: undefined }, 'OIDC_CLIENT_SECRET must be set if OIDC_ISSUER is, got nothing'],
    [{ PUBLIC_URL: undefined }, 'PUBLIC_URL or OIDC_REDIRECT_URL must be set if OIDC_ISSUER is, got neither'],
    [{ PUBLIC_URL: 'http://minzheng.example.org' }, 'PUBLIC_URL must be an https address, or http on this machine'],
    [{ PUBLIC_URL: 'https://minzheng.example.org/api' }, 'PUBLIC_URL must have no path, got one'],
    [{ OIDC_REDIRECT_URL: 'https://minzheng.example.org/' }, 'OIDC_REDIRECT_URL must end in /sign-in/oidc/callback'],
    [
      { OIDC_REDIRECT_URL: 'https://other.example.org/sign-in/oidc/callback' },
      'OIDC_REDIRECT_URL must have the host of PUBLIC_URL, got another',
    ],
    [{ OIDC_AUDIENCE: 'minzheng' }, 'OIDC_AUDIENCE must be another than OIDC_CLIENT_ID, got the same'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY must be a whole number, got another text'],
    [{ TRUST_PROXY: '10' }, 'TRUST_PROXY must be 9 at most, got more'],
    [{ RATE_LIMIT_ACCOUNT: '-1' }, 'RATE_LIMIT_ACCOUNT must be a whole number, got another text'],
    [{ OIDC_CLIENT_SECRET_FILE: '/nowhere' }, 'OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE are both set'],
  ])('are refused if they are wrong: %o', (changes, words) => {
    let message = ''
    try {
      serviceSettings({ ...env, ...changes })
    } catch (error) {
      message = (error as Error).message
    }
    expect(message).toContain(words)
    expect(message).not.toContain('example.org')
    expect(message).not.toContain(secret)
  })

  it('take the secret from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'minzheng-oidc-'))
    try {
      const file = join(folder, 'secret')
      await writeFile(file, `${secret}\n`)
      const { provider } = serviceSettings({ ...env, OIDC_CLIENT_SECRET: undefined, OIDC_CLIENT_SECRET_FILE: file })
      expect(provider).toMatchObject({ clientSecret: secret })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('A service for others than this machine', { timeout: 60_000 }, () => {
  it('needs an identity provider and https, and then has no one-time links', async () => {
    const { database, drop } = await databases[0]!.open()
    const store = await createStore(database, huzhou.catalogue)
    const { settings } = readProviderSettings({ ...env, OIDC_ISSUER: 'http://127.0.0.1:9' })
    const provider = settings!
    const log = (): void => {}
    const open = { host: '0.0.0.0', port: 0, log }
    try {
      await expect(serveStore(store, huzhou, open)).rejects.toThrow('without an identity provider, got another')
      const redirectUrl = new URL('http://127.0.0.1:8080/sign-in/oidc/callback')
      await expect(serveStore(store, huzhou, { ...open, provider: { ...provider, redirectUrl } })).rejects.toThrow(
        'PUBLIC_URL must be an https address',
      )
      await expect(serveStore(store, huzhou, { ...open, provider, accounts: ['local'] })).rejects.toThrow(
        'an account must not be given with an identity provider',
      )
      for (const proxies of [0, 1]) {
        const serving = await serveStore(store, huzhou, { ...open, provider, proxies })
        try {
          expect([serving.links, serving.signIn]).toEqual([[], 'https://minzheng.example.org/sign-in'])
          // `fetch` names this machine and the port; a proxy that is trusted may pass on any name.
          const { status } = await fetch(`http://127.0.0.1:${serving.port}/healthz`)
          const other = await fetch(`http://127.0.0.2:${serving.port}/healthz`)
          expect([status, other.status]).toEqual([200, proxies > 0 ? 200 : 421])
        } finally {
          await serving.close()
        }
      }
    } finally {
      await drop()
    }
  })
})
