import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { openQueue } from '@minzheng/queue'
import { startWorker } from '@minzheng/worker'
import type { Figure } from '../measuring/measurement.js'
import { mealsCatalogue } from '../meals/meals.js'
import { mealsStore, settle } from '../meals/meals-store.js'
import { assertSameFigures } from '../meals/assert-figures.js'
import type { Opened } from '../measuring/opened.js'

const changes = 10_000
const landings = 100
const villages = 50
/** Milliseconds between two landings: ten seconds in all. */
const step = 100

/**
 * Lands ten thousand changed records of one month within ten seconds, in a hundred landings of a hundred records, each
 * with records of all fifty villages, like tills that send at the same time. After each landing it queues the dirty
 * districts, as an import does. The worker runs in this process on the real queue.
 */
export async function burst(redis: string, url: string | undefined, size: number): Promise<Opened> {
  const { database, schema, store, drop } = await mealsStore(url, size)
  const places = spread(
    mealsCatalogue.districts.all.filter(({ level }) => level === 'village').map(({ code }) => code),
    villages,
  )
  let times = 0
  /** New numbers on each run, so that every record changes. */
  const land = async (landing: number): Promise<void> => {
    const records = Array.from({ length: changes / landings }, (_, line) => {
      const at = landing * (changes / landings) + line
      const transaction = `B${String(at).padStart(9, '0')}`
      return {
        line,
        record: {
          transaction,
          district: places[at % villages]!,
          servedOn: '2024-06-15',
          mode: 'eat-in',
          meals: 1 + (times % 3),
          subsidy: 300,
        },
      }
    })
    const name = `till ${times} ${landing}`
    const { changed } = await store.land({ name, sha256: name, dataset: 'meal-transactions' }, (open) =>
      open.records(records),
    )
    if (changed !== records.length) throw new Error(`${records.length} records must have changed, got ${changed}`)
  }
  for (let landing = 0; landing < landings; landing += 1) await land(landing)
  await settle(store)

  const connection = { redis, prefix: `bench_${randomBytes(4).toString('hex')}` }
  const done = { cells: 0, jobs: 0 }
  const worker = await startWorker({
    store,
    catalogue: mealsCatalogue,
    connection,
    concurrency: url === undefined ? 1 : 4,
    log: (level, message) => {
      if (level === 'error') throw new Error(message)
    },
    metrics: {
      recomputed: ({ cells }) => {
        done.cells += cells
        done.jobs += 1
      },
      ended: () => {},
      stalled: () => {},
      lostLock: () => {},
    },
  })
  const run = async (): Promise<readonly Figure[]> => {
    times += 1
    Object.assign(done, { cells: 0, jobs: 0 })
    const began = performance.now()
    for (let landing = 0; landing < landings; landing += 1) {
      await sleep(Math.max(0, began + landing * step - performance.now()))
      await land(landing)
      if (landing < landings - 1) await worker.relay.run()
    }
    const landed = performance.now()
    await worker.relay.run()
    while ((await store.dirtyDistricts()).length > 0) await sleep(5)
    const right = performance.now()
    // The transaction that writes the sums deletes the marks; the jobs end, and are counted, a little later.
    await worker.waitUntilIdle()
    await assertSameFigures({ database, schema, store })
    return [
      { name: 'from the first change to the last', value: landed - began, unit: 'ms' },
      {
        name: 'from the last change until all figures are right',
        value: right - landed,
        unit: 'ms',
        goal: { atMost: 1000 },
      },
      { name: 'cells recomputed', value: done.cells, unit: 'cells', goal: { atMost: 599 } },
      { name: 'jobs that recomputed', value: done.jobs, unit: 'jobs' },
    ]
  }
  return {
    measurement: {
      name: `${changes.toLocaleString('en')} changes over ${villages} villages in ten seconds, through the queue`,
      run,
      rounds: 3,
    },
    close: async () => {
      await worker.close()
      const { queue, close } = await openQueue(connection)
      await queue.obliterate({ force: true })
      await close()
      await drop()
    },
  }
}

/** Selects a number of values at even distances. */
function spread(all: readonly string[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]!)
}
