// Who may use which route, written by hand from docs/access.md; nothing of it comes from the policy.
import { city, meals, nanxun, wuxing } from '../office.js'
import {
  actorOf,
  everybody,
  grants,
  live,
  log,
  mendsOf,
  ofCity,
  row,
  seesAlerts,
  seesDisputes,
  sends,
  sendsOf,
  signedIn,
  township,
  type Account,
  type Expected,
} from './accounts.js'
import { registerOf, soon, type World } from './world.js'

/** A request, as it is sent. */
export interface Asked {
  readonly path: string
  readonly body?: object | FormData | Blob
  readonly headers?: Readonly<Record<string, string>>
}
interface At {
  readonly district: string
  readonly account: Account
}
/** Makes a request that is valid, of a place; it plants what it needs. */
export type Asks = (world: World, at: At) => Asked | Promise<Asked>

/** A route: how it is asked, and who may. */
export interface Row {
  readonly asks: Asks
  readonly expected: Expected
  /** False: the request names no district, and is asked once. */
  readonly isOfPlace: boolean
  /** The status of success. */
  readonly success: number
  /** Why an answer is neither success nor a refusal by the policy. */
  readonly why?: string
}

const at =
  (asks: Asks, success = 200) =>
  (expected: Expected, why?: string): Row => ({
    asks,
    expected,
    success,
    isOfPlace: true,
    ...(why === undefined ? {} : { why }),
  })
const once =
  (asks: Asks, success = 200) =>
  (expected: Expected, why?: string): Row => ({ ...at(asks, success)(expected, why), isOfPlace: false })
const path =
  (text: string): Asks =>
  (_, { district }) => ({ path: text.replace('@', district) })
const get = (text: string) => (text.includes('@') ? at(path(text)) : once(path(text)))

const internal = 'period=2024&audience=internal'
const sdmx = 'dataflow/MINZHENG/CIVIL_AFFAIRS'
const inSdmx = meals.replaceAll('.', '_')
const selected = `c[INDICATOR]=${inSdmx}&c[REF_AREA]=@`
const key = `${inSdmx}.standard._T.@`
const children = 'child-welfare.children-in-difficulty'

const asFile = (content: string, name: string): Pick<Asked, 'body' | 'headers'> => ({
  body: new Blob([content]),
  headers: { 'content-type': 'text/csv', 'content-disposition': `attachment; filename*=UTF-8''${name}.csv` },
})
const refusedOf = (district: string): string => registerOf(district, '2024-08', ['2024-08-41'])
/** A register with a refused row, which has landed. */
const refusedFile = async ({ office, kept }: World, district: string): Promise<string> => {
  const content = refusedOf(district)
  await kept(`refused ${district}`, () => office.upload('city-1', '', { name: `refused-${district}.csv`, content }))
  return content
}
const monthMove = (
  move: string,
  from: 'open' | 'submitted' | 'reviewed' | 'locked',
  month: string,
  more: () => object = () => ({}),
) =>
  at(async ({ monthIn }, { district }) => {
    const stamp = await monthIn(from, month, district)
    const headers = { 'if-match': stamp === '*' ? stamp : `"${stamp}"` }
    return { path: `/v1/months/${month}/${move}`, body: { district, ...more() }, headers }
  })
const disputeMove = (
  move: string,
  from: 'open' | 'answered',
  {
    more = () => Promise.resolve({}),
    isOwn = false,
  }: { more?: (world: World, district: string) => Promise<object>; isOwn?: boolean } = {},
) =>
  at(async (world, { district, account }) => {
    const opener = isOwn && ['officer', 'city'].includes(account) ? openers[account]!(district) : undefined
    const { id, stamp } = await world.dispute(district, from, opener)
    const body = { words: '漏报', ...(await more(world, district)) }
    return { path: `/v1/disputes/${id}/${move}`, body, headers: { 'if-match': `"${stamp}"` } }
  })
