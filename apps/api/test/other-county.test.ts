import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
import { alertWatch, calendarIn } from '@minzheng/worker'
import { databases } from './databases.js'
import { mealSites, townshipOf } from './meal-sites-file.js'
import { city, landSites, meals, nanxun, openOffice, wuxing, type Office } from './office.js'

/*
 * What an officer of 吴兴区 may learn of 南浔区 by the ways that are open to them: by lists and their totals, tags and places,
 * by dry runs and acts with keys of the other county, and by files that are not their own.
 */

const site = (key: string, district: string) => ({ site: key, district: townshipOf(district), openedOn: '2024-05-01' })
const until = new Date(Date.now() + 3_600_000)

/** What an officer of a county reads that has numbers, totals or names. */
const paths = [
  '/v1/sources',
  '/v1/sources?source=1,2,3,4,5,6,7,8,9',
  '/v1/sources?limit=1',
  '/v1/quarantine',
  '/v1/acts',
  '/v1/alerts?ended=true',
  '/v1/disputes',
  '/v1/records/uses',
  '/v1/records/approvals',
  '/v1/tokens',
  '/v1/session',
  `/v1/months?month=2024-12&district=${wuxing}`,
  `/v1/months/history?district=${wuxing}`,
  `/v1/returns?month=2024-12&district=${wuxing}`,
  `/v1/returns/reminders?district=${wuxing}`,
  `/v1/origins/${meals}/${wuxing}?period=2024`,
  `/v1/moves/${meals}/${wuxing}?from=1&to=1`,
  `/v1/explanations/${meals}/${wuxing}?period=2024`,
  `/v1/comparisons/${meals}/${wuxing}?month=2024-12`,
  `/v1/figures?indicator=${meals}&period=2024&district=${wuxing}`,
  `/v1/boards/huzhou-2024?month=2024-12&district=${wuxing}`,
]

