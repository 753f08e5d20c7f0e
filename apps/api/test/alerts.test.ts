import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { alertWatch, calendarIn } from '@minzheng/worker'
import { databases } from './databases.js'
import { city, landSites, meals, nanxun, openOffice, wuxing, type Office } from './office.js'

interface Alert {
  readonly id: number
  readonly rule: string
  readonly stamp: string
  readonly state: string
  readonly subject: Readonly<Record<string, string | number>>
}

describe.each(databases)('An alert, on $name', { timeout: 60_000 }, (database) => {
  let office: Office
  /** Looks until it is up to date: the service itself looks too, and the later of both is applied. */
  let look: () => Promise<unknown>
  beforeAll(async () => {
    office = await openOffice(database)
    await landSites(office.store, wuxing, ['2024-03'])
    const calendar = calendarIn('Asia/Shanghai')
    const { look: watch } = alertWatch({
      store: office.store,
      deployment: huzhou,
      calendar,
      log: () => {},
      intervalMs: 3_600_000,
    })
    look = watch
    await look()
  }, 120_000)
  afterAll(() => office.close())

  const list = async (account: string, query = '') => {
    const response = await office.get(`/v1/alerts${query}`, { cookie: await office.signIn(account) })
    expect(response.status).toBe(200)
    return ((await response.json()) as { alerts: Alert[] }).alerts
  }
  const acknowledge = (account: string, { id }: Alert, stamp?: string) =>
    office.send(
      account,
      'POST',
      `/v1/alerts/${id}/acknowledge`,
      undefined,
      stamp === undefined ? {} : { 'if-match': `"${stamp}"` },
    )

  it('of pace is of each figure of the board that is behind, and of no other', async () => {
    const cookie = await office.signIn('city-1')
    const board = (await (await office.get('/v1/boards/huzhou-2024?month=2024-12', { cookie })).json()) as {
      rows: {
        indicator: string
        variant: string
        cells: { district: string; assessment: { status: string } | null }[]
      }[]
    }
    const behind = board.rows.flatMap(({ indicator, variant, cells }) =>
      cells.flatMap(({ district, assessment }) =>
        assessment?.status === 'off-track' ? [`${indicator} ${variant} ${district}`] : [],
      ),
    )
    const raised = (await list('city-1', '?rule=behind-pace')).map(
      ({ subject: { indicator, variant, district } }) => `${indicator} ${variant} ${district}`,
    )
    expect(behind.length).toBeGreaterThan(0)
    expect(raised.toSorted()).toEqual([...new Set(behind)].toSorted())
  })

  it('of an overdue return names the office, dataset and month, and ends when the return lands', async () => {
    const overdue = async () =>
      (await list('city-1', '?rule=returns-overdue')).filter(({ subject }) => subject['district'] === nanxun)
    const before = await overdue()
    expect(before.map(({ subject }) => [subject['dataset'], subject['month']])).toContainEqual([
      'meal-sites',
      '2024-12',
    ])
    expect((await overdue()).every(({ state }) => state === 'open')).toBe(true)
    await landSites(office.store, nanxun, ['2024-04'])
    await look()
    expect(await overdue()).toEqual([])
    const ended = (await list('city-1', '?rule=returns-overdue&ended=true')).filter(
      ({ subject }) => subject['district'] === nanxun,
    )
    expect(ended.map(({ id, state }) => [id, state])).toEqual(before.map(({ id }) => [id, 'ended']))
  })

  it('is not raised again by further looks', async () => {
    const before = await list('city-1', '?ended=true')
    await landSites(office.store, nanxun, ['2024-04', '2024-05'])
    await look()
    await look()
    const key = ({ rule, subject }: Alert) => JSON.stringify([rule, Object.entries(subject).toSorted()])
    const open = (await list('city-1')).map(key)
    expect(new Set(open).size).toBe(open.length)
    const known = new Set(before.map(({ id }) => id))
    const fresh = (await list('city-1', '?ended=true')).filter(({ id }) => !known.has(id)).map(key)
    expect(fresh.filter((each) => before.map(key).includes(each))).toEqual([])
  })

  it('is of the own districts only, and not for other offices', async () => {
    expect(await list('wuxing-1')).toEqual([])
    const { store } = office
    const [source] = await store.sources({ dataset: 'meal-sites' })
    await store.withdraw({ source: source!.id, returns: ['2024-11'], reason: '报错月份', askedBy: '吴兴区民政局' })
    for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
    await look()
    const own = await list('wuxing-1')
    expect(own).toMatchObject([{ rule: 'returns-overdue', subject: { dataset: 'meal-sites', month: '2024-11' } }])
    expect(own.length).toBeGreaterThan(0)
    for (const { subject } of own) expect(String(subject['district'])).toMatch(new RegExp(`^${wuxing}`))
    expect((await list('city-1', `?district=${city}`)).length).toBeGreaterThan(own.length)
    for (const account of ['province-1', 'health-1', 'security-1', 'system-1'])
      for (const path of ['/v1/alerts', '/v1/alert-rules'])
        expect([account, path, (await office.get(path, { cookie: await office.signIn(account) })).status]).toEqual([
          account,
          path,
          403,
        ])
  })

  it('has no number of a figure and no name of a file', async () => {
    const cookie = await office.signIn('city-1')
    const text = await (await office.get('/v1/alerts?ended=true', { cookie })).text()
    const { alerts } = JSON.parse(text) as { alerts: Alert[] }
    const names = new Set(alerts.flatMap(({ subject }) => Object.keys(subject)))
    const allowed = 'district indicator variant part period dataset month check dispute'.split(' ')
    expect([...names].filter((name) => !allowed.includes(name))).toEqual([])
    expect(text).not.toContain('.csv')
  })

  it('is acknowledged by an officer of its district who has looked at it', async () => {
    const [alert] = await list('wuxing-1')
    expect((await acknowledge('wuxing-1', alert!)).status).toBe(428)
    expect((await acknowledge('wuxing-1', alert!, 'ended')).status).toBe(412)
    expect((await acknowledge('auditor-1', alert!, 'open')).status).toBe(403)
    const elsewhere = (await list('city-1')).find(({ subject }) => subject['district'] === city)!
    expect((await acknowledge('wuxing-1', elsewhere, 'open')).status).toBe(404)
    const done = await acknowledge('wuxing-1', alert!, 'open')
    expect([done.status, await done.json()]).toMatchObject([
      200,
      { id: alert!.id, state: 'acknowledged', acknowledgedBy: 'wuxing-1' },
    ])
    expect((await acknowledge('city-1', alert!, 'acknowledged')).status).toBe(409)
  })

  it('of a dispute is raised once its answer is overdue, and ends with the answer', async () => {
    const figure = { indicator: meals, variant: 'standard', part: null, district: wuxing, period: '2024' }
    const [live] = await office.store.figures.read({ indicators: [meals], districts: [wuxing], periods: ['2024'] })
    const { revision } = live!
    const { id } = await office.store.disputes.open({
      figure,
      seen: { revision },
      disputedBy: wuxing,
      words: '漏报',
      by: 'wuxing-1',
      due: { on: '2024-01-31', countedBy: 'announced' },
    })
    await look()
    const overdue = () => list('city-1', '?rule=disputes-overdue')
    expect((await overdue()).map(({ subject }) => subject)).toEqual([
      { district: wuxing, indicator: meals, period: '2024', dispute: id },
    ])
    await office.store.disputes.answer({ id, words: '核实无误', by: 'city-1' })
    await look()
    expect(await overdue()).toEqual([])
  })
})
