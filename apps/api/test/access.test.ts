import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { assertAllDeclared, createApi } from '../src/app/create-api.js'
import type { ApiTools } from '../src/endpoint/api-tools.js'
import type { Endpoint } from '../src/endpoint/endpoint.js'
import { serveStore } from '../src/index.js'
import { databases } from './databases.js'
import { city, landSites, meals, openOffice, wuxing, type Office } from './office.js'

const live = `/v1/figures?indicator=${meals}&period=2024&audience=internal`
const hour = 3_600_000

/** A body that each route reads, so that only the decision refuses it. */
const bodies: Readonly<Record<string, object>> = {
  submit: { district: wuxing },
  review: { district: wuxing },
  'send-back': { district: wuxing, reason: '漏报' },
  lock: { district: wuxing },
  reopen: { district: wuxing, reason: '漏报', until: '2030-01-01T00:00:00Z' },
  revoke: { reason: '离职' },
  withdraw: { reason: '重复登记' },
  undo: { reason: '漏报' },
  approvals: {
    actor: 'a1',
    district: wuxing,
    indicator: meals,
    purpose: '核查',
    until: '2030-01-01T00:00:00Z',
  },
  emergencies: { actor: 'a1', district: wuxing, reason: '核查', until: '2030-01-01T00:00:00Z' },
  '{district}': { purpose: '核查' },
  acts: {
    kind: 'delete',
    dataset: 'meal-sites',
    office: wuxing,
    key: { site: '1' },
    through: '2024-12',
    reason: '漏报',
  },
  grants: { actor: 'a1', role: 'reader', district: wuxing, until: '2030-01-01T00:00:00Z' },
  tokens: {
    name: 'a1',
    scopes: [{ action: 'read-figures', district: wuxing }],
    until: '2030-01-01T00:00:00Z',
  },
  releases: { month: '2024-12' },
  remind: { month: '2024-12', districts: [wuxing] },
  disputes: {
    figure: { indicator: meals, variant: 'standard', district: wuxing, period: '2024' },
    seen: { revision: 1 },
    disputedBy: wuxing,
    words: '漏报',
  },
  answer: { words: '漏报' },
  reply: { words: '漏报' },
  uphold: { words: '漏报' },
  correct: { words: '漏报', correction: { kind: 'act', number: 1 } },
}

/** `withdraw` is a move of a file and of a dispute. */
const bodyOf = (path: string): object | undefined =>
  path === '/v1/disputes/{dispute}/withdraw' ? { words: '漏报' } : bodies[path.split('/').at(-1)!]

