import { beforeAll, describe, expect, it } from 'vitest'
import type { AnyRecord } from '@minzheng/core'
import { createStore, type Database, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { joined } from './small-city.js'

let counter = 0

const home = (name: string, district: string, beds: number, changes: AnyRecord = {}): AnyRecord => ({
  home: name,
  district,
  kind: 'public',
  beds,
  inspectedOn: null,
  openedOn: '2023-05-01',
  closedOn: null,
  ...changes,
})

async function land(
  store: Store,
  dataset: string,
  records: readonly AnyRecord[],
  months: readonly string[] = ['2024-01', '2024-02', '2024-03'],
  sha256 = `content ${(counter += 1)}`,
) {
  return store.land({ name: 'list.csv', sha256, dataset }, async (landing) => {
    await landing.records(records.map((record, index) => ({ line: index + 2, record })))
    await landing.returns(months.map((month) => ({ district: '330500', month })))
  })
}

async function settle(store: Store): Promise<number> {
  let changed = 0
  for (const { district, year } of await store.dirtyDistricts())
    changed += (await store.recompute(district, year)).changed
  return changed
}

async function value(
  store: Store,
  indicator: string,
  district: string,
  period: string,
): Promise<number | null | undefined> {
  return (await store.figures.read({ indicators: [indicator], districts: [district], periods: [period] }))[0]?.value
}

describe.each(databases)('on $name', ({ open }) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  const fresh = async (): Promise<Store> => {
    await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
    return createStore(database, joined)
  }

  it('changes nothing if a file is sent twice', async () => {
    const store = await fresh()
    await land(store, 'homes', [home('a', '330502001001', 10)], undefined, 'same')
    await settle(store)
    const before = await store.figures.read({})
    expect((await land(store, 'homes', [home('a', '330502001001', 10)], undefined, 'same')).landedBefore).toBe(true)
    expect(await land(store, 'homes', [home('a', '330502001001', 10)])).toMatchObject({
      landedBefore: false,
      accepted: 1,
      changed: 0,
    })
    expect(await store.dirtyDistricts()).toEqual([])
    expect(await store.figures.read({})).toEqual(before)
  })

  it('lists the contents that have landed, each once, with what came of it', async () => {
    const store = await fresh()
    expect(await store.landedContents()).toEqual([])
    const twice = [home('a', '330502001001', 10), home('a', '330502001001', 11)]
    await land(store, 'homes', twice, undefined, 'first')
    await land(store, 'homes', twice, undefined, 'first')
    await land(store, 'homes', [home('b', '330502001001', 5)], undefined, 'second')
    expect(await store.landedContents()).toEqual([
      { sha256: 'first', dataset: 'homes', accepted: 1, refused: 1, reasons: { 'duplicate-key': 1 } },
      { sha256: 'second', dataset: 'homes', accepted: 1, refused: 0, reasons: {} },
    ])
  })

  it('does not count a home from the day it closed', async () => {
    const store = await fresh()
    await land(store, 'homes', [
      home('a', '330502001001', 10),
      home('b', '330502001001', 5, { closedOn: '2024-02-29' }),
    ])
    await settle(store)
    expect(await value(store, 'test.beds', '330502001001', '2024-01')).toBe(15)
    expect(await value(store, 'test.beds', '330502001001', '2024-02')).toBe(10)
  })

  it('keeps the first of two rows with one key, and refuses a conflicting one', async () => {
    const store = await fresh()
    const report = await land(store, 'homes', [
      home('a', '330502001001', 10),
      home('a', '330502001001', 10),
      home('a', '330502001001', 11),
    ])
    expect(report).toMatchObject({ accepted: 2, changed: 1, refused: 1, reasons: { 'duplicate-key': 1 } })
    expect((await store.record('homes', { home: 'a' }))?.['beds']).toBe(10)
    expect(await store.quarantined()).toMatchObject([
      { source: 'list.csv', dataset: 'homes', line: 4, code: 'duplicate-key' },
    ])
  })

  it('leaves nothing behind if a landing fails', async () => {
    const store = await fresh()
    const failing = store.land({ name: 'broken.csv', sha256: 'broken', dataset: 'homes' }, async (landing) => {
      await landing.records([{ line: 2, record: home('a', '330502001001', 10) }])
      throw new Error('the file ended in the middle')
    })
    await expect(failing).rejects.toThrow('the file ended in the middle')
    expect(await store.record('homes', { home: 'a' })).toBeUndefined()
    expect(await store.dirtyDistricts()).toEqual([])
  })

  it('fails the landing if the database refuses a batch, whatever its position, and leaves nothing behind', async () => {
    const store = await fresh()
    await store.openMonth('2024-01')
    const good = { line: 2, record: home('a', '330502001001', 1) }
    const bad = { line: 3, record: home('b', '330502001001', 3e9) }
    for (const batches of [
      [[bad], [good]],
      [[good], [bad]],
      [[good], [bad], [good], [good]],
    ]) {
      const landing = store.land({ name: 'list.csv', sha256: 'refused', dataset: 'homes' }, async ({ records }) => {
        for (const batch of batches) await records(batch)
      })
      await expect(landing).rejects.toThrow('rows could not be copied into the database')
      expect(await store.record('homes', { home: 'a' })).toBeUndefined()
      expect(await store.dirtyDistricts()).toEqual([])
    }
    expect(await land(store, 'homes', [good.record], undefined, 'refused')).toMatchObject({
      landedBefore: false,
      changed: 1,
    })
  })

  it('changes only the figures of the village, township, county and city of a changed record', async () => {
    const store = await fresh()
    await land(store, 'homes', [
      home('a', '330502001001', 10),
      home('b', '330502100201', 20),
      home('c', '330523001201', 30),
    ])
    await settle(store)
    const nameOf = (each: { readonly indicator: string; readonly district: string; readonly period: string }) =>
      `${each.indicator} ${each.district} ${each.period}`
    const before = new Map((await store.figures.read({})).map((each) => [nameOf(each), each]))
    await land(store, 'homes', [home('b', '330502100201', 21)], [])
    await settle(store)
    const after = await store.figures.read({})
    const moved = after.filter((each) => before.get(nameOf(each))!.value !== each.value)
    expect([...new Set(moved.map(({ indicator }) => indicator))].toSorted()).toEqual([
      'test.beds',
      'test.beds-per-home',
      'test.most-beds',
    ])
    expect([...new Set(moved.map(({ district }) => district))].toSorted()).toEqual([
      '330500',
      '330502',
      '330502100',
      '330502100201',
    ])
    for (const each of moved) expect(each.revision).toBeGreaterThan(before.get(nameOf(each))!.revision!)
    const since = Math.max(...[...before.values()].map(({ movedAt }) => movedAt!.getTime()))
    const asked = await store.figures.read({ movedAfter: new Date(since) })
    // `movedAfter` includes every changed figure, and no figure of another district.
    expect(asked.map(nameOf)).toEqual(expect.arrayContaining(moved.map(nameOf)))
    expect([...new Set(asked.map(({ district }) => district))].toSorted()).toEqual([
      '330500',
      '330502',
      '330502100',
      '330502100201',
    ])
  })

  it('reports a city’s figure as not settled while other districts are dirty, and raises its revision with each recompute that changes it', async () => {
    const store = await fresh()
    await land(store, 'homes', [
      home('a', '330502001001', 10),
      home('b', '330502100201', 20),
      home('c', '330523001201', 30),
    ])
    const beds = async () =>
      (await store.figures.read({ indicators: ['test.beds'], districts: ['330500'], periods: ['2024-01'] }))[0]
    await store.recompute('330502001', '2024')
    const first = await beds()
    expect(first).toMatchObject({ value: 10, settled: false })
    await settle(store)
    const second = await beds()
    expect(second).toMatchObject({ value: 60, settled: true })
    expect(second!.revision).toBeGreaterThan(first!.revision!)
    await land(store, 'homes', [home('a', '330502001001', 11), home('b', '330502100201', 21)], [])
    await store.recompute('330502001', '2024')
    expect(await beds()).toMatchObject({ value: 61, settled: false })
    await settle(store)
    expect(await beds()).toMatchObject({ value: 62, settled: true })
  })

  it('removes a record that moves to another village of its county from the old one', async () => {
    const store = await fresh()
    await land(store, 'homes', [home('a', '330502001001', 10)])
    await settle(store)
    await land(store, 'homes', [home('a', '330502100201', 10)], [])
    await settle(store)
    expect(await value(store, 'test.homes', '330502001', '2024')).toBe(0)
    expect(await value(store, 'test.homes', '330502100', '2024')).toBe(1)
    expect(await value(store, 'test.homes', '330500', '2024')).toBe(1)
  })

  it('keeps a record in each of two counties that report one key', async () => {
    const store = await fresh()
    await land(store, 'homes', [home('a', '330502001001', 10)])
    await land(store, 'homes', [home('a', '330523001201', 10)], [])
    await settle(store)
    expect(await value(store, 'test.homes', '330502', '2024')).toBe(1)
    expect(await value(store, 'test.homes', '330523', '2024')).toBe(1)
    expect(await value(store, 'test.homes', '330500', '2024')).toBe(2)
  })

  it('reports a dataset without a return as missing, and an empty return as zero', async () => {
    const store = await fresh()
    await store.land({ name: 'one.csv', sha256: 'one', dataset: 'homes' }, async (landing) => {
      await landing.records([{ line: 2, record: home('a', '330502001001', 10) }])
      await landing.returns([{ district: '330502', month: '2024-01' }])
    })
    await settle(store)
    const [city] = await store.figures.read({ indicators: ['test.homes'], districts: ['330500'], periods: ['2024-01'] })
    expect(city).toMatchObject({ value: 1, status: 'P', reason: 'returns-due', received: 1, expected: 2 })
    expect(await value(store, 'test.homes', '330502100202', '2024-01')).toBe(0)
    const [other] = await store.figures.read({
      indicators: ['test.homes'],
      districts: ['330523'],
      periods: ['2024-01'],
    })
    expect(other).toMatchObject({ value: null, status: 'L', reason: 'not-returned' })
  })

  it('computes correct parents if two siblings are recomputed at the same time', async () => {
    const store = await fresh()
    await land(store, 'homes', [home('seed', '330502001001', 1)])
    await settle(store)
    for (let round = 0; round < 8; round += 1) {
      await land(
        store,
        'homes',
        [
          home(`a${round}`, '330502001001', 1),
          home(`b${round}`, '330502100201', 1),
          home(`c${round}`, '330523001201', 1),
        ],
        [],
      )
      await Promise.all(['330502001', '330502100', '330523001'].map((district) => store.recompute(district, '2024')))
      expect(await value(store, 'test.homes', '330500', '2024')).toBe(1 + 3 * (round + 1))
    }
    expect(await store.dirtyDistricts()).toEqual([])
  })

  it('keeps a change dirty that lands during a recompute of its district, and computes it next', async () => {
    const store = await fresh()
    await land(store, 'homes', [home('a', '330502001001', 1)])
    let landed: Promise<unknown> | undefined
    const running = store.recompute('330502001', '2024', () => {
      landed ??= land(store, 'homes', [home('b', '330502001001', 1)], [])
    })
    await running
    await landed
    await settle(store)
    expect(await value(store, 'test.homes', '330502001', '2024')).toBe(2)
  })

  it('opens a month for all districts when one office returns it later', async () => {
    const store = await fresh()
    await land(store, 'homes', [home('a', '330502001001', 10)], ['2024-01'])
    await settle(store)
    expect(
      (await store.figures.read({ indicators: ['test.homes'], districts: ['330502'], periods: ['2024'] }))[0],
    ).toMatchObject({
      asOf: '2024-01-31',
      status: 'P',
      reason: 'period-open',
    })
    await land(store, 'grants', [], ['2024-02'])
    await settle(store)
    expect(await store.returnedMonths()).toEqual(['2024-01', '2024-02'])
    expect(
      (await store.figures.read({ indicators: ['test.homes'], districts: ['330502'], periods: ['2024'] }))[0],
    ).toMatchObject({
      asOf: '2024-02-29',
      status: 'L',
    })
  })

  it('reports missing figures of a late dataset in all districts, as for a dataset that landed first', async () => {
    const store = await fresh()
    await land(store, 'grants', [], ['2024-01'])
    await settle(store)
    await store.land({ name: 'homes', sha256: 'late', dataset: 'homes' }, (landing) =>
      landing.returns([{ district: '330523', month: '2024-01' }]),
    )
    await settle(store)
    const found = await store.figures.read({
      indicators: ['test.homes'],
      districts: ['330500', '330502', '330523'],
      periods: ['2024-01'],
    })
    expect(found.map((each) => [each.district, each.status, each.value])).toEqual([
      ['330500', 'P', 0],
      ['330502', 'L', null],
      ['330523', 'A', 0],
    ])
  })
})
