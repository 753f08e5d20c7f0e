import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { serveStore } from '../src/index.js'
import { Browser } from './browser.js'
import { databases } from './databases.js'
import { subjectOf, tokenPart } from './identity-provider.js'
import { city, landSites, meals, rawGet, wuxing } from './office.js'
import { host, openProvidedOffice, type ProvidedOffice } from './signing-in.js'

const live = `/v1/figures?indicator=${meals}&period=2024&audience=internal&district=${wuxing}`

describe.each(databases)('Signing in at an identity provider, on $name', { timeout: 60_000 }, (database) => {
  let office: ProvidedOffice
  beforeAll(async () => {
    office = await openProvidedOffice(database)
    await landSites(office.store, wuxing, ['2024-03'])
  }, 120_000)
  afterAll(() => office.close())

  const cookieOf = (browser: Browser) => browser.cookies(host)
  const status = async (path: string, cookie: string) => (await office.get(path, { cookie })).status
  const callback = () => `${office.url}/sign-in/oidc/callback`

  /** Goes to the provider and back, up to the address of the service with the code, which the browser does not open. */
  async function upToTheCode(account: string): Promise<{ readonly browser: Browser; readonly came: URL }> {
    const browser = new Browser()
    await browser.open(`${office.url}/sign-in`)
    await browser.submit({ login: subjectOf(account), password: 'any' })
    return { browser, came: await browser.submitUntil({}, callback()) }
  }

  it('leads through the page of the provider to a session of the account that the provider names', async () => {
    const browser = await office.signIn('wuxing-1')
    // The browser came from another site, and has gone on to the first page with its session.
    expect(browser.page.url.href).toBe(`${office.url}/`)
    expect(office.logged.join('')).toContain('"route":"/","status":200')
    expect(JSON.parse(office.logged.at(-1)!)).toMatchObject({ route: '/', by: 'wuxing-1' })
    const me = await office.get('/v1/session', { cookie: cookieOf(browser) })
    expect(await me.json()).toMatchObject({
      actor: 'wuxing-1',
      kind: 'session',
      grants: [{ role: 'county-officer', district: wuxing }],
    })
    expect(await status(live, cookieOf(browser))).toBe(200)
    expect(await status(live.replace(wuxing, city), cookieOf(browser))).toBe(403)
    // Nothing of the way there is left.
    expect(browser.cookie(host, 'minzheng-sign-in')).toBeUndefined()

    const [asked] = browser.visited.map(({ url }) => new URL(url)).filter(({ pathname }) => pathname === '/auth')
    expect(Object.fromEntries(asked!.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('adds these routes, and no others', () => {
    const found = office.routes.filter(({ path }) => path.startsWith('/sign-'))
    expect(found.map(({ method, path, access }) => `${method} ${path} ${access}`)).toEqual([
      'GET /sign-in/{code} anyone',
      'GET /sign-in anyone',
      'GET /sign-in/oidc/callback anyone',
      'POST /sign-out signed-in',
      'POST /sign-in/oidc/logout anyone',
    ])
  })

  it('keeps cookies from scripts, other sites and other hosts', async () => {
    const { headers } = await office.get('/sign-in')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('set-cookie')).toMatch(
      /^minzheng-sign-in=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/,
    )
    // What the browser keeps on its way is sealed.
    const state = new URL(headers.get('location')!).searchParams.get('state')!
    const sealed = headers.get('set-cookie')!.split(';')[0]!.split('=')[1]!
    for (const part of sealed.split('.')) expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain(state)

    const { came, browser } = await upToTheCode('wuxing-1')
    const done = await fetch(came, { headers: { cookie: cookieOf(browser) } })
    expect(done.headers.getSetCookie()).toEqual([
      'minzheng-sign-in=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
      expect.stringMatching(/^minzheng=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/),
    ])
    expect(done.headers.get('cache-control')).toBe('no-store')

    // Over https, behind a proxy.
    const redirectUrl = new URL('https://minzheng.example.org/sign-in/oidc/callback')
    const secure = await serveStore(office.store, huzhou, {
      host: '0.0.0.0',
      port: 0,
      provider: { ...office.identity.settings, redirectUrl },
      log: () => {},
    })
    try {
      const behind = await rawGet(secure.port, '/sign-in', { host: 'minzheng.example.org' })
      expect([secure.url, behind.status]).toEqual(['https://minzheng.example.org', 303])
      expect(String(behind.headers['set-cookie'])).toMatch(
        /^__Host-minzheng-sign-in=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/,
      )
      expect(behind.headers.location).toContain('redirect_uri=https%3A%2F%2Fminzheng.example.org%2F')
      // A cookie of a name that another host could set counts for nothing.
      const cookie = cookieOf(await office.signIn('wuxing-1'))
      const plain = await rawGet(secure.port, '/v1/session', { host: 'minzheng.example.org', cookie })
      expect(plain.status).toBe(401)
      const bound = `__Host-${cookie}`
      const known = await rawGet(secure.port, '/v1/session', { host: 'minzheng.example.org', cookie: bound })
      expect(known.status).toBe(200)
      expect((await rawGet(secure.port, '/', { host: 'evil.example.org' })).status).toBe(421)
    } finally {
      await secure.close()
    }
  })

  it('gives an account without grants what is published, and nothing else', async () => {
    const cookie = cookieOf(await office.signIn('nobody-1'))
    expect(await (await office.get('/v1/session', { cookie })).json()).toMatchObject({ actor: 'nobody-1', grants: [] })
    for (const { method, path, access } of office.routes) {
      if (access === 'anyone' || access === 'signed-in' || method !== 'GET') continue
      const address = path
        .replace('{district}', wuxing)
        .replace('{indicator}', meals)
        .replace('{plan}', 'huzhou-2024')
        .replace('{release}', '1')
        .replace('{dispute}', '1')
        .replace('{entry}', '1')
        .replace('{context}/{agency}/{resource}', 'dataflow/MINZHENG/CIVIL_AFFAIRS')
        .replace('{version}/{key}/{component}', '*/*/*')
        .replace('{version}/{key}', '*/*')
        .replace('{version}', '*')
      const queries: Readonly<Record<string, string>> = {
        '/v1/figures': `?indicator=${meals}&period=2024`,
        '/v1/moves/{indicator}/{district}': '?from=1&to=1',
        '/v1/comparisons/{indicator}/{district}': '?month=2024-06',
        '/v1/returns': '?month=2024-12',
      }
      const query = queries[path] ?? ''
      const isByAudience = access === 'read-figures by audience'
      // There is no release yet.
      const usual = isByAudience ? [200, 404] : [403]
      expect([path, usual.includes(await status(`${address}${query}`, cookie))]).toEqual([path, true])
      if (!isByAudience) continue
      for (const audience of ['internal', 'shared']) {
        const asked = `${address}${query}${query === '' ? '?' : '&'}audience=${audience}`
        expect([asked, [400, 403].includes(await status(asked, cookie))]).toEqual([asked, true])
      }
    }
    expect(await status(live, cookie)).toBe(403)
  })

  it('refuses what is no account, whatever the provider says', async () => {
    for (const account of ['Wuxing-1', '张三', 'a', 'zhang@example.org']) {
      const browser = await office.signIn(account)
      expect([browser.page.status, browser.page.url.pathname]).toEqual([403, '/sign-in/oidc/callback'])
      expect(browser.page.body).toContain('must be 2 to 64 of a–z')
      expect(browser.page.body).not.toContain(account === 'a' ? subjectOf('a') : account)
      expect(browser.cookie(host, 'minzheng')).toBeUndefined()
    }
  })

  it('lasts for 30 minutes without a request, and for 12 hours at most', async () => {
    const cookie = cookieOf(await office.signIn('wuxing-1'))
    await office.pass(29)
    expect(await status(live, cookie)).toBe(200)
    await office.pass(31)
    const over = await office.get(live, { cookie })
    expect([over.status, over.headers.get('set-cookie')]).toEqual([
      401,
      'minzheng=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
    ])
    // The way in is open to whoever has the cookie of a session that is over.
    expect(await status('/sign-in', cookie)).toBe(303)

    const busy = cookieOf(await office.signIn('wuxing-1'))
    await office.pass(719, ['from_at'])
    expect(await status(live, busy)).toBe(200)
    await office.pass(1, ['from_at'])
    expect(await status(live, busy)).toBe(401)
  })

  it('ends here by signing out, whoever has the cookie', async () => {
    const cookie = cookieOf(await office.signIn('wuxing-1'))
    const out = (path: string, method: string, headers: Readonly<Record<string, string>>) =>
      fetch(`${office.url}${path}`, { method, redirect: 'manual', headers: { cookie, ...headers } })
    expect((await out('/sign-out', 'POST', { origin: 'http://example.org' })).status).toBe(403)
    expect(await status(live, cookie)).toBe(200)
    expect((await out('/v1/session', 'DELETE', { origin: office.url })).status).toBe(204)
    // As a thief who has copied the cookie before.
    expect(await status(live, cookie)).toBe(401)

    const revoked = cookieOf(await office.signIn('auditor-1'))
    expect(await status('/v1/chain/head', revoked)).toBe(200)
    expect(await office.store.sessions.end({ actor: 'auditor-1' })).toBe(1)
    expect(await status('/v1/chain/head', revoked)).toBe(401)
  })

  it('ends at the provider too, which asks for the password again', async () => {
    const browser = await office.signIn('wuxing-1')
    const cookie = cookieOf(browser)
    // While the provider knows the browser, it asks for nothing.
    await browser.open(`${office.url}/sign-in`)
    expect(browser.page.url.href).toBe(`${office.url}/`)
    expect(cookieOf(browser)).not.toBe(cookie)

    const out = await fetch(`${office.url}/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookieOf(browser), 'sec-fetch-site': 'same-origin' },
    })
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      303,
      'minzheng=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
    ])
    expect(await status(live, cookieOf(browser))).toBe(401)
    await browser.open(out.headers.get('location')!)
    await browser.submit({ logout: 'yes' })
    expect(browser.page.url.href).toBe(`${office.url}/`)
    await browser.open(`${office.url}/sign-in`)
    expect(browser.page.body).toContain('name="password"')
  })

  it('ends here when the provider says that it has ended there', async () => {
    const [browser, other] = [await office.signIn('wuxing-1'), await office.signIn('wuxing-1')]
    const cookie = cookieOf(browser)
    expect(await status(live, cookie)).toBe(200)
    await browser.open(`${office.identity.issuer}/session/end`)
    await browser.submit({ logout: 'yes' })
    expect(await status(live, cookie)).toBe(401)
    expect(await status(live, cookieOf(other))).toBe(200)

    const tell = (body: string) =>
      fetch(`${office.url}/sign-in/oidc/logout`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      })
    const now = Math.floor(Date.now() / 1000)
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
    const message = {
      iss: office.identity.issuer,
      aud: 'minzheng',
      sub: subjectOf('wuxing-1'),
      iat: now,
      exp: now + 60,
      jti: 'one',
      events,
    }
    const wrong = [
      { ...message, aud: 'another' },
      { ...message, iss: 'https://other.example.org' },
      { ...message, nonce: 'n' },
      { ...message, events: {} },
      { ...message, iat: now - 3600 },
      { ...message, sub: undefined },
    ]
    const typ = 'logout+jwt'
    for (const each of wrong) {
      const token = await office.identity.sign(JSON.parse(JSON.stringify(each)), { typ })
      expect([each, (await tell(`logout_token=${token}`)).status]).toEqual([each, 400])
    }
    for (const body of ['', 'logout_token=x', `logout_token=${await office.identity.sign(message)}`])
      expect((await tell(body)).status).toBe(400)
    expect((await tell(`x=${'x'.repeat(30_000)}`)).status).toBe(413)
    expect(await status(live, cookieOf(other))).toBe(200)
    expect((await tell(`logout_token=${await office.identity.sign(message, { typ })}`)).status).toBe(200)
    expect(await status(live, cookieOf(other))).toBe(401)
  })

  it('takes a code once, from the browser that went for it, with its own state', async () => {
    const { browser, came } = await upToTheCode('wuxing-1')
    const before = cookieOf(browser)
    const visit = async (url: URL | string, cookie: string) => {
      const response = await fetch(url, { headers: { cookie }, redirect: 'manual' })
      const given = response.headers.getSetCookie().filter((each) => /^minzheng=[^;]/.test(each))
      return [response.status, given.length]
    }
    const changed = (changes: Readonly<Record<string, string | null>>): URL => {
      const url = new URL(came)
      for (const [name, value] of Object.entries(changes))
        if (value === null) url.searchParams.delete(name)
        else url.searchParams.set(name, value)
      return url
    }
    const { came: others, browser: thief } = await upToTheCode('auditor-1')
    // Another browser, none at all, a cookie that nobody has sealed.
    for (const cookie of [cookieOf(thief), '', 'minzheng-sign-in=x', `${before.slice(0, -4)}AAAA`])
      expect([cookie, await visit(came, cookie)]).toEqual([cookie, [401, 0]])
    for (const url of [
      changed({ state: 'x' }),
      changed({ state: null }),
      changed({ state: others.searchParams.get('state') }),
      changed({ iss: 'https://other.example.org' }),
      changed({ code: null }),
      changed({ code: null, error: 'access_denied', error_description: '张三' }),
      `${came.href}&state=x`,
      callback(),
    ])
      expect([String(url), await visit(url, before)]).toEqual([String(url), [401, 0]])
    // The code of somebody else, put into this browser: it belongs to the proof that the other browser has.
    expect(await visit(changed({ code: others.searchParams.get('code') }), before)).toEqual([401, 0])

    const again = await upToTheCode('wuxing-1')
    const kept = cookieOf(again.browser)
    expect(await visit(again.came, kept)).toEqual([200, 1])
    // Replayed by whoever has copied both the address and the cookie.
    expect(await visit(again.came, kept)).toEqual([401, 0])

    const late = await upToTheCode('wuxing-1')
    office.ahead = 601
    try {
      expect(await visit(late.came, cookieOf(late.browser))).toEqual([401, 0])
    } finally {
      office.ahead = 0
    }
  })

  it('makes a new session each time, and ends the one that the browser had', async () => {
    // A thief's own session, put into the browser before it signs in.
    const fixed = await office.signIn('nobody-1')
    const planted = fixed.cookie(host, 'minzheng')!
    const victim = new Browser()
    victim.setCookie(host, 'minzheng', planted)
    await office.signIn('wuxing-1', victim)
    expect(victim.cookie(host, 'minzheng')).not.toBe(planted)
    expect(await (await office.get('/v1/session', { cookie: cookieOf(victim) })).json()).toMatchObject({
      actor: 'wuxing-1',
    })
    expect(await status('/v1/session', `minzheng=${planted}`)).toBe(401)
    // A value that the thief has made up gets no session.
    const madeUp = 'x'.repeat(43)
    const another = new Browser()
    another.setCookie(host, 'minzheng', madeUp)
    await office.signIn('wuxing-1', another)
    expect(another.cookie(host, 'minzheng')).not.toBe(madeUp)
    expect(await status('/v1/session', `minzheng=${madeUp}`)).toBe(401)
  })

  it('does not take a session that a one-time link has begun', async () => {
    const { secret } = await office.store.sessions.begin({ actor: 'wuxing-1', means: 'link' })
    expect(await status('/v1/session', `minzheng=${secret}`)).toBe(401)
    expect((await office.get(`/sign-in/${'x'.repeat(43)}`)).status).toBe(404)
  })

  it('waits for a provider that does not answer', async () => {
    const { came, browser } = await upToTheCode('wuxing-1')
    office.identity.goAway(true)
    const during = await fetch(came, { headers: { cookie: cookieOf(browser) } })
    expect([during.status, during.headers.get('retry-after')]).toEqual([503, '10'])
    // Nor does one help that does not know the secret of the service; the log says so.
    const lines: string[] = []
    const wrong = await serveStore(office.store, huzhou, {
      port: 0,
      provider: { ...office.identity.settings, clientSecret: 'another' },
      log: (level, message) => void lines.push(`${level} ${message}`),
    })
    try {
      office.identity.goAway(false)
      const other = new Browser()
      await other.open(`http://127.0.0.1:${wrong.port}/sign-in`)
      await other.submit({ login: subjectOf('wuxing-1'), password: 'any' })
      const back = await other.submitUntil({}, callback())
      back.port = String(wrong.port)
      const refused = await fetch(back, { headers: { cookie: cookieOf(other) } })
      expect(refused.status).toBe(503)
      expect(lines).toContain('warn the identity provider does not answer')
    } finally {
      office.identity.goAway(true)
      await wrong.close()
    }
    // Also one that is not there when the service starts.
    const early = await serveStore(office.store, huzhou, {
      port: 0,
      provider: office.identity.settings,
      log: () => {},
    })
    try {
      const ask = () => fetch(`http://127.0.0.1:${early.port}/sign-in`, { redirect: 'manual' })
      expect((await ask()).status).toBe(503)
      office.identity.goAway(false)
      expect((await ask()).status).toBe(303)
    } finally {
      office.identity.goAway(false)
      await early.close()
    }
  })

  it('leaves no token, no claim and no person in the log or the tables', async () => {
    const lines = office.logged.join('')
    expect(lines).toContain('"message":"signed in"')
    expect(lines).toContain('"message":"nobody has signed in"')
    const kept = `${lines}${await office.rows()}`
    expect(kept).not.toMatch(tokenPart)
    for (const word of ['330502199001011234', '张三', 'code=', 'state=', 'localhost', 'secret-of', 'Wuxing-1'])
      // The rows name the provider.
      expect([word, (word === 'localhost' ? lines : kept).includes(word)]).toEqual([word, false])
    expect(await office.rows()).toContain(office.identity.issuer)
  })
})

describe('An identity provider that signs with a secret that the service has too', { timeout: 60_000 }, () => {
  it('signs nobody in', async () => {
    const office = await openProvidedOffice(databases[0]!, { id_token_signed_response_alg: 'HS256' })
    try {
      const browser = await office.signIn('wuxing-1')
      expect([browser.page.status, browser.page.url.pathname]).toEqual([401, '/sign-in/oidc/callback'])
      expect(browser.cookie(host, 'minzheng')).toBeUndefined()
      expect(office.logged.join('')).toMatch(/"reason":"[^"]+","message":"nobody has signed in"/)
    } finally {
      await office.close()
    }
  })
})
