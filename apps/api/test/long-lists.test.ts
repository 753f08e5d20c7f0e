import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from './databases.js'
import { city, landSites, nanxun, openOffice, wuxing, type Office } from './office.js'

interface Answer {
  readonly all?: number
  readonly next: string | null
  readonly counts?: readonly { readonly rule: string; readonly open: number; readonly ended: number }[]
}

describe.each(databases)('A long list, on $name', { timeout: 120_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database)
  }, 120_000)
  afterAll(() => office.close())

  const read = async (account: string, path: string): Promise<Answer & Record<string, unknown>> => {
    const response = await office.get(path, { cookie: await office.signIn(account) })
    expect([path, response.status]).toEqual([path, 200])
    return (await response.json()) as Answer & Record<string, unknown>
  }
  /** Goes through all pages; the first one says how many there are. */
  const walk = async <Each>(account: string, path: string, name: string) => {
    const cookie = await office.signIn(account)
    const each: Each[] = []
    const sizes: number[] = []
    let all: number | undefined
    for (let next: string | null = ''; next !== null;) {
      const response: Response = await office.get(`${path}${next === '' ? '' : `&cursor=${next}`}`, { cookie })
      expect(response.status).toBe(200)
      const answer = (await response.json()) as Answer & Record<string, Each[]>
      if (next === '') all = answer.all
      else expect(answer.all).toBeUndefined()
      each.push(...answer[name]!)
      sizes.push(answer[name]!.length)
      next = answer.next
    }
    return { each, sizes, all }
  }

  it('of thousands of alerts comes in pages, each alert once, and says how many there are of each rule and state', async () => {
    const subject = (at: number) => ({
      district: at % 5 === 0 ? wuxing : at % 5 === 1 ? city : nanxun,
      indicator: `elderly-care.made-${at}`,
    })
    const conditions = Array.from({ length: 3000 }, (_, at) => ({
      rule: at % 2 === 0 ? 'behind-pace' : 'register-jump',
      kind: 'behind-pace',
      subject: subject(at),
      holds: 'yes' as const,
    }))
    // The service has looked once; what it has seen stays as it is, so that it does not look again.
    await expect.poll(async () => (await office.store.alerts.begin()).seen).not.toBe('')
    const settle = async (some: typeof conditions) => {
      const { turn, seen } = await office.store.alerts.begin()
      await office.store.alerts.settle({ turn, seen, conditions: some })
    }
    await settle(conditions)
    type Alert = { readonly id: number; readonly subject: { readonly district: string } }
    const { each, sizes, all } = await walk<Alert>('city-1', '/v1/alerts?limit=700', 'alerts')
    expect([all, sizes]).toEqual([3000, [700, 700, 700, 700, 200]])
    expect(new Set(each.map(({ id }) => id)).size).toBe(3000)
    expect(each.map(({ id }) => id)).toEqual(each.map(({ id }) => id).toSorted((one, other) => other - one))
    // A county finds its own among those of others.
    const own = await walk<Alert>('wuxing-1', '/v1/alerts?limit=250', 'alerts')
    expect([own.all, own.sizes]).toEqual([600, [250, 250, 100]])
    expect(own.each.every(({ subject: { district } }) => district === wuxing)).toBe(true)
    const itself = await read('city-1', `/v1/alerts?district=${city}&itself=true&limit=1`)
    expect(itself.all).toBe(600)
    expect((await read('city-1', `/v1/alerts?district=${city}&limit=1`)).all).toBe(3000)
    await settle(conditions.slice(1000))
    expect((await read('city-1', '/v1/alerts?limit=1')).all).toBe(2000)
    expect((await read('city-1', '/v1/alerts?limit=1&ended=true')).counts).toMatchObject([
      { rule: 'behind-pace', open: 1000, ended: 500 },
      { rule: 'register-jump', open: 1000, ended: 500 },
    ])
  })

  it('of files comes in pages, the latest first, each with who landed it and its stamp', async () => {
    const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`)
    for (const month of months) {
      await landSites(office.store, wuxing, [month])
      await landSites(office.store, nanxun, [month])
    }
    type Source = { readonly id: number; readonly offices: readonly string[]; readonly stamp: string }
    const { each, sizes, all } = await walk<Source>('wuxing-1', '/v1/sources?limit=5', 'sources')
    expect([all, sizes]).toEqual([12, [5, 5, 2]])
    expect(each.every(({ offices }) => offices.join() === wuxing)).toBe(true)
    const known = (await office.store.sources()).filter(({ offices }) => offices.join() === wuxing)
    expect(each.map(({ id }) => id)).toEqual(known.map(({ id }) => id).toReversed())
    expect(each[0]!.stamp).toBe('landed-0')
    const some = await read('wuxing-1', `/v1/sources?source=${known[3]!.id},${known[5]!.id}`)
    expect((some['sources'] as Source[]).map(({ id }) => id)).toEqual([known[5]!.id, known[3]!.id])
    // A file of another county is none, also if it is named.
    const others = (await office.store.sources()).filter(({ offices }) => offices.join() === nanxun)
    expect((await read('wuxing-1', `/v1/sources?source=${others[0]!.id}`))['sources']).toEqual([])
  })

  it('of acts comes in pages, the latest first; a county sees its own, also those that take back a file', async () => {
    const why = { reason: '漏报', askedBy: '测试' }
    const of = async (office_: string) =>
      (await office.store.sources()).filter(({ offices, withdrawn }) => offices.join() === office_ && !withdrawn)
    const [own, others] = [await of(wuxing), await of(nanxun)]
    for (let at = 0; at < 5; at += 1) {
      await office.store.withdraw({ ...why, source: own[at]!.id })
      await office.store.withdraw({ ...why, source: others[at]!.id })
    }
    const [first] = (await office.store.acts()).filter(({ source }) => source === own[0]!.id)
    await office.store.undo(first!.id, why)
    type Act = { readonly id: number; readonly source: number; readonly undoneAt: string | null }
    const { each, sizes, all } = await walk<Act>('wuxing-1', '/v1/acts?limit=2', 'acts')
    expect([all, sizes]).toEqual([5, [2, 2, 1]])
    expect(each.map(({ source }) => source)).toEqual(
      own
        .slice(0, 5)
        .map(({ id }) => id)
        .toReversed(),
    )
    expect(each.map(({ undoneAt }) => undoneAt !== null)).toEqual([false, false, false, false, true])
    const whole = await walk<Act>('city-1', '/v1/acts?limit=3', 'acts')
    expect([whole.all, whole.sizes]).toEqual([10, [3, 3, 3, 1]])
    const one = await read('wuxing-1', `/v1/acts?source=${own[2]!.id}`)
    expect([one.all, (one['acts'] as Act[]).map(({ source }) => source)]).toEqual([1, [own[2]!.id]])
    const other = await read('wuxing-1', `/v1/acts?source=${others[2]!.id}`)
    expect([other.all, other['acts']]).toEqual([0, []])
    // The log of the store has them in their order, with the offices whose file it was.
    expect((await office.store.acts()).map(({ offices }) => offices.join())).toEqual(
      Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? wuxing : nanxun)),
    )
  })

  it('of uses of records comes in pages, the latest first', async () => {
    for (let at = 0; at < 7; at += 1)
      await office.store.recordReading.log({
        actor: at % 2 === 0 ? 'records-1' : 'auditor-1',
        indicator: 'elderly-care.meal-sites-new',
        district: wuxing,
        period: '2024',
        datasets: ['meal-sites'],
        records: at,
        purpose: '核查',
        approvedBy: null,
        emergency: null,
      })
    type Use = { readonly records: number }
    const { each, sizes, all } = await walk<Use>('auditor-1', '/v1/records/uses?limit=3', 'uses')
    expect([all, sizes, each.map(({ records }) => records)]).toEqual([7, [3, 3, 1], [6, 5, 4, 3, 2, 1, 0]])
    const own = await walk<Use>('records-1', '/v1/records/uses?limit=3', 'uses')
    expect([own.all, own.each.map(({ records }) => records)]).toEqual([4, [6, 4, 2, 0]])
  })

  it('refuses a cursor that is none', async () => {
    const cookie = await office.signIn('city-1')
    for (const path of ['/v1/alerts', '/v1/sources', '/v1/acts', '/v1/records/uses'])
      for (const cursor of ['x', Buffer.from('["1"]').toString('base64url'), Buffer.from('[0]').toString('base64url')])
        expect([path, (await office.get(`${path}?cursor=${cursor}`, { cookie })).status]).toEqual([path, 400])
  })
})
