// Who may change what, and read of the work of others, written by hand from docs/access.md.
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
} from './accounts.js'
import { at, get, once, path, type Asked, type Row } from './asks.js'
import { registerOf, soon, type World } from './world.js'

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

export const workRows: Readonly<Record<string, Row>> = {
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
  })(row({ officer: 'own', city: 'all' })),
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
      const teller = district === nanxun ? nanxun : wuxing
      return office.store.act({
        kind: 'delete',
        dataset: 'meal-sites',
        office: teller,
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
