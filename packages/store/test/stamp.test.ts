import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { createStore } from '../src/index.js'
import { databases } from './databases.js'
import { landOne, settle } from './memory.js'
import { home } from './small-city-records.js'

const returns = [{ dataset: 'homes', district: '330500', month: '2024-01' }]
const postgres = databases.find(({ name }) => name === 'PostgreSQL')
// The embedded database has one connection, so that nobody reads while a recompute is under way.
const skipped = postgres === undefined ? ': skipped, since DATABASE_URL is not set and PGlite has one connection' : ''

describe(`A stamp that was read while a recompute was under way${skipped}`, () => {
  it.skipIf(postgres === undefined)('is another one once the recompute has committed', async () => {
    const database = await postgres!.open()
    const store = await createStore(database, smallCity)
    const read = async () => ({
      stamp: await store.stamp(),
      value: (await store.figures.read({ indicators: ['test.homes'], districts: ['330500'], periods: ['2024-01'] }))[0]!
        .value,
    })
    await landOne(store, 'homes', { homes: [home('a', '330502001001')] }, returns, 'one')
    await settle(store)
    await landOne(store, 'homes', { homes: [home('b', '330502001001')] }, [], 'two')
    const schema = database.schema
    const db = database.kysely.withSchema(schema)
    const turn = async () =>
      (await sql<{ turn: string }>`select last_value::text as turn from ${sql.id(schema, 'turn')}`.execute(db)).rows[0]!
        .turn
    const drawn = await turn()
    // Holds the recompute after it has drawn its turn and before it writes its sums.
    const holder = await db.startTransaction().execute()
    await sql`select 1 from ${sql.id(schema, 'sums')} for update`.execute(holder)
    const recomputed = store.recompute('330502', '2024')
    while ((await turn()) === drawn) await sleep(20)
    // The cell is stale again, so that the recompute leaves its mark as it is.
    await store.mark([{ dataset: 'homes', district: '330502001001', month: '2024-01' }])
    const before = await read()
    await holder.rollback().execute()
    expect((await recomputed).changed).toBeGreaterThan(0)
    const after = await read()
    expect([before.value, after.value]).toEqual([1, 2])
    expect(after.stamp).not.toBe(before.stamp)
  })
})
