import { beforeEach, describe, expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import {
  createStore,
  type Alert,
  type AlertCondition,
  type AlertNews,
  type Database,
  type Store,
} from '../src/index.js'
import { databases } from './databases.js'

const behind = (district: string): AlertCondition => ({
  rule: 'behind',
  kind: 'behind-pace',
  subject: { district, indicator: 'elderly-care.homes', period: '2024' },
  holds: 'yes',
})
const everything: Parameters<Store['alertTelling']['take']>[1] = {
  leaseMs: 60_000,
  isFor: () => true,
  isForReminder: () => true,
}
const districtsOf = (news: AlertNews | null) =>
  news === null ? null : [news.raised, news.ended].map((all) => all.map(({ subject }) => subject.district))

describe.each(databases)('A channel of alerts, on $name', { timeout: 120_000 }, ({ open }) => {
  let database: Database
  let store: Store
  beforeEach(async () => {
    database = await open()
    store = await createStore(database, smallCity)
  })

  const evaluate = async (...districts: readonly string[]) => {
    const { turn } = await store.alerts.begin()
    return store.alerts.settle({ turn, seen: '', conditions: districts.map(behind) })
  }
  const take = (channel: string, options = everything) => store.alertTelling.take(channel, options)
  const tell = async (channel: string) => {
    const news = await take(channel)
    if (news !== null) await store.alertTelling.told(channel, news)
    return districtsOf(news)
  }

  it('hears of each alert once, and once that it has ended; another channel hears of them too', async () => {
    await evaluate('330502', '330523')
    expect(await tell('mail')).toEqual([['330502', '330523'], []])
    expect(await tell('mail')).toBeNull()
    await evaluate('330502', '330522')
    expect(await tell('mail')).toEqual([['330522'], ['330523']])
    expect(await tell('mail')).toBeNull()
    // Began and ended before anybody was told: there is nothing to say.
    expect(await tell('hook')).toEqual([['330502', '330522'], []])
    await evaluate()
    expect(await tell('hook')).toEqual([[], ['330502', '330522']])
  })

  it('belongs to one process at a time, and by another if the first dies', async () => {
    await evaluate('330502')
    expect(districtsOf(await take('mail', { ...everything, leaseMs: 1000 }))).toEqual([['330502'], []])
    expect(await take('mail')).toBeNull()
    await expect.poll(async () => districtsOf(await take('mail')), { timeout: 20_000 }).toEqual([['330502'], []])
  })

  it('that failed waits, each time longer, at most an hour, and hears of everything afterwards', async () => {
    await evaluate('330502')
    await take('mail')
    expect(await store.alertTelling.failed('mail')).toEqual({ attempts: 1, waitMs: 60_000 })
    expect(await take('mail')).toBeNull()
    expect(await store.alertTelling.failed('mail')).toEqual({ attempts: 2, waitMs: 120_000 })
    for (let more = 0; more < 10; more += 1) await store.alertTelling.failed('mail')
    expect(await store.alertTelling.failed('mail')).toEqual({ attempts: 13, waitMs: 3_600_000 })
    await database.kysely
      .withSchema(database.schema)
      .updateTable('alert_channel' as never)
      .set({ next_at: new Date(0) } as never)
      .execute()
    expect(await tell('mail')).toEqual([['330502'], []])
  })

  it('that is for some alerts hears of no other, and of the end of those only', async () => {
    await evaluate('330502', '330523')
    const isFor = ({ subject }: Alert) => subject.district === '330523'
    const news = await take('anji', { ...everything, isFor })
    expect(districtsOf(news)).toEqual([['330523'], []])
    await store.alertTelling.told('anji', news!)
    await evaluate()
    expect(districtsOf(await take('anji', { ...everything, isFor }))).toEqual([[], ['330523']])
  })

  it('hears of each reminder once, if it is for its district', async () => {
    await store.access.grant({
      actor: 'security-1',
      role: 'security-administrator',
      district: '330500',
      until: new Date(Date.now() + 3_600_000),
      by: null,
    })
    await store.access.grant({
      actor: 'city-1',
      role: 'city-officer',
      district: '330500',
      until: new Date(Date.now() + 3_600_000),
      by: 'security-1',
    })
    await store.land({ name: 'homes.csv', sha256: '2'.repeat(64), dataset: 'homes' }, async (landing) => {
      await landing.returns([{ district: '330502', month: '2024-01' }])
    })
    const asked = { month: '2024-01', by: 'city-1', today: '2024-02-20' }
    await expect(store.reminders.remind({ ...asked, districts: ['330502'] })).rejects.toThrow('overdue return')
    await store.reminders.remind({ ...asked, districts: ['330523'] })
    expect(await take('mail', { ...everything, isForReminder: ({ district }) => district === '330522' })).toBeNull()
    const news = await take('mail')
    expect(news!.reminded.map(({ district, by }) => [district, by])).toEqual([['330523', 'city-1']])
    await store.alertTelling.told('mail', news!)
    expect(await take('mail')).toBeNull()
    await expect(store.reminders.remind({ ...asked, districts: ['330523'] })).rejects.toThrow('once a day')
    await store.reminders.remind({ ...asked, districts: ['330523'], today: '2024-02-21' })
    expect((await take('mail'))!.reminded).toHaveLength(1)
  })
})
