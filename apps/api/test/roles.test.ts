import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@minzheng/access'
import { writeBuiltPage } from './built-page.js'
import { databases } from './databases.js'
import { city, landSites, meals, openOffice, wuxing, type Office } from './office.js'

/*
 * Who may do what, where: every route of the running service, asked over HTTP by an account of each role, of four
 * districts. The table below is written by hand, from docs/access.md; nothing of it comes from the policy.
 */

const township = '330502001'
const sibling = '330503'
const places = [wuxing, township, city, sibling] as const

type GrantedRole = Exclude<Role, 'emergency-reader'>

/** What an account may, of its county 吴兴区, a township of it, the city above, and the next county. */
const words = {
  all: 'yyyy',
  own: 'yynn',
  'own county': 'ynnn',
  'the city': 'nnyn',
  'own township': 'nynn',
  none: 'nnnn',
  'sign in': '1111',
} as const
type Word = keyof typeof words

/** The accounts, each with its grant; `charity` is granted another domain than that of the figures that are asked for. */
const granted = {
  reader: ['reader', wuxing],
  clerk: ['township-clerk', township],
  officer: ['county-officer', wuxing],
  charity: ['county-officer', wuxing, 'charity'],
  city: ['city-officer', city],
  reviewer: ['reviewer', city],
  'county-reviewer': ['reviewer', wuxing],
  records: ['records-reader', wuxing],
  approver: ['records-approver', wuxing],
  auditor: ['auditor', city],
  superior: ['superior', city],
  department: ['department', wuxing],
  system: ['system-administrator', city],
  security: ['security-administrator', city],
  audit: ['audit-administrator', city],
} as const satisfies Readonly<Record<string, readonly [GrantedRole, string, string?]>>
type Account = keyof typeof granted | 'stranger' | 'token' | 'emergency'
const accounts: readonly Account[] = [
  ...(Object.keys(granted) as (keyof typeof granted)[]),
  'stranger',
  // A service token of the officer, for live figures of the county alone.
  'token',
  // Somebody who has broken the glass.
  'emergency',
]

/** A row of the table: what each account may; who is not named may nothing, and a stranger must sign in. */
type Row = Partial<Record<Account, Word>>
const row = (allowed: Row): Readonly<Record<Account, Word>> =>
  Object.fromEntries(
    accounts.map((each) => [each, allowed[each] ?? (each === 'stranger' ? 'sign in' : 'none')]),
  ) as never
const everybody = row(Object.fromEntries(accounts.map((each) => [each, 'all'])))
const signedIn = row(Object.fromEntries(accounts.map((each) => [each, each === 'stranger' ? 'sign in' : 'all'])))

/** What is not released: live figures of elderly care, the states of months and returns. */
const live = row({
  reader: 'own',
  clerk: 'own township',
  officer: 'own',
  city: 'all',
  reviewer: 'all',
  'county-reviewer': 'own',
  auditor: 'all',
  token: 'own',
})
/** Who sends files sends them for some district; which, the importer checks of each row. */
const sends = row({ clerk: 'all', officer: 'all', charity: 'all', city: 'all' })
const corrects = row({ officer: 'all', charity: 'all', city: 'all' })
const log = row({ auditor: 'all', audit: 'all' })
const reviews = row({ reviewer: 'all', 'county-reviewer': 'own' })
const ofCity = row({ city: 'all' })
const grants = row({ security: 'all' })
const seesDisputes = row({
  reader: 'all',
  clerk: 'all',
  officer: 'all',
  charity: 'all',
  city: 'all',
  reviewer: 'all',
  'county-reviewer': 'all',
  auditor: 'all',
})
const seesAlerts = row({
  reader: 'all',
  officer: 'all',
  charity: 'all',
  city: 'all',
  reviewer: 'all',
  'county-reviewer': 'all',
  auditor: 'all',
})
const movesDispute = row({ officer: 'all', charity: 'all', city: 'all' })

