import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openQueue } from '@minzheng/queue'
import { startWorker } from '@minzheng/worker'
import { landCorrection } from '../meals/correction.js'
import { mealsCatalogue } from '../meals/meals.js'
import { mealsStore, settle } from '../meals/meals-store.js'
import { assertSameFigures } from '../meals/assert-figures.js'
import { median } from '../measuring/median.js'
import type { Opened } from '../measuring/opened.js'

const changes = 15
/**
 * Pause between changes in milliseconds. The worker debounces a district that it recomputed within the last two
 * seconds; each change here must not be debounced.
 */
const pauseMs = 2100

/**
 * Lands one changed record, queues its district as an import does, and waits until a worker has recomputed it and
 * nothing is dirty.
 */
export async function endToEnd(redis: string, url: string | undefined, size: number): Promise<Opened> {
  const meals = await mealsStore(url, size)
  const { database, schema, store } = meals
  await settle(store)
  const connection = { redis, prefix: `bench_${randomBytes(4).toString('hex')}` }
  const worker = await startWorker({
    store,
    catalogue: mealsCatalogue,
    connection,
    log: (level, message) => {
      if (level === 'error') throw new Error(message)
    },
  })
  return {
    measurement: {
      name: `One change among ${meals.rows.toLocaleString('en')} records, through the queue`,
      rounds: 1,
      run: async () => {
        const times: number[] = []
        for (let change = 0; change < changes; change += 1) {
          await sleep(pauseMs)
          const began = performance.now()
          await landCorrection(meals)
          await worker.relay.run()
          while ((await store.dirtyDistricts()).length > 0) await sleep(1)
          times.push(performance.now() - began)
        }
        await worker.waitUntilIdle()
        await assertSameFigures({ database, schema, store })
        return [{ name: `until the city’s figures are right, median of ${changes}`, value: median(times), unit: 'ms' }]
      },
    },
    close: async () => {
      await worker.close()
      const { queue, close } = await openQueue(connection)
      await queue.obliterate({ force: true })
      await close()
      await meals.drop()
    },
  }
}
