import { randomBytes } from 'node:crypto'
import { openQueue, type OpenQueue } from '@minzheng/queue'
import { crewOf, type Crew } from './crew.js'
import { cityRow } from './city-row.js'
import type { Figure } from '../measuring/measurement.js'
import { mealsCatalogue } from '../meals/meals.js'
import { forget, mealsStore, settle, type MealsStore } from '../meals/meals-store.js'
import { refuseOtherFigures } from '../meals/refuse-others.js'
import type { Opened } from '../measuring/opened.js'
import { postgresCpu, redisCpu } from '../measuring/server-cpu.js'

const sizes = [1, 2, 4, 8] as const

/**
 * All sums of the city from the records, a job for each township, by one to eight worker processes with one job at a
 * time each, on one Redis and one PostgreSQL: how long it takes, what CPU it costs where, how much of the time the
 * city's row is held, which one transaction at a time does, and how much of the workers' time is waiting for it. The
 * figures are held against the query by hand after each run.
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
          const crew = await crewOf(processes, place)
          try {
            // Not before they are there: a worker that starts looks for what is dirty, and would begin.
            await forget(meals)
            for (const figure of await oneRun(meals, opened, crew, processes, redis)) {
              const name = `${processes} ${processes === 1 ? 'process' : 'processes'}: ${figure.name}`
              figures.push({ ...figure, name })
            }
          } finally {
            await crew.stop()
          }
          await refuseOtherFigures(meals)
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
  crew: Crew,
  processes: number,
  redis: string,
): Promise<readonly Figure[]> {
  // A few villages lie in no township.
  const { districts } = mealsCatalogue
  const places = [
    ...new Set(
      districts
        .atLevel(districts.root.code, 'village')
        .map(({ code }) => districts.ancestorAt(code, 'township')?.code ?? code),
    ),
  ]
  const cpu = async () => [await crew.cpu(), (await postgresCpu()) ?? NaN, await redisCpu(redis)] as const
  const before = await cpu()
  const row = cityRow(database.kysely, schema)
  const ended = crew.ended(places.length)
  const began = performance.now()
  await queue.addBulk(places.map((district) => ({ name: 'recompute' as const, data: { district, period: '2024' } })))
  await ended
  const seconds = (performance.now() - began) / 1000
  const { waiting, held } = await row.stop()
  const after = await cpu()
  const { cells } = await store.staleness()
  if (cells > 0) throw new Error(`${cells} cells are still dirty`)
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