/** Who may use each route, written by hand. */
const expected: Readonly<Record<string, string>> = {
  'GET /': 'anyone',
  'GET /docs': 'anyone',
  'GET /openapi.json': 'anyone',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'operate',
  'GET /sign-in/{code}': 'anyone',
  'GET /v1/session': 'signed-in',
  'DELETE /v1/session': 'signed-in',
  'GET /v1/deployment': 'anyone',
  'GET /v1/districts': 'anyone',
  'GET /v1/districts/{district}': 'anyone',
  'GET /v1/districts/{district}/map': 'anyone',
  'GET /v1/indicators': 'anyone',
  'GET /v1/indicators/{indicator}': 'anyone',
  'GET /v1/plans': 'anyone',
  'GET /v1/plans/{plan}': 'anyone',
  'GET /v1/plans/{plan}/items/{item}': 'anyone',
  'GET /v1/boards/{plan}': 'read-figures by audience',
  'GET /v1/figures': 'read-figures by audience',
  'GET /sdmx/structure/{type}': 'anyone',
  'GET /sdmx/structure/{type}/{agency}': 'anyone',
  'GET /sdmx/structure/{type}/{agency}/{resource}': 'anyone',
  'GET /sdmx/structure/{type}/{agency}/{resource}/{version}': 'anyone',
  'GET /sdmx/data/{context}/{agency}/{resource}': 'read-figures by audience',
  'GET /sdmx/data/{context}/{agency}/{resource}/{version}': 'read-figures by audience',
  'GET /sdmx/data/{context}/{agency}/{resource}/{version}/{key}': 'read-figures by audience',
  'GET /sdmx/availability/{context}/{agency}/{resource}': 'read-figures by audience',
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}': 'read-figures by audience',
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}/{key}': 'read-figures by audience',
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}/{key}/{component}': 'read-figures by audience',
  'GET /v1/explanations/{indicator}/{district}': 'read-figures by audience',
  'GET /v1/comparisons/{indicator}/{district}': 'read-figures by audience',
  'GET /v1/moves/{indicator}/{district}': 'read-figures',
  'GET /v1/origins/{indicator}/{district}': 'read-figures',
  'POST /v1/records/{indicator}/{district}': 'read-records',
  'POST /v1/records/approvals': 'approve-minors-records',
  'POST /v1/records/emergencies': 'approve-emergency',
  'GET /v1/records/approvals': 'signed-in',
  'GET /v1/records/uses': 'signed-in',
  'GET /v1/months': 'read-figures',
  'GET /v1/months/history': 'read-figures',
  'POST /v1/months/{month}/submit': 'submit-month',
  'POST /v1/months/{month}/review': 'review-month',
  'POST /v1/months/{month}/send-back': 'review-month',
  'POST /v1/months/{month}/lock': 'lock-month',
  'POST /v1/months/{month}/reopen': 'reopen-month',
  'POST /v1/files': 'upload',
  'GET /v1/quarantine': 'upload',
  'POST /v1/quarantine/workbook': 'upload',
  'POST /v1/quarantine/rows': 'upload',
  'POST /v1/quarantine/mended': 'upload',
  'POST /v1/quarantine/patched': 'upload',
  'GET /v1/sources': 'upload or read-log',
  'GET /v1/acts': 'correct or read-log',
  'POST /v1/sources/{source}/withdraw': 'correct',
  'POST /v1/acts': 'correct',
  'POST /v1/acts/{act}/undo': 'correct',
  'GET /v1/jobs/{job}': 'signed-in',
  'GET /v1/jobs/{job}/events': 'signed-in',
  'GET /v1/grants': 'manage-grants',
  'POST /v1/grants': 'manage-grants',
  'POST /v1/grants/{grant}/revoke': 'manage-grants',
  'GET /v1/tokens': 'signed-in',
  'POST /v1/tokens': 'signed-in',
  'DELETE /v1/tokens/{token}': 'signed-in',
  'POST /v1/releases': 'release-month',
  'GET /v1/returns': 'read-figures',
  'GET /v1/returns/reminders': 'read-figures',
  'POST /v1/returns/remind': 'remind-returns',
  'GET /v1/alert-rules': 'read-alerts',
  'GET /v1/alerts': 'read-alerts',
  'POST /v1/alerts/{alert}/acknowledge': 'acknowledge-alerts',
  'GET /v1/disputes': 'read-disputes',
  'GET /v1/disputes/{dispute}': 'read-disputes',
  'POST /v1/disputes': 'open-disputes',
  'POST /v1/disputes/{dispute}/answer': 'answer-disputes',
  'POST /v1/disputes/{dispute}/reply': 'open-disputes',
  'POST /v1/disputes/{dispute}/uphold': 'answer-disputes',
  'POST /v1/disputes/{dispute}/correct': 'answer-disputes',
  'POST /v1/disputes/{dispute}/withdraw': 'open-disputes',
  'GET /v1/releases': 'read-figures by audience',
  'GET /v1/releases/{release}': 'read-figures by audience',
  'GET /v1/releases/{release}/figures': 'read-figures by audience',
  'GET /v1/chain': 'read-log',
  'GET /v1/chain/head': 'read-log',
  'GET /v1/chain/{entry}': 'read-log',
}

