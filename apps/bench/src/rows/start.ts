import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { openQueue } from '@minzheng/queue'
import { createStore, openDatabase, type Cell } from '@minzheng/store'
import type { Figure } from '../measuring/measurement.js'
import type { Opened } from '../measuring/opened.js'
import { startProcess } from '../measuring/service-process.js'

const dataset = 'caregivers'

/**
 * Measures a worker service with all domains: the time from process start to the end of the first job, and its memory
 * while idle and under load. Its tables exist; one cell is dirty, which its first sweep finds. The load is every
 * village and month of a register, then jobs that find nothing to do.
 */
export async function start(redis: string, url: string): Promise<Opened> {
  const schema = `bench_start_${randomBytes(4).toString('hex')}`
  const database = await openDatabase({ url, schema })
  const store = await createStore(database, huzhouCatalogue)
  const connection = { redis, prefix: schema }
  const { queue, close } = await openQueue(connection)
  const { districts } = huzhouCatalogue
  const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`)
  await store.land({ name: 'returns', sha256: 'returns', dataset }, (landing) =>
    landing.returns(months.map((month) => ({ district: districts.root.code, month }))),
  )
  for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
  const villages = districts.atLevel(districts.root.code, 'village').map(({ code }) => code)
  const cells = villages.flatMap((district) => months.map((month): Cell => ({ dataset, district, month })))
  const settings = {
    DATABASE_URL: url,
    MINZHENG_SCHEMA: schema,
    REDIS_URL: redis,
    QUEUE_PREFIX: schema,
    WORKER_CONCURRENCY: '4',
    SWEEP_INTERVAL_MS: '500',
  }

  const run = async (): Promise<readonly Figure[]> => {
    await store.mark(cells.slice(0, 1))
    const service = startProcess(settings)
    try {
      const started = await service.said('started')
      const done = await service.said('a job was done')
      await sleep(2000)
      const idle = await service.memory()
      await store.mark(cells)
      await until(async () => (await store.staleness()).cells === 0)
      await queue.addBulk(
        villages.map((district) => ({ name: 'recompute' as const, data: { district, period: '2024' } })),
      )
      await until(async () => (await queue.getJobCounts('waiting', 'active'))['waiting'] === 0)
      const loaded = await service.memory()
      return [
        { name: 'process start to ready', value: started, unit: 'ms' },
        { name: 'process start to first job done', value: done, unit: 'ms' },
        ...(idle === undefined || loaded === undefined
          ? []
          : [
              { name: 'resident while idle', value: idle.now, unit: 'MB' },
              { name: 'resident under load, at most', value: loaded.most, unit: 'MB' },
            ]),
      ]
    } finally {
      await service.stop()
    }
  }
  return {
    measurement: { name: 'A worker service with all domains', rounds: 5, run },
    close: async () => {
      await queue.obliterate({ force: true })
      await close()
      await database.kysely.schema.dropSchema(schema).ifExists().cascade().execute()
      await store.close()
    },
  }
}

/** Polls for two minutes at most. */
async function until(is: () => Promise<boolean>): Promise<void> {
  for (const late = performance.now() + 120_000; !(await is()); await sleep(100))
    if (performance.now() > late) throw new Error('the load must be done within two minutes, but was not')
}
