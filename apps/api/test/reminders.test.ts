import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from './databases.js'
import { city, landSites, nanxun, openOffice, wuxing, type Office } from './office.js'

interface Reminder {
  readonly id: number
  readonly month: string
  readonly district: string
  readonly day: string
  readonly by: string
}

describe.each(databases)('A reminder, on $name', { timeout: 60_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database)
    await landSites(office.store, wuxing, ['2024-03'])
  }, 120_000)
  afterAll(() => office.close())

  const remind = (account: string, districts: readonly string[], month = '2024-12') =>
    office.send(account, 'POST', '/v1/returns/remind', { month, districts })
  const list = async (account: string, query: string) => {
    const response = await office.get(`/v1/returns/reminders${query}`, { cookie: await office.signIn(account) })
    return [response.status, ((await response.json()) as { reminders?: Reminder[] }).reminders] as const
  }

  it('reaches the county whose return is overdue, with who reminded and when, and is in the chain', async () => {
    const response = await remind('city-1', [nanxun])
    expect(response.status).toBe(201)
    const { reminders } = (await response.json()) as { reminders: Reminder[] }
    expect(reminders).toMatchObject([{ month: '2024-12', district: nanxun, by: 'city-1' }])
    expect(await list('city-1', '?month=2024-12')).toEqual([200, reminders])
    const head = await office.store.chain.head()
    for await (const [entry] of office.store.chain.entries({ after: head!.seq - 1 }))
      expect(entry).toMatchObject({ seq: head!.seq, kind: 'reminder', actor: 'city-1' })
    expect(JSON.stringify(await office.store.chain.open(head!.seq))).toContain(nanxun)
  })

  it('is made once a day for a county and a month, and then for none of those who are asked for with it', async () => {
    const others = ['330521', '330522']
    const again = await remind('city-1', [...others, nanxun])
    expect(again.status).toBe(409)
    expect(((await again.json()) as { detail: string }).detail).toContain('南浔区')
    expect((await list('city-1', '?month=2024-12'))[1]!.map(({ district }) => district)).toEqual([nanxun])
    expect((await remind('city-1', others)).status).toBe(201)
    expect((await remind('city-1', [nanxun], '2024-11')).status).toBe(201)
  })

  it('is refused for a county that owes nothing, for what is no county, and for a month that is not over', async () => {
    expect((await remind('city-1', [wuxing])).status).toBe(409)
    expect((await remind('city-1', ['330503001'])).status).toBe(409)
    expect((await remind('city-1', [nanxun], '2099-12')).status).toBe(409)
  })

  it('is read by the county itself, and made by the city alone', async () => {
    expect((await list('wuxing-1', `?district=${wuxing}`))[1]).toEqual([])
    expect((await list('wuxing-1', `?district=${nanxun}`))[0]).toBe(403)
    for (const account of ['wuxing-1', 'auditor-1', 'reviewer-1'])
      expect([account, (await remind(account, [nanxun], '2024-10')).status]).toEqual([account, 403])
    expect((await list('city-1', `?district=${city}`))[1]!.some(({ month }) => month === '2024-10')).toBe(false)
  })
})