describe.each(databases)('Who may, on $name', { timeout: 60_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database)
    await landSites(office.store, wuxing, ['2024-03'])
  }, 120_000)
  afterAll(() => office.close())

  it('is declared by every route of the running service, as the table has it', () => {
    const found = office.serving.api.routes.map(({ method, path, access }) => [`${method} ${path}`, access])
    expect(Object.fromEntries(found)).toEqual(expected)
    expect(found).toHaveLength(Object.keys(expected).length)
    // What is in the document says the same.
    for (const [path, methods] of Object.entries(office.serving.api.document.paths))
      for (const [method, route] of Object.entries(methods))
        expect(route['x-access']).toBe(expected[`${method.toUpperCase()} ${path}`])
  })

  it('must be declared: a route of another make, or one that somebody adds to the application, does not start', () => {
    const other: Endpoint = { method: 'GET', path: '/v1/open', access: 'anyone', mount: () => {} }
    expect(() => createApi({ deployment: huzhou } as ApiTools, { hosts: null }, [other])).toThrow(
      'must be made by endpoint()',
    )
    expect(() => assertAllDeclared([{ method: 'GET', path: '/v1/open' }], [])).toThrow(
      'every route must declare who may use it, got GET /v1/open',
    )
    expect(() => assertAllDeclared([{ method: 'ALL', path: '/*' }], [])).toThrow('got ALL /*')
  })

  it('is answered to strangers without any credentials only where the table says so', async () => {
    for (const [route, access] of Object.entries(expected)) {
      const [method, path] = route.split(' ') as [string, string]
      const address = path
        .replace('{code}', 'x'.repeat(43))
        .replace('{district}', wuxing)
        .replace('{indicator}', meals)
        .replace('{plan}', 'huzhou-2024')
        .replace('{item}', '1')
        .replace('{release}', '1')
        .replace('{month}', '2024-12')
        .replace('{job}', 'j-1')
        .replace('{grant}', '1')
        .replace('{source}', '1')
        .replace('{act}', '1')
        .replace('{dispute}', '1')
        .replace('{entry}', '1')
        .replace('{alert}', '1')
        .replace('{token}', '0'.repeat(12))
      const query = path.includes('/moves/') ? '?from=1&to=1' : path === '/v1/returns' ? '?month=2024-12' : ''
      const body = method === 'POST' ? bodyOf(path) : undefined
      const { status } = await fetch(`${office.serving.url}${address}${query}`, {
        method,
        redirect: 'manual',
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const isOpen = access === 'anyone' || access === 'read-figures by audience'
      expect([route, isOpen ? status !== 401 && status !== 403 && status < 500 : status === 401]).toEqual([route, true])
    }
  })

  it('ends with the session: signed out, by somebody else, or a link that was used', async () => {
    const cookie = await office.signIn('auditor-1')
    expect(await (await office.get('/v1/session', { cookie })).json()).toMatchObject({
      actor: 'auditor-1',
      kind: 'session',
      grants: [{ role: 'auditor', district: city }],
    })
    const { url } = office.serving.links.find(({ account }) => account === 'auditor-1')!
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(404)
    const change = (headers: Readonly<Record<string, string>>) =>
      fetch(`${office.serving.url}/v1/session`, { method: 'DELETE', headers: { cookie, ...headers } })
    // A page of another site cannot, whatever cookie the browser sends along.
    for (const headers of [
      {},
      { origin: 'http://example.org' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: office.serving.url },
    ])
      expect((await change(headers)).status).toBe(403)
    const out = await change({ origin: office.serving.url })
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      204,
      'minzheng=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
    ])
    const after = await office.get('/v1/session', { cookie })
    expect([after.status, after.headers.get('set-cookie')]).toEqual([
      401,
      'minzheng=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
    ])
    // Not a stranger: even what is public is refused, so that nobody works on without knowing.
    expect((await office.get('/v1/plans', { cookie })).status).toBe(401)

    const other = await office.signIn('city-1')
    expect((await office.get(live, { cookie: other })).status).toBe(200)
    expect(await office.store.sessions.end({ actor: 'city-1' })).toBe(1)
    expect((await office.get(live, { cookie: other })).status).toBe(401)
  })

  it('is no more for a program than its scopes, and no more than its owner may at that moment', async () => {
    const { tokens, access } = office.store
    const until = new Date(Date.now() + hour)
    const read = { action: 'read-figures', district: wuxing, domain: null } as const
    const { secret, token } = await tokens.mint({
      name: 'statistics-nightly',
      owner: 'wuxing-1',
      scopes: [read],
      until,
    })
    const bearer = { authorization: `Bearer ${secret}` }
    expect((await office.get(`${live}&district=${wuxing}`, bearer)).status).toBe(200)
    expect((await office.get(`${live}&district=${city}`, bearer)).status).toBe(403)
    expect((await office.get('/metrics', bearer)).status).toBe(403)
    expect(await (await office.get('/v1/session', bearer)).json()).toMatchObject({ actor: 'wuxing-1', kind: 'token' })
    await expect(
      tokens.mint({ name: 'more', owner: 'wuxing-1', scopes: [{ ...read, district: city }], until }),
    ).rejects.toThrow('must not read figures')
    // The token would keep whatever stands there.
    const named = tokens.mint({ name: 'named', owner: 'wuxing-1', scopes: [{ ...read, domain: '张三' }], until })
    await expect(named).rejects.toThrow(/业务领域须在目录中|must be one of the catalogue/)
    await expect(named).rejects.not.toThrow('张三')
    for (const wrong of ['Bearer mz_x', `Bearer ${secret.slice(0, -1)}_`, `Basic ${secret}`, secret, ''])
      expect([wrong.slice(0, 9), (await office.get('/v1/plans', { authorization: wrong })).status]).toEqual([
        wrong.slice(0, 9),
        401,
      ])
    // Its secret is in no list and no log.
    expect(JSON.stringify([await tokens.list(), office.logged])).not.toContain(secret)

    const operate = { action: 'operate', district: city, domain: null } as const
    const scraper = await tokens.mint({ name: 'scraper', owner: 'system-1', scopes: [operate], until })
    const metrics = await office.get('/metrics', { authorization: `Bearer ${scraper.secret}` })
    expect(await metrics.text()).toMatch(
      /minzheng_http_requests_total\{route="\/v1\/figures",method="GET",status="200"\} \d/,
    )

    await expect(tokens.revoke({ id: token.id, by: 'city-1' })).rejects.toThrow('must not manage grants')
    await tokens.revoke({ id: token.id, by: 'security-1' })
    expect((await office.get(`${live}&district=${wuxing}`, bearer)).status).toBe(401)
    const [grant] = await access.grants('system-1')
    await access.revoke({ id: grant!.id, by: 'security-1', reason: '离职' })
    expect((await office.get('/metrics', { authorization: `Bearer ${scraper.secret}` })).status).toBe(403)
  })

  it('is asked on this machine alone without an identity provider', async () => {
    const { port } = office.serving
    await expect(serveStore(office.store, huzhou, { port, log: () => {} })).rejects.toThrow(
      'the port must be free and allowed',
    )
    await expect(serveStore(office.store, huzhou, { host: '0.0.0.0', port: 0, log: () => {} })).rejects.toThrow(
      '没有身份认证时只能在本机服务',
    )
  })

  it('is logged by route and account, without addresses', () => {
    // What the service does by itself, such as looking for alerts, has no route and no account.
    const lines = office.logged
      .map((line) => JSON.parse(line) as { readonly route?: string; readonly by?: string })
      .filter(({ route }) => route !== undefined)
    expect(new Set(lines.map(({ route }) => route))).toContain('/v1/explanations/{indicator}/{district}')
    expect(new Set(lines.map(({ by }) => by))).toEqual(
      new Set(['stranger', 'auditor-1', 'city-1', 'wuxing-1', 'system-1']),
    )
    expect(office.logged.join('')).not.toContain(wuxing)
  })
})
