import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, connect, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { createStore, type Store } from '@minzheng/store'
import { jsonLog } from '@minzheng/worker'
import { Redis } from 'ioredis'
import { serveStore, type ServeOptions, type Serving } from '../src/index.js'
import { noLimits } from '../src/limits/limit-settings.js'
import { networkOf, peerAddress } from '../src/limits/peer-address.js'
import { readProviderSettings } from '../src/identity/provider-settings.js'
import { databases } from './databases.js'
import { city, openOffice, wuxing, type Office } from './office.js'

const redisUrl = process.env['REDIS_URL']

describe('The address of a request', () => {
  const from = (forwarded: string | undefined, proxies: number) =>
    peerAddress({ socket: '10.9.9.9', forwarded }, proxies)

  it('is that of the connection if no proxy is trusted, whatever the sender writes', () => {
    expect(from('203.0.113.1', 0)).toBe('10.9.9.9')
    expect(from(undefined, 0)).toBe('10.9.9.9')
  })

  it('is what the first of the trusted proxies has added, never what the sender has written before it', () => {
    expect(from('1.1.1.1, 198.51.100.7', 1)).toBe('198.51.100.7')
    expect(from('1.1.1.1, 198.51.100.7, 10.0.0.2', 2)).toBe('198.51.100.7')
    // A proxy that writes the port, or an address of IPv6 in brackets.
    expect(from('1.1.1.1, 198.51.100.7:4711', 1)).toBe('198.51.100.7')
    expect(from('[2001:db8::7]:4711', 1)).toBe('2001:db8::7')
    expect(from('2001:db8::7', 1)).toBe('2001:db8::7')
  })

  it('is that of the connection if a proxy has added none', () => {
    for (const nothing of [undefined, '', 'unknown', '1.1.1.1, ', '999.1.1.1', '1.1.1.1, _hidden'])
      expect([nothing, from(nothing, 1)]).toEqual([nothing, '10.9.9.9'])
    // Fewer than said: the first there is, since each was added by a proxy.
    expect(from('198.51.100.7', 2)).toBe('198.51.100.7')
  })

  it('stands for the first 64 bits of IPv6, and is one address however it is written', () => {
    expect(networkOf('198.51.100.7')).toBe('198.51.100.7')
    for (const same of ['::ffff:198.51.100.7', '::FFFF:c633:6407']) expect(networkOf(same)).toBe('198.51.100.7')
    for (const same of ['2001:db8:0:1::7', '2001:DB8::1:a:b:c:d', '2001:db8:0:1:ffff::'])
      expect(networkOf(same)).toBe('2001:db8:0:1::/64')
    expect(networkOf('2001:db8:0:2::7')).toBe('2001:db8:0:2::/64')
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
  })
})

const until = new Date(Date.now() + 86_400_000)

/** A new service token of an account. */
async function tokenOf(store: Store, owner: string, action: 'read-figures' | 'operate', district: string) {
  const scope = { action, district, domain: null }
  const name = `token-${randomBytes(4).toString('hex')}`
  const { secret } = await store.tokens.mint({ name, owner, scopes: [scope], until })
  return { authorization: `Bearer ${secret}` }
}

const wrongToken = () => ({ authorization: `Bearer mz_${randomBytes(32).toString('base64url')}` })
const policyOf = (response: Response) => response.headers.get('ratelimit-policy')
const leftOf = (response: Response) => Number(/;r=(\d+);/.exec(response.headers.get('ratelimit') ?? '')?.[1])