type Asks = (district: string) => { readonly path: string; readonly body?: object }
const get =
  (path: string): Asks =>
  (district) => ({ path: path.replace('@', district) })
const post =
  (path: string, body: (district: string) => object = () => ({})): Asks =>
  (district) => ({ path: path.replace('@', district), body: body(district) })

const internal = 'period=2024&audience=internal'
const sdmx = 'dataflow/MINZHENG/CIVIL_AFFAIRS'
const selected = `c[INDICATOR]=${meals.replaceAll('.', '_')}&c[REF_AREA]=@`
const key = `${meals.replaceAll('.', '_')}.standard._T.@`
const far = '2030-01-01T00:00:00Z'
const soon = new Date(Date.now() + 3_600_000).toISOString()
/** A grant that is there to be revoked. */
let spare = 0

/** Route → how it is asked, and who may. Routes of figures are asked for live ones, those of releases as the public. */
const table: Readonly<Record<string, readonly [Asks, Readonly<Record<Account, Word>>]>> = {
  // Files of the dashboard, which have no data.
  'GET /': [get('/'), everybody],
  'GET /*': [get('/items/13'), everybody],
  'GET /assets/{file}': [get('/assets/index-1a2b.js'), everybody],
  'GET /docs': [get('/docs'), everybody],
  'GET /openapi.json': [get('/openapi.json'), everybody],
  'GET /healthz': [get('/healthz'), everybody],
  'GET /readyz': [get('/readyz'), everybody],
  'GET /metrics': [get('/metrics'), row({ system: 'all' })],
  'GET /sign-in/{code}': [get(`/sign-in/${'x'.repeat(43)}`), everybody],
  'GET /v1/session': [get('/v1/session'), signedIn],
  'GET /v1/deployment': [get('/v1/deployment'), everybody],
  'GET /v1/districts': [get('/v1/districts'), everybody],
  'GET /v1/districts/{district}': [get('/v1/districts/@'), everybody],
  'GET /v1/districts/{district}/map': [get('/v1/districts/@/map'), everybody],
  'GET /v1/indicators': [get('/v1/indicators'), everybody],
  'GET /v1/indicators/{indicator}': [get(`/v1/indicators/${meals}`), everybody],
  'GET /v1/plans': [get('/v1/plans'), everybody],
  'GET /v1/plans/{plan}': [get('/v1/plans/huzhou-2024'), everybody],
  'GET /v1/plans/{plan}/items/{item}': [get('/v1/plans/huzhou-2024/items/1'), everybody],
  'GET /v1/boards/{plan}': [get('/v1/boards/huzhou-2024?month=2024-06&audience=internal&district=@'), live],
  'GET /v1/figures': [get(`/v1/figures?indicator=${meals}&${internal}&district=@`), live],
  'GET /sdmx/structure/{type}': [get('/sdmx/structure/dataflow'), everybody],
  'GET /sdmx/structure/{type}/{agency}': [get('/sdmx/structure/dataflow/MINZHENG'), everybody],
  'GET /sdmx/structure/{type}/{agency}/{resource}': [get(`/sdmx/structure/${sdmx}`), everybody],
  'GET /sdmx/structure/{type}/{agency}/{resource}/{version}': [get(`/sdmx/structure/${sdmx}/1.0.0`), everybody],
  'GET /sdmx/data/{context}/{agency}/{resource}': [get(`/sdmx/data/${sdmx}?audience=internal&${selected}`), live],
  'GET /sdmx/data/{context}/{agency}/{resource}/{version}': [
    get(`/sdmx/data/${sdmx}/1.0.0?audience=internal&${selected}`),
    live,
  ],
  'GET /sdmx/data/{context}/{agency}/{resource}/{version}/{key}': [
    get(`/sdmx/data/${sdmx}/1.0.0/${key}?audience=internal`),
    live,
  ],
  'GET /sdmx/availability/{context}/{agency}/{resource}': [
    get(`/sdmx/availability/${sdmx}?audience=internal&${selected}`),
    live,
  ],
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}': [
    get(`/sdmx/availability/${sdmx}/1.0.0?audience=internal&${selected}`),
    live,
  ],
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}/{key}': [
    get(`/sdmx/availability/${sdmx}/1.0.0/${key}?audience=internal`),
    live,
  ],
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}/{key}/{component}': [
    get(`/sdmx/availability/${sdmx}/1.0.0/${key}/REF_AREA?audience=internal`),
    live,
  ],
  'GET /v1/explanations/{indicator}/{district}': [get(`/v1/explanations/${meals}/@?${internal}`), live],
  'GET /v1/comparisons/{indicator}/{district}': [
    get(`/v1/comparisons/${meals}/@?month=2024-06&audience=internal`),
    live,
  ],
  'GET /v1/moves/{indicator}/{district}': [get(`/v1/moves/${meals}/@?from=1&to=1`), live],
  'GET /v1/origins/{indicator}/{district}': [
    get(`/v1/origins/${meals}/@?period=2024`),
    row({ clerk: 'own township', officer: 'own', city: 'all', auditor: 'all' }),
  ],
  'POST /v1/records/{indicator}/{district}': [
    post(`/v1/records/${meals}/@`, () => ({ purpose: '核查', period: '2024' })),
    row({ records: 'own', emergency: 'own' }),
  ],
  'POST /v1/records/approvals': [
    post('/v1/records/approvals', (district) => ({
      actor: 'records',
      district,
      indicator: meals,
      purpose: '核查',
      until: far,
    })),
    row({ approver: 'own' }),
  ],
  'POST /v1/records/emergencies': [
    post('/v1/records/emergencies', (district) => ({ actor: 'records', district, reason: '核查', until: soon })),
    row({ approver: 'own' }),
  ],
  'GET /v1/records/approvals': [get('/v1/records/approvals'), signedIn],
  'GET /v1/records/uses': [get('/v1/records/uses'), signedIn],
  'GET /v1/months': [get('/v1/months?month=2024-12&district=@'), live],
  'GET /v1/months/history': [get('/v1/months/history?district=@'), live],
  'POST /v1/months/{month}/submit': [
    post('/v1/months/2024-12/submit', (district) => ({ district })),
    row({ officer: 'own county', city: 'the city' }),
  ],
  'POST /v1/months/{month}/review': [post('/v1/months/2024-12/review', (district) => ({ district })), reviews],
  'POST /v1/months/{month}/send-back': [
    post('/v1/months/2024-12/send-back', (district) => ({ district, reason: '漏报' })),
    reviews,
  ],
  'POST /v1/months/{month}/lock': [post('/v1/months/2024-12/lock', (district) => ({ district })), ofCity],
  'POST /v1/months/{month}/reopen': [
    post('/v1/months/2024-12/reopen', (district) => ({ district, reason: '漏报', until: far })),
    ofCity,
  ],
  'POST /v1/files': [post('/v1/files'), sends],
  'GET /v1/quarantine': [get('/v1/quarantine'), sends],
  'POST /v1/quarantine/workbook': [post('/v1/quarantine/workbook'), sends],
  'POST /v1/quarantine/rows': [post('/v1/quarantine/rows'), sends],
  'POST /v1/quarantine/mended': [post('/v1/quarantine/mended'), sends],
  'POST /v1/quarantine/patched': [post('/v1/quarantine/patched'), sends],
  'GET /v1/sources': [
    get('/v1/sources'),
    row({ clerk: 'all', officer: 'all', charity: 'all', city: 'all', auditor: 'all', audit: 'all' }),
  ],
  'GET /v1/acts': [get('/v1/acts'), row({ officer: 'all', charity: 'all', city: 'all', auditor: 'all', audit: 'all' })],
  'POST /v1/sources/{source}/withdraw': [post('/v1/sources/1/withdraw', () => ({ reason: '重复登记' })), corrects],
  'POST /v1/acts': [
    post('/v1/acts', (district) => ({
      kind: 'delete',
      dataset: 'meal-sites',
      office: district,
      key: { site: '1' },
      through: '2024-12',
      reason: '漏报',
    })),
    row({ officer: 'own', city: 'all' }),
  ],
  'POST /v1/acts/{act}/undo': [post('/v1/acts/1/undo', () => ({ reason: '漏报' })), corrects],
  'GET /v1/jobs/{job}': [get('/v1/jobs/j-1'), signedIn],
  'GET /v1/jobs/{job}/events': [get('/v1/jobs/j-1/events'), signedIn],
  'GET /v1/grants': [get('/v1/grants'), grants],
  'POST /v1/grants': [
    post('/v1/grants', (district) => ({ actor: 'a1', role: 'reader', district, until: far })),
    grants,
  ],
  'POST /v1/grants/{grant}/revoke': [() => ({ path: `/v1/grants/${spare}/revoke`, body: { reason: '离职' } }), grants],
  'GET /v1/tokens': [get('/v1/tokens'), signedIn],
  'POST /v1/tokens': [
    // A token may do no more than who makes it.
    post('/v1/tokens', () => ({ name: 'a1', scopes: [{ action: 'operate', district: city }], until: soon })),
    row({ system: 'all' }),
  ],
  'POST /v1/releases': [post('/v1/releases', () => ({ month: '2024-12', notes: '' })), ofCity],
  'GET /v1/returns': [get('/v1/returns?month=2024-12&district=@'), live],
  'GET /v1/returns/reminders': [get('/v1/returns/reminders?district=@'), live],
  'POST /v1/returns/remind': [
    post('/v1/returns/remind', (district) => ({ month: '2024-12', districts: [district] })),
    ofCity,
  ],
  'GET /v1/alert-rules': [get('/v1/alert-rules'), seesAlerts],
  'GET /v1/alerts': [get('/v1/alerts'), seesAlerts],
  'POST /v1/alerts/{alert}/acknowledge': [
    post('/v1/alerts/999999/acknowledge'),
    row({ officer: 'all', charity: 'all', city: 'all' }),
  ],
  'GET /v1/disputes': [get('/v1/disputes'), seesDisputes],
  'GET /v1/disputes/{dispute}': [get('/v1/disputes/999999'), seesDisputes],
  'POST /v1/disputes': [
    post('/v1/disputes', (district) => ({
      figure: { indicator: meals, variant: 'standard', district, period: '2024' },
      seen: { revision: 1 },
      disputedBy: district,
      words: '漏报',
    })),
    row({ officer: 'own county', city: 'the city' }),
  ],
  'POST /v1/disputes/{dispute}/answer': [post('/v1/disputes/999999/answer', () => ({ words: '漏报' })), ofCity],
  'POST /v1/disputes/{dispute}/reply': [post('/v1/disputes/999999/reply', () => ({ words: '漏报' })), movesDispute],
  'POST /v1/disputes/{dispute}/uphold': [post('/v1/disputes/999999/uphold', () => ({ words: '漏报' })), ofCity],
  'POST /v1/disputes/{dispute}/correct': [
    post('/v1/disputes/999999/correct', () => ({ words: '漏报', correction: { kind: 'act', number: 1 } })),
    ofCity,
  ],
  'POST /v1/disputes/{dispute}/withdraw': [
    post('/v1/disputes/999999/withdraw', () => ({ words: '漏报' })),
    movesDispute,
  ],
  'GET /v1/releases': [get('/v1/releases?audience=public'), everybody],
  'GET /v1/releases/{release}': [get('/v1/releases/1?audience=public'), everybody],
  'GET /v1/releases/{release}/figures': [get('/v1/releases/1/figures?audience=public'), everybody],
  'GET /v1/chain': [get('/v1/chain'), log],
  'GET /v1/chain/head': [get('/v1/chain/head'), log],
  'GET /v1/chain/{entry}': [get('/v1/chain/1'), log],
  // A token that is not there is nobody's.
  'DELETE /v1/tokens/{token}': [get(`/v1/tokens/${'0'.repeat(12)}`), row({})],
  // Last, since it ends the session.
  'DELETE /v1/session': [get('/v1/session'), signedIn],
}

