import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openQueue } from '@minzheng/queue'
import { startWorker } from '@minzheng/worker'
import { landCorrection } from '../meals/correction.js'
import { mealsCatalogue } from '../meals/meals.js'
import { mealsStore, settle } from '../meals/meals-store.js'
import { refuseOtherFigures } from '../meals/refuse-others.js'
import { median } from '../measuring/median.js'
import type { Opened } from '../measuring/opened.js'

const changes = 15
/** A district that was computed within two seconds is let calm down first; each change here is to be the first. */
const apart = 2100

/** One changed record, landed, queued as an import does it, taken by a worker, until nothing is dirty any more. */
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
          await sleep(apart)
          const began = performance.now()
          await landCorrection(meals)
          await worker.relay.run()
          while ((await store.dirtyDistricts()).length > 0) await sleep(1)
          times.push(performance.now() - began)
        }
        await worker.drained()
        await refuseOtherFigures({ database, schema, store })
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
