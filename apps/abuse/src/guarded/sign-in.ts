// @boundaries-ignore the browser and the subjects of accounts that the API is tested with
import { Browser } from '../../../api/test/browser.js'
// @boundaries-ignore as above
import { subjectOf } from '../../../api/test/identity-provider.js'
import { guardedLimits } from '../bounds/bounds.js'
import type { Attack, GuardedStage } from './stage.js'

const host = '127.0.0.1'
const cookieHeader = (browser: Browser) => ['Cookie', browser.cookies(host)] as const

/** Goes to the provider and up to its way back, which is not taken. */
async function upToTheCode({ origin }: GuardedStage, account: string): Promise<{ browser: Browser; came: URL }> {
  const browser = new Browser()
  await browser.open(`${origin}/sign-in`)
  await browser.submit({ login: subjectOf(account), password: 'any' })
  return { browser, came: await browser.submitUntil({}, `${origin}/sign-in/oidc/callback`) }
}

const changed = (url: URL, changes: Readonly<Record<string, string>>): string => {
  const other = new URL(url)
  for (const [name, value] of Object.entries(changes)) other.searchParams.set(name, value)
  return `${other.pathname}${other.search}`
}
const begins = (headers: Readonly<Record<string, string>>): boolean => /minzheng=[^;]/.test(headers['set-cookie'] ?? '')

/** Ways back from the provider that are not those of the browser: none of them begins a session. */
export const wrongWaysBack: Attack = {
  name: 'ways back from the identity provider are forged',
  run: async (stage) => {
    const victim = await upToTheCode(stage, 'wuxing-1')
    const thief = await upToTheCode(stage, 'auditor-1')
    const right = changed(victim.came, {})
    const [own, others] = [cookieHeader(victim.browser), cookieHeader(thief.browser)]
    const wrong = [
      ['another state', changed(victim.came, { state: 'x' }), own],
      ['the state of another', changed(victim.came, { state: thief.came.searchParams.get('state')! }), own],
      ['the code of another', changed(victim.came, { code: thief.came.searchParams.get('code')! }), own],
      ['the whole way of another', changed(thief.came, {}), own],
      ['in another browser', right, others],
      ['without a cookie', right, ['Cookie', '']],
      ['with a cookie that nobody sealed', right, ['Cookie', `minzheng-sign-in=${'A'.repeat(200)}`]],
      ['of another issuer', changed(victim.came, { iss: 'https://evil.example' }), own],
    ] as const
    for (const [at, [what, path, cookie]] of wrong.entries()) {
      const came = await stage.send(path, { from: `198.51.103.${at}`, headers: [cookie] })
      stage.expect(what, came.status, 401)
      stage.expect(`${what}: a session`, begins(came.headers), false)
    }
    const again = await upToTheCode(stage, 'wuxing-1')
    const replayed = { from: '198.51.103.100', headers: [cookieHeader(again.browser)], who: 'wuxing-1' }
    const first = await stage.send(changed(again.came, {}), replayed)
    stage.expect('the right way', [first.status, begins(first.headers)], [200, true])
    const second = await stage.send(changed(again.came, {}), replayed)
    stage.expect('a code that was used', [second.status, begins(second.headers)], [401, false])
  },
}

const foreign = ['redirect', 'redirect_uri', 'return_to', 'returnTo', 'next', 'url', 'target', 'continue']

/** Addresses of other sites that signing in might lead to. */
export const foreignAddresses: Attack = {
  name: 'signing in is asked to lead to another site',
  run: async (stage) => {
    const to = 'https://evil.example/'
    for (const [at, name] of foreign.entries()) {
      const from = `198.51.104.${at}`
      const headers = [
        ['X-Forwarded-Host', 'evil.example'],
        ['X-Forwarded-Proto', 'https'],
        ['Referer', to],
      ] as const
      const came = await stage.send(`/sign-in?${name}=${encodeURIComponent(to)}`, { from, headers })
      stage.expect(`${name}: status`, [303, 400].includes(came.status), true)
      const { location } = came.headers
      if (location === undefined) continue
      const address = new URL(location, stage.origin)
      stage.expect(`${name}: where it leads`, address.origin, stage.issuer)
      stage.expect(
        `${name}: back to`,
        address.searchParams.get('redirect_uri'),
        `${stage.origin}/sign-in/oidc/callback`,
      )
    }
    const { browser, came } = await upToTheCode(stage, 'wuxing-1')
    const more = Object.fromEntries(foreign.map((name) => [name, to]))
    const headers = [cookieHeader(browser)]
    const arrived = await stage.send(changed(came, more), { from: '198.51.104.100', headers, who: 'wuxing-1' })
    stage.expect('the page after signing in', [arrived.status, arrived.text.includes('content="0;url=/"')], [200, true])
  },
}

/** A session that somebody else has put into the browser before it signs in. */
export const fixedSessions: Attack = {
  name: 'a session is fixed before signing in',
  run: async (stage) => {
    const session = async (browser: Browser, from: string) => {
      const came = await stage.send('/v1/session', { from, headers: [cookieHeader(browser)], who: 'wuxing-1' })
      return [came.status, came.status === 200 ? (JSON.parse(came.text) as { actor: string }).actor : null]
    }
    const signIn = async (browser: Browser, account: string) => {
      await browser.open(`${stage.origin}/sign-in`)
      await browser.submit({ login: subjectOf(account), password: 'any' })
      await browser.submit()
      stage.keepSecret(browser.cookie(host, 'minzheng') ?? '')
      return browser
    }
    const thief = await signIn(new Browser(), 'auditor-1')
    const victim = new Browser()
    victim.setCookie(host, 'minzheng', thief.cookie(host, 'minzheng')!)
    await signIn(victim, 'wuxing-1')
    stage.expect('the victim has a session of its own', await session(victim, '198.51.105.1'), [200, 'wuxing-1'])
    stage.expect('the fixed session is over', (await session(thief, '198.51.105.2'))[0], 401)
    const body = `logout_token=${encodeURIComponent(forgedLogout(stage))}`
    const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const
    const from = '198.51.105.3'
    const told = await stage.send('/sign-in/oidc/logout', { from, method: 'POST', headers: form, body })
    stage.expect('a forged end of the session', told.status, 400)
    stage.expect('the session after it', (await session(victim, '198.51.105.4'))[0], 200)
  },
}

function forgedLogout({ issuer, client }: GuardedStage): string {
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const claims = { iss: issuer, aud: client, iat: now, exp: now + 100, jti: 'x', sub: subjectOf('wuxing-1'), events }
  return `${encoded({ alg: 'none', typ: 'logout+jwt' })}.${encoded(claims)}.`
}

/** Signing in fails again and again from one address. */
export const failedSignIns: Attack = {
  name: 'signing in fails many times from one address',
  run: async (stage) => {
    const path = '/sign-in/oidc/callback?code=x&state=x'
    const from = '198.51.106.1'
    for (let tried = 0; tried < guardedLimits.failures; tried += 1)
      stage.expect('a way back without an attempt', (await stage.send(path, { from })).status, 401)
    for (let tried = 0; tried < 20; tried += 1) stage.expect('one more', (await stage.send(path, { from })).status, 429)
    stage.expect('from another address', (await stage.send('/sign-in', { from: '198.51.106.2' })).status, 303)
  },
}