describe('Every route', { timeout: 180_000 }, () => {
  let office: Office
  let folder: string
  const credentials = new Map<Account, Readonly<Record<string, string>>>()

  beforeAll(async () => {
    folder = await writeBuiltPage(await mkdtemp(join(tmpdir(), 'minzheng-dashboard-')))
    office = await openOffice(databases[0]!, {
      accounts: [...Object.keys(granted), 'emergency', 'security-1'],
      dashboard: folder,
    })
    await landSites(office.store, wuxing, ['2024-03'])
    const { access, tokens } = office.store
    const until = new Date(Date.now() + 3_600_000)
    for (const [actor, [role, district, domain]] of Object.entries<readonly [GrantedRole, string, string?]>(granted))
      await access.grant({
        actor,
        role,
        district,
        ...(domain === undefined ? {} : { domain }),
        ...(actor === 'department' ? { indicators: [meals] } : {}),
        until,
        by: 'security-1',
      })
    // The glass is for accounts of the bureau: it was a reader once.
    const former = await access.grant({ actor: 'emergency', role: 'reader', district: wuxing, until, by: 'security-1' })
    spare = former.id + 1
    await access.grant({ actor: 'a2', role: 'reader', district: wuxing, until, by: 'security-1' })
    await access.revoke({ id: former.id, by: 'security-1', reason: '离职' })
    await access.breakGlass({ actor: 'emergency', second: 'approver-1', district: wuxing, reason: '核查', until })
    const { secret } = await tokens.mint({
      name: 'nightly',
      owner: 'officer',
      scopes: [{ action: 'read-figures', district: wuxing, domain: null }],
      until,
    })
    for (const account of accounts)
      credentials.set(
        account,
        account === 'stranger'
          ? {}
          : account === 'token'
            ? { authorization: `Bearer ${secret}` }
            : { cookie: await office.signIn(account) },
      )
  }, 120_000)
  afterAll(async () => {
    await office.close()
    await rm(folder, { recursive: true })
  })

  const answer = async (route: string, asks: Asks, account: Account, district: string): Promise<string> => {
    const { path, body } = asks(district)
    const { status } = await fetch(`${office.serving.url}${path}`, {
      method: route.split(' ')[0]!,
      redirect: 'manual',
      headers: {
        ...credentials.get(account),
        origin: office.serving.url,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (status >= 500) throw new Error(`${route} of ${district} for ${account}: ${status}`)
    return status === 401 ? '1' : status === 403 ? 'n' : 'y'
  }

  it('is in the table', () => {
    const routes = office.serving.api.routes.map(({ method, path }) => `${method} ${path}`)
    expect(Object.keys(table).toSorted()).toEqual(routes.toSorted())
  })

  it.each(Object.keys(table))('%s lets those in whom the table names, and nobody else', async (route) => {
    const [asks, expected] = table[route]!
    const found: Record<string, string> = {}
    for (const account of accounts) {
      const letters: string[] = []
      // What names no district is asked once.
      const named = JSON.stringify(asks(wuxing)) === JSON.stringify(asks(city)) ? [wuxing] : places
      for (const district of named) letters.push(await answer(route, asks, account, district))
      if (named.length === 1) letters.push(...letters, ...letters, ...letters)
      const [word] = Object.entries(words).find(([, each]) => each === letters.join('')) ?? [letters.join('')]
      found[account] = word
    }
    expect(found).toEqual(expected)
  })
})