describe.each(databases)('A service with limits, on $name', { timeout: 60_000 }, (database) => {
  let office: Office
  const limits = { account: 30, address: 25, failures: 3, streams: 2 }
  beforeAll(async () => {
    // A proxy in front says from where: each test has addresses of its own.
    office = await openOffice(database, { limits, proxies: 1, bodyMs: 500 })
  }, 120_000)
  afterAll(() => office.close())

  const from = (address: string) => ({ 'x-forwarded-for': address })

  it('answers strangers so often in a minute, by address, and others go on', async () => {
    const statuses: number[] = []
    for (let sent = 0; sent < 27; sent += 1) statuses.push((await office.get('/v1/plans', from('198.51.100.1'))).status)
    expect(statuses).toEqual([...Array<number>(25).fill(200), 429, 429])
    expect((await office.get('/v1/plans', from('198.51.100.2'))).status).toBe(200)
    // What a sender writes before the proxy's own entry makes no other address of it.
    expect((await office.get('/v1/plans', from('1.2.3.4, 198.51.100.1'))).status).toBe(429)
    // An account at the same address has a limit of its own.
    const cookie = await office.signIn('auditor-1')
    expect((await office.get('/v1/plans', { ...from('198.51.100.1'), cookie })).status).toBe(200)
  })

  it('says in a problem document that it was too much, and when to come again', async () => {
    for (let sent = 0; sent < 26; sent += 1) await office.get('/v1/plans', from('198.51.100.3'))
    const refused = await office.get('/v1/plans', from('198.51.100.3'))
    const { headers } = refused
    expect([refused.status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      429,
      'application/problem+json',
      'no-store',
    ])
    const seconds = Number(headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(headers.get('ratelimit-policy')).toBe('"address";q=25;w=60')
    expect(headers.get('ratelimit')).toBe(`"address";r=0;t=${seconds}`)
    const problem = (await refused.json()) as { readonly detail: string }
    expect(problem).toMatchObject({ type: 'urn:minzheng:problem:too-many-requests', status: 429 })
    expect(problem.detail).toMatch(/^此地址请求过多，请\d+秒后再试 too much was asked from this address/)
    expect(JSON.stringify(problem)).not.toContain('198.51')
  })

  it('counts an account wherever it is, with all its sessions and tokens', async () => {
    const cookie = await office.signIn('wuxing-1')
    const token = await tokenOf(office.store, 'wuxing-1', 'read-figures', wuxing)
    const first = await office.get('/v1/session', { ...from('198.51.100.4'), cookie })
    expect([first.status, policyOf(first)]).toEqual([200, '"account";q=30;w=60'])
    const second = await office.get('/v1/session', { ...from('198.51.100.5'), ...token })
    expect(leftOf(second)).toBe(leftOf(first) - 1)
    let last = second
    for (let sent = 0; sent < 30; sent += 1) last = await office.get('/v1/session', { ...from('198.51.100.6'), cookie })
    expect(last.status).toBe(429)
    expect(await last.text()).toContain('本账号请求过多')
    expect((await office.get('/v1/session', { ...from('198.51.100.4'), ...token })).status).toBe(429)
    expect((await office.get('/v1/session', { cookie: await office.signIn('city-1') })).status).toBe(200)
  })

  it('counts more for what is more work, also if it is refused', async () => {
    const cookie = await office.signIn('reviewer-1')
    const start = leftOf(await office.get('/v1/session', { cookie }))
    const cost = async (path: string, before: number) => before - leftOf(await office.get(path, { cookie }))
    const figures = '/v1/figures?indicator=elderly-care.new-meal-sites&period=2024'
    expect(await cost(figures, start)).toBe(1)
    expect(await cost(`${figures}&format=csv`, start - 1)).toBe(10)
    const sent = await office.upload('reviewer-1', '', { name: 'a.csv', content: 'a\n1\n' })
    expect([sent.status, start - 11 - leftOf(sent)]).toEqual([403, 10])
  })

  it('tells nobody what is left in an answer that others may keep', async () => {
    const open = await office.get('/v1/plans', from('198.51.100.7'))
    expect(open.headers.get('cache-control')).toContain('public')
    expect([policyOf(open), open.headers.get('ratelimit')]).toEqual([null, null])
  })

  it('never limits health and metrics', async () => {
    const cookie = await office.signIn('system-1')
    for (let sent = 0; sent < 40; sent += 1) {
      expect((await office.get('/healthz', from('198.51.100.8'))).status).toBe(200)
      expect((await office.get('/readyz', from('198.51.100.8'))).status).toBe(200)
      expect((await office.get('/metrics', { cookie })).status).toBe(200)
    }
    const response = await office.get('/healthz', from('198.51.100.8'))
    expect(policyOf(response)).toBeNull()
  })

  it('looks at no more tokens of an address after some that do not hold, except those that have held', async () => {
    const at = from('198.51.100.9')
    const known = await tokenOf(office.store, 'city-1', 'read-figures', city)
    const other = await tokenOf(office.store, 'city-1', 'read-figures', city)
    expect((await office.get('/v1/session', { ...at, ...known })).status).toBe(200)
    for (let sent = 0; sent < 3; sent += 1)
      expect((await office.get('/v1/session', { ...at, ...wrongToken() })).status).toBe(401)
    const refused = await office.get('/v1/session', { ...at, ...wrongToken() })
    expect([refused.status, policyOf(refused)]).toEqual([429, '"token";q=3;w=300'])
    // Nobody can find out whether a token holds.
    expect((await office.get('/v1/session', { ...at, ...other })).status).toBe(429)
    expect((await office.get('/v1/session', { ...at, ...known })).status).toBe(200)
    expect((await office.get('/v1/session', { ...from('198.51.100.10'), ...other })).status).toBe(200)
    // People at the same address work on.
    expect((await office.get('/v1/session', { ...at, cookie: await office.signIn('city-1') })).status).toBe(200)
  })

  it('tries no more one-time links of an address after some that are wrong', async () => {
    const at = from('198.51.100.11')
    const code = () => `/sign-in/${randomBytes(32).toString('base64url')}`
    for (let sent = 0; sent < 3; sent += 1) expect((await office.get(code(), at)).status).toBe(404)
    expect((await office.get(code(), at)).status).toBe(429)
    // Also the right one, which is not used up by that.
    const { pathname } = new URL(office.serving.links.find(({ account }) => account === 'health-1')!.url)
    expect((await office.get(pathname, at)).status).toBe(429)
    expect((await office.get(pathname, from('198.51.100.12'))).status).toBe(303)
  })

  it('answers 401 often where sessions have ended by time, but not to cookies without end', async () => {
    const at = from('198.51.100.13')
    const statuses: number[] = []
    for (let sent = 0; sent < 6; sent += 1)
      statuses.push(
        (await office.get('/v1/session', { ...at, cookie: `minzheng=${randomBytes(32).toString('base64url')}` }))
          .status,
      )
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })

  it('counts neither the failures of the service nor who succeeds as failures of signing in', async () => {
    const at = from('198.51.100.14')
    for (let sent = 0; sent < 6; sent += 1) {
      const token = await tokenOf(office.store, 'city-1', 'read-figures', city)
      expect((await office.get('/v1/session', { ...at, ...token })).status).toBe(200)
    }
  })

  it('sends events of jobs to as many pages of an account at once as it says, and again when one has gone', async () => {
    const { apiJobs } = office.store
    const { id } = await apiJobs.add({ kind: 'import', by: 'clerk-1', asked: { reading: {}, only: [] } })
    // A process has it, and goes on for long.
    await apiJobs.take(id, 600_000)
    const cookie = await office.signIn('clerk-1')
    const open = async () => {
      const abort = new AbortController()
      const response = await fetch(`${office.serving.url}/v1/jobs/${id}/events`, {
        headers: { cookie },
        signal: abort.signal,
      })
      return { response, abort }
    }
    const [one, two, three] = [await open(), await open(), await open()]
    expect([one, two, three].map(({ response }) => response.status)).toEqual([200, 200, 429])
    expect(await three.response.text()).toContain('一个账号最多同时接收2路事件')
    expect(three.response.headers.get('retry-after')).toBe('10')
    one.abort.abort()
    let again = await open()
    while (again.response.status === 429) {
      await sleep(50)
      again = await open()
    }
    expect(again.response.status).toBe(200)
    two.abort.abort()
    again.abort.abort()
  })

  it('is seen in numbers without an address or an account, and the log has none of an address', async () => {
    const text = await (await office.get('/metrics', { cookie: await office.signIn('system-1') })).text()
    for (const limit of ['account', 'address', 'token', 'sign-in', 'events'])
      expect(text).toMatch(new RegExp(`^minzheng_http_limited_total\\{limit="${limit}"\\} [1-9]`, 'm'))
    expect(text).toMatch(/^minzheng_http_limits_in_memory 0$/m)
    expect(`${text} ${office.logged.join('')}`).not.toMatch(/198\.51|127\.0\.0\.1/)
    expect(text).not.toMatch(/wuxing-1|city-1|330502/)
  })
})

describe.each(databases)('A body, on $name', { timeout: 60_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database, { bodyMs: 500 })
  }, 120_000)
  afterAll(() => office.close())

  /** Sends the head of a request and the beginning of its body; resolves to the head of the answer. */
  async function begin(head: readonly string[], body = ''): Promise<string> {
    const socket = connect(office.serving.port, '127.0.0.1')
    socket.write([...head, `host: 127.0.0.1:${office.serving.port}`, '', body].join('\r\n'))
    socket.setEncoding('utf8')
    let answer = ''
    for await (const piece of socket) {
      answer += String(piece)
      if (answer.includes('\r\n\r\n')) break
    }
    socket.destroy()
    return answer
  }
  const json = ['content-type: application/json', 'content-length: 900000']

  it('is waited for from nobody who is unknown: the answer comes while nothing of it has', async () => {
    for (const path of [
      '/v1/acts',
      '/v1/grants',
      '/v1/tokens',
      '/v1/disputes',
      '/v1/releases',
      '/v1/months/2024-12/submit',
      '/v1/records/elderly-care.new-meal-sites/330502',
    ])
      expect([path, (await begin([`POST ${path} HTTP/1.1`, ...json], '{"')).split('\r\n')[0]]).toEqual([
        path,
        'HTTP/1.1 401 Unauthorized',
      ])
    const wrong = await begin(['POST /v1/acts HTTP/1.1', ...json, `authorization: ${wrongToken().authorization}`], '{"')
    expect(wrong).toContain('HTTP/1.1 401 Unauthorized')
    const file = ['content-type: text/csv', 'content-disposition: attachment; filename=a.csv', 'content-length: 900000']
    expect(await begin(['POST /v1/files HTTP/1.1', ...file], 'a')).toContain('HTTP/1.1 401 Unauthorized')
  })

  it('is given up if it does not come in time, from whoever has signed in', async () => {
    const cookie = await office.signIn('wuxing-1')
    const answer = await begin(
      ['POST /v1/acts HTTP/1.1', ...json, `cookie: ${cookie}`, `origin: ${office.serving.url}`],
      '{"kind":',
    )
    expect(answer).toContain('HTTP/1.1 408 Request Timeout')
  })

  it('may be a file that takes longer than that', async () => {
    const cookie = await office.signIn('wuxing-1')
    const slow = new ReadableStream<Uint8Array>({
      start: async (controller) => {
        for (const piece of ['编号\n', '1\n', '2\n', '3\n']) {
          controller.enqueue(new TextEncoder().encode(piece))
          await sleep(300)
        }
        controller.close()
      },
    })
    const response = await fetch(`${office.serving.url}/v1/files?dry-run=true`, {
      method: 'POST',
      body: slow,
      duplex: 'half',
      headers: {
        cookie,
        origin: office.serving.url,
        'content-type': 'text/csv',
        'content-disposition': 'attachment; filename=sites.csv',
      },
    })
    // It was read to its end, and is no register.
    expect(response.status).not.toBe(408)
    expect(await response.text()).not.toContain('过慢')
  })
})