describe.each(databases)('An officer of a county, on $name', { timeout: 120_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database, { accounts: ['wuxing-1', 'nanxun-1', 'city-1', 'records-2', 'security-1'] })
    const { access } = office.store
    await access.grant({ actor: 'nanxun-1', role: 'county-officer', district: nanxun, until, by: 'security-1' })
    await access.grant({ actor: 'records-2', role: 'records-reader', district: nanxun, until, by: 'security-1' })
    await landSites(office.store, wuxing, ['2024-03', '2024-04'])
    await landSites(office.store, nanxun, ['2024-03'])
  }, 120_000)
  afterAll(() => office.close())

  const look = () =>
    alertWatch({
      store: office.store,
      deployment: huzhou,
      calendar: calendarIn('Asia/Shanghai'),
      log: () => {},
      intervalMs: 3_600_000,
    }).look()
  const answers = async () => {
    const cookie = await office.signIn('wuxing-1')
    const found: Record<string, unknown> = {}
    for (const path of paths) {
      const response = await office.get(path, { cookie })
      found[path] = [response.status, response.headers.get('content-length'), await response.json()]
    }
    return found
  }
  const dryRun = async (key: string, account = 'wuxing-1', district: string = wuxing, query = '?dry-run=true') => {
    const sent = await office.upload(account, query, {
      name: 'a.csv',
      content: mealSites(district, '2024-05', [site(key, district), site(`${district}-0`, district)]),
    })
    return [sent.status, await sent.json()] as const
  }

  it('reads the same before and after another county has worked', async () => {
    await look()
    await office.settled()
    const before = await answers()
    expect(Object.values(before).map((each) => (each as [number])[0])).toEqual(paths.map(() => 200))

    const bad = mealSites(nanxun, '2024-06', [
      ...[1, 2, 3, 4].map((at) => site(`N-${at}`, nanxun)),
      { ...site('N-5', nanxun), openedOn: '2024-06-41' },
    ])
    const landed = await office.upload('nanxun-1', '', { name: '南浔.csv', content: bad })
    expect(landed.status).toBe(200)
    const act = { kind: 'delete', dataset: 'meal-sites', office: nanxun, key: { site: 'N-1' }, through: '2024-12' }
    expect((await office.send('nanxun-1', 'POST', '/v1/acts', { ...act, reason: '漏报' })).status).toBe(200)
    await office.settled()
    const figure = { indicator: meals, variant: 'standard', district: nanxun, period: '2024' }
    const [live] = await office.store.figures.read({
      indicators: [meals],
      districts: [nanxun],
      periods: ['2024'],
      variant: 'standard',
      parts: 'whole',
    })
    const dispute = { figure, seen: { revision: live!.revision }, disputedBy: nanxun, words: '漏报' }
    expect((await office.send('nanxun-1', 'POST', '/v1/disputes', dispute)).status).toBe(201)
    const use = { purpose: '核查', period: '2024' }
    expect((await office.send('records-2', 'POST', `/v1/records/${meals}/${nanxun}`, use)).status).toBe(200)
    const submitted = await office.send('nanxun-1', 'POST', '/v1/months/2024-12/submit', { district: nanxun })
    expect(submitted.status).toBe(200)
    const reminded = await office.send('city-1', 'POST', '/v1/returns/remind', {
      month: '2025-03',
      districts: [nanxun],
    })
    expect(reminded.status).toBe(201)
    await look()
    expect(await answers()).toEqual(before)
  })

  it('learns by no dry run and no landing whether another county has told a record', async () => {
    const theirs = `${nanxun}-0`
    expect(await dryRun('N-2', 'nanxun-1', nanxun)).toMatchObject([200, { files: [{ added: 0 }] }])
    expect(await dryRun(`${wuxing}-1`)).toMatchObject([200, { files: [{ added: 0, changed: 2 }] }])
    const ofNobody = await dryRun('NOBODY-1')
    expect(ofNobody).toMatchObject([200, { files: [{ added: 1, changed: 2 }] }])
    expect(await dryRun(theirs)).toEqual(ofNobody)
    expect(await dryRun(theirs, 'wuxing-1', wuxing, '')).toMatchObject([200, { files: [{ added: 1, changed: 2 }] }])
  })

  it('learns by no act whether another county has told a record', async () => {
    const rekey = async (key: string, to: string) => {
      const body = { kind: 'rekey', dataset: 'meal-sites', office: wuxing, key: { site: key }, to: { site: to } }
      const sent = await office.send('wuxing-1', 'POST', '/v1/acts', { ...body, through: '2024-12', reason: '漏报' })
      const { act, ...report } = (await sent.json()) as { readonly act: number }
      const undone = await office.send('wuxing-1', 'POST', `/v1/acts/${act}/undo`, { reason: '漏报' })
      expect([sent.status, undone.status]).toEqual([200, 200])
      return report
    }
    const ofNobody = await rekey(`${wuxing}-1`, 'NOBODY-3')
    expect(await rekey(`${wuxing}-1`, 'N-3')).toEqual(ofNobody)
    const refused = async (key: string) => {
      const body = { kind: 'delete', dataset: 'meal-sites', office: wuxing, key: { site: key } }
      const sent = await office.send('wuxing-1', 'POST', '/v1/acts', { ...body, through: '2024-12', reason: '漏报' })
      return [sent.status, await sent.json()]
    }
    expect(await refused('N-4')).toEqual(await refused('NOBODY-4'))
  })

  it('learns by sending a file of another county neither that it has landed nor which rows were refused', async () => {
    const rows = (open: string) => [1, 2, 3, 4].map((at) => ({ ...site(`F-${at}`, nanxun), openedOn: open }))
    const content = mealSites(nanxun, '2024-07', [
      ...rows('2024-07-01'),
      { ...site('F-5', nanxun), openedOn: '2024-07-41' },
    ])
    // As somebody sends it who tries contents: without a title that names the county.
    const untitled = content.split('\n').slice(1).join('\n')
    const reading = `district=${nanxun}&period=2024-07`
    expect((await office.upload('nanxun-1', `?${reading}`, { name: '助餐点.csv', content: untitled })).status).toBe(200)
    const trials = [
      ['/v1/files', '?dry-run=true'],
      ['/v1/files', `?dry-run=true&district=${wuxing}&period=2024-07`],
      ['/v1/files', `?dry-run=true&${reading}`],
      ['/v1/quarantine/rows', ''],
      ['/v1/quarantine/workbook', ''],
      ['/v1/quarantine/rows', `?${reading}`],
      ['/v1/quarantine/workbook', `?district=${wuxing}&period=2024-07`],
    ] as const
    for (const [path, query] of trials) {
      const answered = async (text: string) => {
        const sent = await office.upload('wuxing-1', query, { name: '助餐点.csv', content: text }, {}, path)
        return [path, query, sent.status, await sent.text()]
      }
      const other = untitled.replace('2024-07-41', '2024-07-42')
      expect(await answered(untitled)).toEqual(await answered(other))
    }
    const landing = (query: string) => office.upload('wuxing-1', query, { name: '助餐点.csv', content: untitled })
    expect((await landing('')).status).toBe(403)
    expect((await landing(`?district=${wuxing}&period=2024-07`)).status).toBe(403)
    // Whoever has sent it reads that it has landed.
    const again = await office.upload('nanxun-1', `?${reading}`, { name: '助餐点.csv', content: untitled })
    expect([again.status, await again.json()]).toMatchObject([200, { files: [{ landedBefore: true }] }])
  })

  it('gets no place in a list, and no name of a file, of the whole city', async () => {
    const both = mealSites(city, '2024-05', [site('B-1', wuxing), site('B-2', nanxun)])
    expect((await office.upload('city-1', '', { name: '南浔密.csv', content: both })).status).toBe(200)
    const mine = await dryRun('B-3')
    expect(JSON.stringify(mine)).not.toContain('南浔密')
    const cookie = await office.signIn('city-1')
    const own = await office.signIn('wuxing-1')
    for (const path of ['/v1/sources', '/v1/alerts?ended=true', '/v1/records/uses', '/v1/quarantine']) {
      const mark = path.includes('?') ? '&' : '?'
      const { next } = (await (await office.get(`${path}${mark}limit=1`, { cookie })).json()) as { next: string | null }
      const from = next ?? Buffer.from('[100]').toString('base64url')
      const page = await (await office.get(`${path}${mark}cursor=${from}`, { cookie: own })).text()
      expect([path, page.includes(nanxun), page.includes('南浔')]).toEqual([path, false, false])
    }
  })
})
