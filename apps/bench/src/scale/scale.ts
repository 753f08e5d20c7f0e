import { randomBytes } from 'node:crypto'
import { openQueue, type OpenQueue } from '@minzheng/queue'
import { startWorkerPool, type WorkerPool } from './worker-pool.js'
import { sampleCityLock } from './city-lock-use.js'
import type { Figure } from '../measuring/measurement.js'
import { mealsCatalogue } from '../meals/meals.js'
import { deleteSums, mealsStore, settle, type MealsStore } from '../meals/meals-store.js'
import { assertSameFigures } from '../meals/assert-figures.js'
import type { Opened } from '../measuring/opened.js'
import { postgresCpu, redisCpu } from '../measuring/server-cpu.js'

const sizes = [1, 2, 4, 8] as const

/**
 * Computes all sums of the city from the records with one job per township, by one to eight worker processes with one
 * job at a time each, on one Redis and one PostgreSQL. Measures the time, the CPU of each server, the share of the time
 * in which the city's lock is held (by one transaction at a time), and the share of the workers' time that is spent
 * waiting for it. Compares the figures with the hand-written query after each run.
 */
export async function scale(redis: string, url: string, size: number): Promise<Opened> {
  const meals = await mealsStore(url, size)
  await settle(meals.store)
  const prefix = `bench_${randomBytes(4).toString('hex')}`
  const opened = await openQueue({ redis, prefix })
  const named = new URL(url)
  named.searchParams.set('application_name', meals.schema)
  const place = [named.href, meals.schema, redis, prefix] as const
  if ((await postgresCpu()) === undefined)
    process.stdout.write('the CPU of PostgreSQL cannot be read here: /proc does not show its processes\n')
  return {
    measurement: {
      name: `Full recompute of ${meals.rows.toLocaleString('en')} records by townships`,
      rounds: 3,
      run: async () => {
        const figures: Figure[] = []
        for (const processes of sizes) {
          const pool = await startWorkerPool(processes, place)
          try {
            // Marks the cells only now, because a starting worker would sweep them and begin.
            await deleteSums(meals)
            for (const figure of await oneRun(meals, opened, pool, processes, redis)) {
              const name = `${processes} ${processes === 1 ? 'process' : 'processes'}: ${figure.name}`
              figures.push({ ...figure, name })
            }
          } finally {
            await pool.stop()
          }
          await assertSameFigures(meals)
        }
        return figures
      },
    },
    close: async () => {
      await opened.queue.obliterate({ force: true })
      await opened.close()
      await meals.drop()
    },
  }
}

async function oneRun(
  { database, schema, store }: MealsStore,
  { queue }: OpenQueue,
  pool: WorkerPool,
  processes: number,
  redis: string,
): Promise<readonly Figure[]> {
  // A few villages are in no township.
  const { districts } = mealsCatalogue
  const places = [
    ...new Set(
      districts
        .atLevel(districts.root.code, 'village')
        .map(({ code }) => districts.ancestorAt(code, 'township')?.code ?? code),
    ),
  ]
  const cpu = async () => [await pool.cpu(), (await postgresCpu()) ?? NaN, await redisCpu(redis)] as const
  const before = await cpu()
  const row = sampleCityLock(database.kysely, schema)
  const ended = pool.ended(places.length)
  const began = performance.now()
  await queue.addBulk(places.map((district) => ({ name: 'recompute' as const, data: { district, period: '2024' } })))
  await ended
  const seconds = (performance.now() - began) / 1000
  const { waiting, held } = await row.stop()
  const after = await cpu()
  const { cells } = await store.staleness()
  if (cells > 0) throw new Error(`no cell must be dirty at the end, got ${cells}`)
  const [workers, postgres, inRedis] = after.map((used, at) => used - before[at]!) as [number, number, number]
  return [
    { name: 'time', value: seconds, unit: 's' },
    { name: 'the city’s row is held', value: 100 * held, unit: '% of the time' },
    { name: 'waiting for the city’s row', value: (100 * waiting) / processes, unit: '% of the workers’ time' },
    { name: 'CPU in the workers', value: workers, unit: 's' },
    ...(Number.isNaN(postgres) ? [] : [{ name: 'CPU in PostgreSQL', value: postgres, unit: 's' }]),
    { name: 'CPU in Redis', value: inRedis, unit: 's' },
  ]
}
