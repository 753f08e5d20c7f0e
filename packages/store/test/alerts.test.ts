import { beforeEach, describe, expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import type { Database } from '../src/index.js'
import { createStore, type AlertCondition, type Store } from '../src/index.js'
import { databases } from './databases.js'

const behind = (district: string, holds: AlertCondition['holds'] = 'yes'): AlertCondition => ({
  rule: 'behind',
  kind: 'behind-pace',
  subject: { district, indicator: 'elderly-care.homes', period: '2024' },
  holds,
})

describe.each(databases)('An alert, on $name', { timeout: 120_000 }, ({ open }) => {
  let database: Database
  let store: Store
  beforeEach(async () => {
    database = await open()
    store = await createStore(database, smallCity)
  })

  const evaluate = async (...conditions: readonly AlertCondition[]) => {
    const { turn } = await store.alerts.begin()
    return store.alerts.settle({ turn, seen: '', conditions })
  }

  it('is raised once, however often its condition is found, and ends with it', async () => {
    const first = await evaluate(behind('330502'), behind('330502'), behind('330523'))
    expect(first.raised.map(({ subject }) => subject.district).toSorted()).toEqual(['330502', '330523'])
    expect(await evaluate(behind('330523'), behind('330502'))).toEqual({ raised: [], ended: 0, applied: true })
    expect(await evaluate(behind('330502'))).toMatchObject({ raised: [], ended: 1 })
    const states = (await store.alerts.list()).map(({ subject, state }) => [subject.district, state])
    expect(states.toSorted()).toEqual([
      ['330502', 'open'],
      ['330523', 'ended'],
    ])
    // The condition that comes again is another cause.
    const again = await evaluate(behind('330502'), behind('330523'))
    expect(again.raised.map(({ subject }) => subject.district)).toEqual(['330523'])
    expect(await store.alerts.list()).toHaveLength(3)
  })

  it('neither begins nor ends while nobody can say whether its condition holds', async () => {
    await evaluate(behind('330502'))
    expect(await evaluate(behind('330502', 'unknown'), behind('330523', 'unknown'))).toMatchObject({
      raised: [],
      ended: 0,
    })
    expect((await store.alerts.list()).map(({ subject, state }) => [subject.district, state])).toEqual([
      ['330502', 'open'],
    ])
  })

  it('is not changed by an evaluation that read earlier and came later', async () => {
    const early = await store.alerts.begin()
    await evaluate(behind('330502'))
    const late = await store.alerts.settle({ turn: early.turn, seen: '', conditions: [behind('330523')] })
    expect(late).toEqual({ raised: [], ended: 0, applied: false })
    expect((await store.alerts.list()).map(({ subject }) => subject.district)).toEqual(['330502'])
  })

  it('is raised once by evaluations at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => evaluate(behind('330502'))))
    expect(await store.alerts.list()).toHaveLength(1)
  })

  it('is acknowledged once, by an officer of its district, and the chain names the account', async () => {
    const until = new Date(Date.now() + 3_600_000)
    await store.access.grant({ actor: 's1', role: 'security-administrator', district: '330500', until, by: null })
    for (const [actor, district] of [
      ['wuxing-1', '330502'],
      ['anji-1', '330523'],
    ] as const)
      await store.access.grant({ actor, role: 'county-officer', district, until, by: 's1' })
    const { raised } = await evaluate(behind('330502'))
    const { id } = raised[0]!
    await expect(store.alerts.acknowledge({ id, by: 'anji-1' })).rejects.toThrow('must not acknowledge alerts')
    expect(await store.alerts.acknowledge({ id, by: 'wuxing-1' })).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: 'wuxing-1',
    })
    await expect(store.alerts.acknowledge({ id, by: 'wuxing-1' })).rejects.toThrow('got one that is acknowledged')
    await expect(store.alerts.acknowledge({ id: 99, by: 'wuxing-1' })).rejects.toThrow('got number 99')
    expect((await evaluate(behind('330502'))).raised).toEqual([])
    const entries = []
    for await (const batch of store.chain.entries({})) entries.push(...batch)
    expect(entries.at(-1)).toMatchObject({ kind: 'alert', actor: 'wuxing-1' })
    expect((await store.chain.verify()).faults).toEqual([])
  })
})
