import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalogue, count, domain, indicator, is, total, type AnyRecord, type Catalogue } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { grants, homes, smallCity } from '@minzheng/core/testing'
import { createStore, type Database, type Store } from '../src/index.js'
import { numbersText, readNumbers } from '../src/sums/array-text.js'
import { databases } from './databases.js'
import { landOne, settle } from './memory.js'
import { grant, home } from './small-city-records.js'

const months = ['2023-12', '2024-01', '2024-02']
const returned = (dataset: string) => months.map((month) => ({ dataset, district: '330500', month }))

let turn = 0
const land = (store: Store, dataset: string, records: readonly AnyRecord[], returns = returned(dataset)) =>
  landOne(store, dataset, { [dataset]: records }, returns, `landing ${(turn += 1)}`)

const figure = async (store: Store, id: string, district = '330500', period = '2024-01') =>
  (await store.figures.read({ indicators: [id], districts: [district], periods: [period] }))[0]!

it('reads numbers from a PostgreSQL array as they were written', () => {
  const anyNumber = fc.oneof(fc.constant(NaN), fc.maxSafeInteger(), fc.double({ noDefaultInfinity: true, noNaN: true }))
  fc.assert(
    fc.property(fc.array(anyNumber), (numbers) => {
      const read = new Float64Array(numbers.length)
      readNumbers(numbersText(Float64Array.from(numbers)), read)
      // The text format has no negative zero.
      expect([...read].map((each) => each + 0)).toEqual(numbers.map((each) => each + 0))
    }),
  )
})