/** Who opened a dispute withdraws it: of its own place the account itself. */
const openers: Readonly<Record<string, (district: string) => string | undefined>> = {
  officer: (district) => (district.startsWith(wuxing) ? 'officer' : undefined),
  city: (district) => (district === city ? 'city' : undefined),
}
const job = async ({ office, kept }: World, account: Account): Promise<string> => {
  const by = actorOf(account)
  return kept(`job ${by}`, async () => {
    const { apiJobs } = office.store
    const { id } = await apiJobs.add({ kind: 'import', by, asked: { reading: {}, only: [] } })
    const taken = await apiJobs.take(id, 600_000)
    if (taken !== undefined) await apiJobs.end(taken, { result: {} })
    return id
  })
}
const noTownship = 'a township has no month of its own'
const noFileOfCounty = 'to a clerk the file of the county is as one that has never landed'
const noAct = 'the offices that report meal sites are counties, so neither the city nor a township has told one'
const hiddenFromOthers = 'what is not of the own places is as if it were not there'

export const table: Readonly<Record<string, Row>> = {
  // Files of the dashboard, which have no data.
  'GET /': get('/')(everybody),
  'GET /*': once(() => ({ path: '/items/13', headers: { accept: 'text/html' } }))(everybody),
  'GET /assets/{file}': get('/assets/index-1a2b.js')(everybody),
  'GET /docs': get('/docs')(everybody),
  'GET /openapi.json': get('/openapi.json')(everybody),
  'GET /healthz': get('/healthz')(everybody),
  'GET /readyz': get('/readyz')(everybody),
  'GET /metrics': get('/metrics')(row({ system: 'all' })),
  'GET /sign-in/{code}': once(({ office }, { account }) => {
    const { url } = office.serving.links.find((each) => each.account === `guest-${account}`)!
    return { path: new URL(url).pathname }
  }, 303)(everybody),
  'GET /v1/session': get('/v1/session')(signedIn),
  'GET /v1/deployment': get('/v1/deployment')(everybody),
  'GET /v1/districts': get('/v1/districts')(everybody),
  'GET /v1/districts/{district}': get('/v1/districts/@')(everybody),
  'GET /v1/districts/{district}/map': get('/v1/districts/@/map')(everybody),
  'GET /v1/indicators': get('/v1/indicators')(everybody),
  'GET /v1/indicators/{indicator}': get(`/v1/indicators/${meals}`)(everybody),
  'GET /v1/plans': get('/v1/plans')(everybody),
  'GET /v1/plans/{plan}': get('/v1/plans/huzhou-2024')(everybody),
  'GET /v1/plans/{plan}/items/{item}': get('/v1/plans/huzhou-2024/items/1')(everybody),
  // Routes of figures are asked for live ones, those of releases as the public.
  'GET /v1/boards/{plan}': get('/v1/boards/huzhou-2024?month=2024-06&audience=internal&district=@')(
    row({
      reader: 'y-nn',
      clerk: 'n-nn',
      officer: 'y-nn',
      city: 'y-yy',
      reviewer: 'y-yy',
      'county-reviewer': 'y-nn',
      auditor: 'y-yy',
      token: 'y-nn',
    }),
    'a board is of the city or of a county',
  ),
  'GET /v1/figures': get(`/v1/figures?indicator=${meals}&${internal}&district=@`)(live),
  'GET /sdmx/structure/{type}': get('/sdmx/structure/dataflow')(everybody),
  'GET /sdmx/structure/{type}/{agency}': get('/sdmx/structure/dataflow/MINZHENG')(everybody),
  'GET /sdmx/structure/{type}/{agency}/{resource}': get(`/sdmx/structure/${sdmx}`)(everybody),
  'GET /sdmx/structure/{type}/{agency}/{resource}/{version}': get(`/sdmx/structure/${sdmx}/1.0.0`)(everybody),
  'GET /sdmx/data/{context}/{agency}/{resource}': get(`/sdmx/data/${sdmx}?audience=internal&${selected}`)(live),
  'GET /sdmx/data/{context}/{agency}/{resource}/{version}': get(
    `/sdmx/data/${sdmx}/1.0.0?audience=internal&${selected}`,
  )(live),
  'GET /sdmx/data/{context}/{agency}/{resource}/{version}/{key}': get(
    `/sdmx/data/${sdmx}/1.0.0/${key}?audience=internal`,
  )(live),
  'GET /sdmx/availability/{context}/{agency}/{resource}': get(
    `/sdmx/availability/${sdmx}?audience=internal&${selected}`,
  )(live),
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}': get(
    `/sdmx/availability/${sdmx}/1.0.0?audience=internal&${selected}`,
  )(live),
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}/{key}': get(
    `/sdmx/availability/${sdmx}/1.0.0/${key}?audience=internal`,
  )(live),
  'GET /sdmx/availability/{context}/{agency}/{resource}/{version}/{key}/{component}': get(
    `/sdmx/availability/${sdmx}/1.0.0/${key}/REF_AREA?audience=internal`,
  )(live),
  'GET /v1/explanations/{indicator}/{district}': get(`/v1/explanations/${meals}/@?${internal}`)(live),
  'GET /v1/comparisons/{indicator}/{district}': get(`/v1/comparisons/${meals}/@?month=2024-06&audience=internal`)(live),
  'GET /v1/moves/{indicator}/{district}': get(`/v1/moves/${meals}/@?from=1&to=1`)(live),
  'GET /v1/origins/{indicator}/{district}': get(`/v1/origins/${meals}/@?period=2024`)(
    row({ clerk: 'own township', officer: 'own', city: 'all', auditor: 'all' }),
  ),
  'POST /v1/records/{indicator}/{district}': at((_, { district }) => ({
    path: `/v1/records/${meals}/${district}`,
    body: { purpose: '核查', period: '2024' },
  }))(row({ records: 'own', emergency: 'own' })),
  'POST /v1/records/approvals': at(
    (_, { district }) => ({
      path: '/v1/records/approvals',
      body: { actor: 'records', district, indicator: children, purpose: '核查', until: soon(4) },
    }),
    201,
  )(row({ approver: 'own' })),
  'POST /v1/records/emergencies': at(
    (_, { district }) => ({
      path: '/v1/records/emergencies',
      body: { actor: 'helped', district, reason: '核查', until: soon() },
    }),
    201,
  )(row({ approver: 'own' })),
  'GET /v1/records/approvals': get('/v1/records/approvals')(signedIn),
  'GET /v1/records/uses': get('/v1/records/uses')(signedIn),
  'GET /v1/months': get('/v1/months?month=2024-12&district=@')(live),
  'GET /v1/months/history': get('/v1/months/history?district=@')(live),
  'POST /v1/months/{month}/submit': monthMove(
    'submit',
    'open',
    '2023-02',
  )(row({ officer: 'own county', city: 'the city' })),
  'POST /v1/months/{month}/review': monthMove(
    'review',
    'submitted',
    '2023-03',
  )(row({ reviewer: 'y!yy', 'county-reviewer': 'y!nn' }), noTownship),
  'POST /v1/months/{month}/send-back': monthMove('send-back', 'submitted', '2023-04', () => ({ reason: '漏报' }))(
    row({ reviewer: 'y!yy', 'county-reviewer': 'y!nn' }),
    noTownship,
  ),
  'POST /v1/months/{month}/lock': monthMove('lock', 'reviewed', '2023-05')(row({ city: 'y!yy' }), noTownship),
  'POST /v1/months/{month}/reopen': monthMove('reopen', 'locked', '2023-06', () => ({
    reason: '漏报',
    until: soon(48),
  }))(row({ city: 'y!yy' }), noTownship),
  'POST /v1/files': at((_, { district }) => ({
    path: '/v1/files?dry-run=true',
    ...asFile(registerOf(district, '2024-09'), `sites-${district}`),
  }))(sendsOf),
  'GET /v1/quarantine': get('/v1/quarantine')(sends),
  'POST /v1/quarantine/workbook': at(async (world, { district }) => ({
    path: '/v1/quarantine/workbook',
    ...asFile(await refusedFile(world, district), `refused-${district}`),
  }))(mendsOf, noFileOfCounty),
  'POST /v1/quarantine/rows': at(async (world, { district }) => ({
    path: '/v1/quarantine/rows',
    ...asFile(await refusedFile(world, district), `refused-${district}`),
  }))(mendsOf, noFileOfCounty),
  'POST /v1/quarantine/mended': at(async (world, { district }) => {
    const { office, kept } = world
    const content = await refusedFile(world, district)
    const workbook = await kept(`workbook ${district}`, async () => {
      const sent = { name: `refused-${district}.csv`, content }
      return (await office.upload('city-1', '', sent, {}, '/v1/quarantine/workbook')).blob()
    })
    const headers = {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="mended.xlsx"',
    }
    return { path: '/v1/quarantine/mended?dry-run=true', body: workbook, headers }
  })(mendsOf, noFileOfCounty),
  'POST /v1/quarantine/patched': at(async (world, { district }) => {
    const content = await refusedFile(world, district)
    const line = content.split('\n').findIndex((each) => each.includes('2024-08-41')) + 1
    const form = new FormData()
    form.set('patches', JSON.stringify([{ sheet: null, line, cells: [{ column: '启用日期', value: '2024-08-05' }] }]))
    form.set('file', new Blob([content]), `refused-${district}.csv`)
    return { path: '/v1/quarantine/patched?dry-run=true', body: form }
  })(mendsOf, noFileOfCounty),
  'GET /v1/sources': get('/v1/sources')(
    row({ clerk: 'all', officer: 'all', charity: 'all', city: 'all', auditor: 'all', audit: 'all' }),
  ),
  'GET /v1/acts': get('/v1/acts')(row({ officer: 'all', charity: 'all', city: 'all', auditor: 'all', audit: 'all' })),
  'POST /v1/sources/{source}/withdraw': at(async ({ landed }, { district }) => ({
    path: `/v1/sources/${(await landed(district)).source}/withdraw`,
    body: { reason: '重复登记' },
  }))(row({ officer: 'yy--', charity: 'nothing there', city: 'all' }), hiddenFromOthers),
  'POST /v1/acts': at(async ({ landed }, { district }) => ({
    path: '/v1/acts',
    body: {
      kind: 'delete',
      dataset: 'meal-sites',
      office: district,
      key: { site: (await landed(district)).site },
      through: '2024-12',
      reason: '漏报',
    },
  }))(row({ officer: 'y-nn', city: 'y--y' }), noAct),
  'POST /v1/acts/{act}/undo': at(async ({ office, kept, landed }, { district }) => {
    const made = await kept(`act ${district}`, async () => {
      const key = { site: (await landed(district)).site }
      const why = { reason: '漏报', askedBy: district, by: 'city-1' }
      const office_ = district === nanxun ? nanxun : wuxing
      return office.store.act({
        kind: 'delete',
        dataset: 'meal-sites',
        office: office_,
        key,
        through: '2024-12',
        ...why,
      })
    })
    return { path: `/v1/acts/${made.act}/undo`, body: { reason: '漏报' } }
  })(
    row({ officer: 'yyy-', charity: 'nothing there', city: 'all' }),
    `${hiddenFromOthers}; the act at the city is on a record of 吴兴区`,
  ),
  'GET /v1/jobs/{job}': once(async (world, { account }) => ({ path: `/v1/jobs/${await job(world, account)}` }))(
    signedIn,
  ),
  'GET /v1/jobs/{job}/events': once(async (world, { account }) => ({
    path: `/v1/jobs/${await job(world, account)}/events`,
  }))(signedIn),
  'GET /v1/grants': get('/v1/grants')(grants),
  'POST /v1/grants': at(
    ({ next }, { district }) => ({
      path: '/v1/grants',
      body: { actor: `new-${next()}`, role: 'reader', district, until: soon(9) },
    }),
    201,
  )(grants),
  'POST /v1/grants/{grant}/revoke': at(async ({ office, kept, next }, { district }) => {
    const made = await kept(`grant ${district}`, () =>
      office.store.access.grant({
        actor: `spare-${next()}`,
        role: 'reader',
        district,
        until: new Date(soon()),
        by: 'security-1',
      }),
    )
    return { path: `/v1/grants/${made.id}/revoke`, body: { reason: '离职' } }
  })(grants),
  'GET /v1/tokens': get('/v1/tokens')(signedIn),
  'POST /v1/tokens': once(
    // A token may do no more than who makes it.
    ({ next }) => ({
      path: '/v1/tokens',
      body: { name: `a${next()}`, scopes: [{ action: 'operate', district: city }], until: soon() },
    }),
    201,
  )(row({ system: 'all' })),
  'POST /v1/releases': once(() => ({ path: '/v1/releases', body: { month: '2024-12', notes: '' } }), 202)(ofCity),
  'GET /v1/returns': get('/v1/returns?month=2024-12&district=@')(live),
  'GET /v1/returns/reminders': get('/v1/returns/reminders?district=@')(live),
  'POST /v1/returns/remind': at(
    (_, { district }) => ({ path: '/v1/returns/remind', body: { month: '2025-03', districts: [district] } }),
    201,
  )(row({ city: 'y!!y' }), `${noTownship}; the city itself owes no return of meal sites`),
  'GET /v1/alert-rules': get('/v1/alert-rules')(seesAlerts),
  'GET /v1/alerts': get('/v1/alerts')(seesAlerts),
  'POST /v1/alerts/{alert}/acknowledge': at(async ({ office }, { district }) => {
    const alerts = await office.store.alerts.list({ unended: true })
    const county = district === township ? wuxing : district
    const { id, stamp } = alerts.find((each) => each.state === 'open' && each.subject.district === county)!
    return { path: `/v1/alerts/${id}/acknowledge`, headers: { 'if-match': `"${stamp}"` } }
  })(row({ officer: 'yy--', charity: 'nothing there', city: 'all' }), hiddenFromOthers),
  'GET /v1/disputes': get('/v1/disputes')(seesDisputes),
  'GET /v1/disputes/{dispute}': at(async ({ dispute }, { district }) => ({
    path: `/v1/disputes/${(await dispute(district, 'open')).id}`,
  }))(
    row({
      reader: 'yy--',
      clerk: 'nothing there',
      officer: 'yy--',
      charity: 'nothing there',
      city: 'all',
      reviewer: 'all',
      'county-reviewer': 'yy--',
      auditor: 'all',
    }),
    `${hiddenFromOthers}; a township has no disputes, its county has`,
  ),
  'POST /v1/disputes': at(async ({ kept, period, revision }, { district }) => {
    const of = await kept(`period ${district}`, () => Promise.resolve(period()))
    return {
      path: '/v1/disputes',
      body: {
        figure: { indicator: meals, variant: 'standard', district, period: of },
        seen: { revision: await revision(district, of) },
        disputedBy: district,
        words: '漏报',
      },
    }
  }, 201)(row({ officer: 'own county', city: 'the city' })),
  'POST /v1/disputes/{dispute}/answer': disputeMove('answer', 'open')(ofCity),
  'POST /v1/disputes/{dispute}/reply': disputeMove('reply', 'answered')(
    row({ officer: 'yy--', charity: 'nothing there', city: 'nnyn' }),
    `${hiddenFromOthers}; a township has no disputes, its county has`,
  ),
  'POST /v1/disputes/{dispute}/uphold': disputeMove('uphold', 'open')(ofCity),
  'POST /v1/disputes/{dispute}/correct': disputeMove('correct', 'open', {
    more: async ({ landed }, district) => ({ correction: { kind: 'source', number: (await landed(district)).source } }),
  })(ofCity),
  'POST /v1/disputes/{dispute}/withdraw': disputeMove('withdraw', 'open', { isOwn: true })(
    row({ officer: 'yy--', charity: 'nothing there', city: 'nnyn' }),
    `${hiddenFromOthers}; a township has no disputes, its county has`,
  ),
  'GET /v1/releases': get('/v1/releases?audience=public')(everybody),
  'GET /v1/releases/{release}': get('/v1/releases/1?audience=public')(everybody),
  'GET /v1/releases/{release}/figures': get('/v1/releases/1/figures?audience=public')(everybody),
  'GET /v1/chain': get('/v1/chain')(log),
  'GET /v1/chain/head': get('/v1/chain/head')(log),
  'GET /v1/chain/{entry}': get('/v1/chain/1')(log),
  'DELETE /v1/tokens/{token}': once(async ({ office, kept, next }) => {
    const { token } = await kept('token', () =>
      office.store.tokens.mint({
        name: `t${next()}`,
        owner: 'system',
        scopes: [{ action: 'operate', district: city, domain: null }],
        until: new Date(soon()),
      }),
    )
    return { path: `/v1/tokens/${token.id}` }
  })(row({ system: 'all', security: 'all' })),
  // Last, since it ends the session.
  'DELETE /v1/session': once(path('/v1/session'), 204)({ ...signedIn, token: '!!!!' }, 'a token has no session'),
}