/** Passes connections on to Redis until it is shut. */
async function gateTo(url: string): Promise<{
  readonly url: string
  readonly shut: () => void
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
}> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  const listen = async (port: number): Promise<Server> => {
    const server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname)
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one)
        one.on('error', () => other.destroy())
        one.on('close', () => sockets.delete(one))
        one.pipe(other)
      }
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  let server = await listen(0)
  const { port } = server.address() as { readonly port: number }
  const shut = (): void => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  const through = new URL(url)
  through.host = `127.0.0.1:${port}`
  return {
    url: through.href,
    shut,
    open: async () => void (server = await listen(port)),
    close: () => {
      shut()
      return Promise.resolve()
    },
  }
}

describe.skipIf(redisUrl === undefined)('Two processes of a service, over Redis', { timeout: 60_000 }, () => {
  const prefix = `test_${randomBytes(6).toString('hex')}`
  const { settings } = readProviderSettings({
    // Nobody listens there: programs have tokens.
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'minzheng',
    OIDC_CLIENT_SECRET: 'a-secret-of-both',
    PUBLIC_URL: 'http://127.0.0.1:8080',
  })
  const logged: string[] = []
  let [store, drop]: [Store | undefined, () => Promise<void>] = [undefined, async () => {}]
  let gate: Awaited<ReturnType<typeof gateTo>>
  const running: Pick<Serving, 'port' | 'close'>[] = []

  const serve = async (redis: string, options: Partial<ServeOptions> = {}) => {
    const serving = await serveStore(store!, huzhou, {
      port: 0,
      provider: settings!,
      worker: { redis, prefix },
      limits: { ...noLimits, account: 10, address: 10, failures: 4 },
      proxies: 1,
      log: jsonLog('info', (line) => void logged.push(line)),
      ...options,
    })
    running.push(serving)
    return serving
  }
  const get = (serving: Pick<Serving, 'port'>, path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${serving.port}${path}`, { headers })

  beforeAll(async () => {
    const opened = await databases.at(-1)!.open()
    drop = opened.drop
    store = await createStore(opened.database, huzhou.catalogue)
    await store.access.grant({ actor: 'security-1', role: 'security-administrator', district: city, until, by: null })
    await store.access.grant({ actor: 'wuxing-1', role: 'county-officer', district: wuxing, until, by: 'security-1' })
    await store.access.grant({
      actor: 'system-1',
      role: 'system-administrator',
      district: city,
      until,
      by: 'security-1',
    })
    gate = await gateTo(redisUrl!)
  }, 120_000)
  afterAll(async () => {
    for (const each of running) await each.close()
    await gate.close()
    const redis = new Redis(redisUrl!)
    const keys = await redis.keys(`${prefix}:*`)
    if (keys.length > 0) await redis.del(keys)
    await redis.quit()
    await drop()
  })

  it('count together, and keep neither address nor account in Redis', async () => {
    const [one, other] = [await serve(redisUrl!), await serve(redisUrl!)]
    const token = await tokenOf(store!, 'wuxing-1', 'read-figures', wuxing)
    const at = { 'x-forwarded-for': '198.51.100.20' }
    for (let sent = 0; sent < 5; sent += 1)
      for (const each of [one, other]) {
        expect((await get(each, '/v1/plans', at)).status).toBe(200)
        expect((await get(each, '/v1/session', token)).status).toBe(200)
      }
    for (const each of [one, other]) {
      expect((await get(each, '/v1/plans', at)).status).toBe(429)
      expect((await get(each, '/v1/session', token)).status).toBe(429)
    }
    for (let sent = 0; sent < 2; sent += 1)
      for (const each of [one, other])
        expect((await get(each, '/v1/plans', { ...at, ...wrongToken() })).status).toBe(401)
    for (const each of [one, other]) expect((await get(each, '/v1/plans', { ...at, ...wrongToken() })).status).toBe(429)

    const redis = new Redis(redisUrl!)
    try {
      const keys = await redis.keys(`${prefix}:limits:*`)
      expect(new Set(keys.map((key) => key.split(':')[2]))).toEqual(new Set(['account', 'address', 'token']))
      for (const key of keys) {
        expect(key).toMatch(/^test_\w+:limits:[a-z-]+:[\w-]{27}$/)
        // Each ends by itself.
        expect(await redis.pttl(key)).toBeGreaterThan(0)
        expect(await redis.get(key)).toMatch(/^\d+$/)
      }
      expect(logged.join('')).not.toMatch(/198\.51/)
    } finally {
      await redis.quit()
    }
  })

  it('answer and count, each by itself, while Redis does not answer, say so, and count together again', async () => {
    const serving = await serve(gate.url)
    const scraper = await tokenOf(store!, 'system-1', 'operate', city)
    const metrics = async () => (await get(serving, '/metrics', scraper)).text()
    const from = (address: string) => ({ 'x-forwarded-for': address })
    expect((await get(serving, '/v1/plans', from('198.51.100.30'))).status).toBe(200)
    expect(await metrics()).toMatch(/^minzheng_http_limits_in_memory 0$/m)
    logged.length = 0

    gate.shut()
    const statuses: number[] = []
    for (let sent = 0; sent < 12; sent += 1)
      statuses.push((await get(serving, '/v1/plans', from('198.51.100.31'))).status)
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429, 429])
    expect(await metrics()).toMatch(/^minzheng_http_limits_in_memory 1$/m)
    const said = logged.filter((line) => line.includes('limits are counted in memory, since Redis does not answer'))
    expect(said).toHaveLength(1)

    await gate.open()
    let rounds = 0
    while (!/^minzheng_http_limits_in_memory 0$/m.test(await metrics())) {
      await sleep(200)
      await get(serving, '/v1/plans', from(`198.51.101.${(rounds += 1)}`))
    }
    expect(logged.join('')).toContain('limits are counted in Redis again')
    // What was counted meanwhile is not carried over.
    expect((await get(serving, '/v1/plans', from('198.51.100.31'))).status).toBe(200)
  })

  it('start without Redis', async () => {
    logged.length = 0
    const serving = await serve('redis://127.0.0.1:9')
    expect((await get(serving, '/v1/plans', { 'x-forwarded-for': '198.51.100.40' })).status).toBe(200)
    expect(logged.join('')).toContain('limits are counted in memory')
  })
})