describe.each(databases)('sums, on $name', ({ open }) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  const fresh = async (known: Catalogue = smallCity): Promise<Store> => {
    await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
    return createStore(database, known)
  }

  it('does not replace newer sums with those of an older run that finishes late', async () => {
    const store = await fresh()
    await land(store, 'homes', [home('a', '330502001001')])
    let newer: Promise<unknown> | undefined
    await store.recompute('330502001', '2024', (done, all) => {
      // At this point the records have been read and nothing has been written.
      if (done < all)
        newer ??= land(store, 'homes', [home('b', '330502001001')], []).then(() => store.recompute('330502001', '2024'))
    })
    await newer
    await settle(store)
    expect(await figure(store, 'test.homes')).toMatchObject({ value: 2, settled: true })
    expect((await store.reconcile('330500', '2024')).differences).toEqual([])
  })

  it('reports a figure as not computed until its first recompute, and keeps an older figure until it is replaced', async () => {
    const store = await fresh()
    await land(store, 'homes', [home('a', '330502001001')])
    expect(await figure(store, 'test.homes')).toMatchObject({
      value: null,
      status: 'L',
      reason: 'not-computed',
      settled: false,
      revision: null,
    })
    // Nothing has landed for this county: its count is known to be zero.
    expect(await figure(store, 'test.homes', '330523')).toMatchObject({ value: 0, settled: true })
    await settle(store)
    expect(await figure(store, 'test.homes')).toMatchObject({ value: 1, reason: null, settled: true })
    await land(store, 'homes', [home('b', '330523001201')], [])
    expect(await figure(store, 'test.homes')).toMatchObject({ value: 1, settled: false })
    await settle(store)
    expect(await figure(store, 'test.homes')).toMatchObject({ value: 2, settled: true })
  })

  it('raises a revision only if a number changes, and for a distinct count if other values are counted', async () => {
    const store = await fresh()
    await land(store, 'homes', [home('a', '330502001001')])
    await land(store, 'grants', [grant('1', '7')])
    await settle(store)
    const before = await store.figures.read({})
    const last = new Date(Math.max(...before.map(({ movedAt }) => movedAt?.getTime() ?? 0)))
    await land(store, 'homes', [home('a', '330502001001', { openedOn: '2023-04-01' })], [])
    await settle(store)
    expect(await store.figures.read({})).toEqual(before)
    await land(store, 'grants', [grant('1', '8')], [])
    await settle(store)
    const moved = await store.figures.read({ movedAfter: last })
    expect(moved.map((each) => each.indicator)).toContain('test.persons-helped')
    expect(moved.every(({ movedAt, revision }) => movedAt! > last && revision !== null)).toBe(true)
    // The same number of persons, but different persons.
    expect((await figure(store, 'test.persons-helped')).value).toBe(1)
  })

  it('changes a figure and its `movedAt` for a return without records', async () => {
    const store = await fresh()
    await land(
      store,
      'homes',
      [home('a', '330502001001')],
      [{ dataset: 'homes', district: '330502', month: '2024-01' }],
    )
    await settle(store)
    expect(await figure(store, 'test.homes')).toMatchObject({ status: 'P', reason: 'returns-due' })
    const since = (await figure(store, 'test.homes')).movedAt!
    await land(store, 'homes', [], [{ dataset: 'homes', district: '330523', month: '2024-01' }])
    expect((await store.staleness()).cells).toBe(0)
    const [moved] = await store.figures.read({
      indicators: ['test.homes'],
      districts: ['330500'],
      periods: ['2024-01'],
      movedAfter: since,
    })
    expect(moved).toMatchObject({ value: 1, status: 'A' })
    expect(
      await store.figures.read({
        indicators: ['test.homes'],
        districts: ['330502001'],
        periods: ['2024-01'],
        movedAfter: since,
      }),
    ).toEqual([])
  })

  it('refuses a sum that is not exact, and stores nothing', async () => {
    const store = await fresh()
    await land(store, 'grants', [grant('1', '7', { amount: 2 ** 53 - 1 }), grant('2', '7', { amount: 5 })])
    await expect(store.recompute('330500', '2024')).rejects.toThrow('a sum must be a safe integer to stay exact')
    expect((await store.staleness()).cells).toBeGreaterThan(0)
    expect(await figure(store, 'test.grant-money')).toMatchObject({ value: null, reason: 'not-computed' })
    await land(store, 'grants', [grant('1', '7', { amount: 3 })], [])
    await settle(store)
    expect(await figure(store, 'test.grant-money')).toMatchObject({ numerator: 8, settled: true })
  })

  it('returns requested sums from a source, and throws for any other', async () => {
    const store = await fresh()
    await land(store, 'homes', [home('a', '330502001001')])
    await settle(store)
    const source = await store.figures.source({
      districts: ['330500'],
      periods: [parsePeriod('2024-01')],
      indicators: ['test.homes'],
    })
    const { key } = count(homes)
    expect(source.total('homes', '330500', '2024-01', key)).toBe(1)
    expect(() => source.total('homes', '330502', '2024-01', key)).toThrow(
      'sums must be requested before they are read, got homes, 330502, 2024-01',
    )
    expect(() => source.total('homes', '330500', '2024-02', key)).toThrow('sums must be requested before they are read')
    expect(() => source.total('grants', '330500', '2024-01', count(grants).key)).toThrow(
      'sums must be requested before they are read',
    )
  })

  it('reports a new measure as not computed, and keeps the other figures', async () => {
    const private_ = indicator({
      id: 'test.private-homes-opened',
      name: { zh: '民办', en: 'Private' },
      unit: 'organisation',
      time: 'stock',
      better: 'higher',
      lowestLevel: 'county',
      formula: total(count(homes, { where: is(homes.col.beds, 77) })),
    })
    const [{ datasets, indicators }] = smallCity.domains as readonly [Catalogue['domains'][number]]
    const more = catalogue(
      [
        domain({
          name: 'test',
          title: { zh: '试验', en: 'Test' },
          datasets,
          indicators: [...indicators, private_] as never,
        }),
      ],
      smallCity.districts,
    )
    const store = await fresh()
    await land(store, 'homes', [home('a', '330502001001', { beds: 77 }), home('b', '330502001001')])
    await land(store, 'grants', [grant('1', '7')])
    await settle(store)
    const later = await createStore(database, more)
    expect(new Set((await later.dirtyCells(1000))!.map(({ dataset }) => dataset))).toEqual(new Set(['homes']))
    expect(await figure(later, 'test.homes')).toMatchObject({ value: 2, settled: false })
    expect(await figure(later, private_.id)).toMatchObject({ value: null, reason: 'not-computed' })
    await settle(later)
    expect(await figure(later, private_.id)).toMatchObject({ value: 1, reason: null, settled: true })
  })
})
