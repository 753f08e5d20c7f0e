import { sql } from 'kysely'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AnyRecord } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { smallCity } from '@minzheng/core/testing'
import { CatalogueReplacedError, createStore, type Database, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { grant, home } from './small-city-records.js'

async function filled(database: Database): Promise<Store> {
  const store = await createStore(database, smallCity)
  const land = (dataset: string, records: readonly AnyRecord[]) =>
    store.land({ name: `${dataset}.csv`, sha256: dataset, dataset }, async (landing) => {
      await landing.records(records.map((record, at) => ({ line: at + 2, record })))
      await landing.returns(['2024-01', '2024-02'].map((month) => ({ district: '330500', month })))
    })
  await land('homes', [
    home('h1', '330502001001'),
    home('h2', '330502100201', { openedOn: '2024-02-10' }),
    home('h3', '330523001', { openedOn: '2020-01-01' }),
  ])
  await land('grants', [
    grant('g1', '1'),
    grant('g2', '1', { paidOn: '2024-02-10' }),
    grant('g3', '2', { paidOn: '2024-02-11' }),
  ])
  return store
}

const refresh = async (store: Store): Promise<void> => {
  for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
}

describe.each(databases)('reconciliation, on $name', ({ open }) => {
  // One database for all tests, because the embedded one takes seconds to start; each test begins without tables.
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  afterEach(() => database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute())

  it('finds no difference if all sums are computed, and counts dirty cells as stale, not as wrong', async () => {
    const store = await filled(database)
    const dirty = await store.reconcile('330500', '2024')
    expect(dirty.differences).toEqual([])
    expect(dirty.stale).toBeGreaterThan(0)
    await refresh(store)
    const clean = await store.reconcile('330500', '2024')
    expect(clean).toMatchObject({ differences: [], toRepair: [], stale: 0 })
    expect(clean.compared).toBeGreaterThan(100)
  })

  it('finds a wrong cell and a lost total, and a recompute of the marked cells repairs them', async () => {
    const store = await filled(database)
    await refresh(store)
    const before = await store.figures.read({ parts: 'all' })
    const { schema, kysely } = database
    const sums = sql.id(schema, 'sums')
    await sql`update ${sums} set own = array_fill(null::float8, array[cardinality(own)]) where dataset = 'homes' and district = '330502001001'`.execute(
      kysely,
    )
    await sql`update ${sums} set total = null where dataset = 'grants' and district = '330502'`.execute(kysely)
    const found = await store.reconcile('330500', '2024')
    expect(found.differences.map(({ kind, of, district, at }) => `${kind} ${of} ${district} ${at}`).toSorted()).toEqual(
      [
        'cell homes 330502001001 2024-01',
        'cell homes 330502001001 2024-02',
        'total grants 330502 2024-01',
        'total grants 330502 2024-02',
      ],
    )
    await store.mark(found.toRepair)
    await refresh(store)
    expect((await store.reconcile('330500', '2024')).differences).toEqual([])
    const plain = (rows: typeof before) => rows.map(({ revision: _revision, movedAt: _movedAt, ...row }) => row)
    expect(plain(await store.figures.read({ parts: 'all' }))).toEqual(plain(before))
  })

  it('computes stocks of an opened month before its first return, and changes nothing if it is opened again', async () => {
    const store = await filled(database)
    await refresh(store)
    expect(await store.openMonth('2024-03')).toBe(true)
    await refresh(store)
    expect(await store.openMonth('2024-03')).toBe(false)
    expect(await store.dirtyDistricts()).toEqual([])
    expect(await store.returnedMonths()).toEqual(['2024-01', '2024-02'])
    // The month has no return, so the figure is not known, but its sums are computed.
    expect(
      await store.figures.read({ indicators: ['test.homes'], districts: ['330500'], periods: ['2024-03'] }),
    ).toMatchObject([{ status: 'L', value: null }])
    expect(
      (await store.figures.source({ districts: ['330500'], periods: [parsePeriod('2024-03')] })).returns.months,
    ).toEqual(['2024-01', '2024-02'])
    expect((await store.reconcile('330500', '2024')).differences).toEqual([])
  })

  it('stops a process whose definitions were replaced', async () => {
    const store = await filled(database)
    await sql`update ${sql.id(database.schema, 'setting')} set value = 'newer' where name = 'definitions'`.execute(
      database.kysely,
    )
    await expect(store.recompute('330500', '2024')).rejects.toThrow(CatalogueReplacedError)
    expect(await store.dirtyDistricts()).not.toEqual([])
  })
})
