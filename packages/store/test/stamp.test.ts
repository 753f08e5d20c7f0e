import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { createStore } from '../src/index.js'
import { databases } from './databases.js'

const postgres = databases.find(({ name }) => name === 'PostgreSQL')

const home = (beds: number) => ({
  home: 'w1',
  district: '330502001001',
  kind: 'public',
  beds,
  nursingBeds: 1,
  gradedOn: null,
  gradeEndsOn: null,
  inspectedOn: null,
  openedOn: '2023-05-01',
  closedOn: null,
})

// The embedded database has one connection, so nothing is read between two statements of a recompute.
it.skipIf(postgres === undefined)(
  'the stamp of live figures moves when a recompute is committed, not when it begins, also if it clears no mark (PostgreSQL)',
  { timeout: 60_000 },
  async () => {
    const database = await postgres!.open()
    const { schema } = database
    const store = await createStore(database, smallCity)
    const land = (beds: number) =>
      store.land(
        {
          name: `${beds}.csv`,
          sha256: String(beds).padStart(64, '0'),
          dataset: 'homes',
          period: { from: '2024-01', asOf: '2024-01' },
        },
        async (landing) => {
          await landing.records([{ line: 3, record: home(beds) }])
          await landing.returns([{ district: '330502', month: '2024-01' }])
          await landing.full({ district: '330502' })
        },
      )
    const numbers = async () => {
      const { rows } = await sql<{ own: string }>`
        select string_agg(concat_ws(':', district, total::text), ' ' order by district) as own from ${sql.id(schema, 'sums')}`.execute(
        database.kysely,
      )
      return rows[0]!.own
    }
    const dirty = async () => (await store.dirtyCells(100))!
    await land(10)
    while ((await store.staleness()).cells > 0) await store.recompute('330500', '2024')
    await land(20)
    const before = await numbers()
    let recomputed: Promise<unknown> | undefined
    let between: string | undefined
    await database.kysely.transaction().execute(async (tx) => {
      // Holds the recompute after it has drawn its turn, at its first row of sums.
      await sql`select 1 from ${sql.id(schema, 'sums')} for update`.execute(tx)
      recomputed = store.recompute('330500', '2024')
      for (;;) {
        const { rows } = await sql<{ waiting: number }>`
          select count(*)::integer as waiting from pg_locks l join pg_stat_activity a using (pid)
          where not l.granted and a.query like ${`%"${schema}"."sums"%`}`.execute(tx)
        if (rows[0]!.waiting > 0) break
        await sleep(20)
      }
      // A later change raises the marks, so that the recompute clears none of them.
      await store.mark((await dirty()).map(({ dataset, district, month }) => ({ dataset, district, month })))
      expect(await numbers()).toBe(before)
      between = await store.stamp()
    })
    await recomputed
    expect(await numbers()).not.toBe(before)
    expect((await dirty()).length).toBeGreaterThan(0)
    expect(await store.stamp()).not.toBe(between)
  },
)
