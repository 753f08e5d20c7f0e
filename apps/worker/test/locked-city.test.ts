import { randomBytes } from 'node:crypto'
import { smallCity } from '@minzheng/core/testing'
import { createStore, openDatabase, type Database } from '@minzheng/store'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { debounce, DelayJobError } from '../src/jobs/debounce.js'
import { dirtyProbe } from '../src/jobs/dirty-probe.js'
import { recomputeHandler } from '../src/jobs/recompute.js'

const url = process.env['DATABASE_URL']
if (url === undefined) console.log('worker: a locked city is not tested, because DATABASE_URL is not set.')
let database: Database | undefined

afterAll(async () => {
  await database?.kysely.schema.dropSchema(database.schema).cascade().execute()
  await database?.close()
})

describe.skipIf(url === undefined)(
  'a recompute of a city that a frozen process has locked',
  { timeout: 60_000 },
  () => {
    it('is delayed without counting an attempt, and runs once the lock is released', async () => {
      const schema = `test_${randomBytes(4).toString('hex')}`
      database = await openDatabase({ url: url!, schema, timeouts: { lockMs: 200 } })
      const store = await createStore(database, smallCity)
      const { root } = smallCity.districts
      const [dataset] = smallCity.datasets.keys()
      await store.mark([{ dataset: dataset!, district: root.code, month: '2024-01' }])
      const frozen = new pg.Client({ connectionString: url! })
      await frozen.connect()
      await frozen.query('begin')
      await frozen.query(`select 1 from ${schema}.district where code = $1 for update`, [root.code])
      const handler = recomputeHandler({
        store,
        catalogue: smallCity,
        probe: dirtyProbe(store, smallCity),
        debounce: debounce(),
      })
      const said: string[] = []
      const job = () =>
        handler(
          { district: root.code, period: '2024' },
          { progress: () => {}, log: (_level, message) => void said.push(message) },
        )
      await expect(job()).rejects.toThrow(DelayJobError)
      expect(said).toEqual(['another process holds the lock on the city; the job is delayed'])
      await frozen.end()
      expect(await job()).toMatchObject({ outcome: 'done' })
    })
  },
)
