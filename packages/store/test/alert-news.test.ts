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
const everything: Parameters<Store['alertTelling']['take']>[1] = { leaseMs: 60_000, isFor: () => true }
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
    const news = await take('anji', { leaseMs: 60_000, isFor })
    expect(districtsOf(news)).toEqual([['330523'], []])
    await store.alertTelling.told('anji', news!)
    await evaluate()
    expect(districtsOf(await take('anji', { leaseMs: 60_000, isFor }))).toEqual([[], ['330523']])
  })
})
