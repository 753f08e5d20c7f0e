import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { openQueue } from '@minzheng/queue'
import { startWorker } from '../src/index.js'
import { catalogue, fakeStore, gate } from './fake-store.js'

const url = process.env['REDIS_URL']
if (url === undefined) console.log('worker: ten thousand changes are not tested, because REDIS_URL is not set.')

it.skipIf(url === undefined)(
  'needs two recomputes for ten thousand changes to one district, before and during its recompute',
  { timeout: 60_000 },
  async () => {
    const connection = { redis: url!, prefix: `test_${randomBytes(6).toString('hex')}` }
    const store = fakeStore()
    const running = gate()
    store.during = running.pass
    store.change('330502')
    const worker = await startWorker({
      store,
      catalogue,
      connection,
      concurrency: 4,
      log: () => {},
      sweepIntervalMs: 60_000,
    })
    await running.reached
    for (let batch = 0; batch < 10; batch += 1) {
      for (let change = 0; change < 1000; change += 1) store.change('330502')
      await worker.client.recomputeMany(Array.from({ length: 1000 }, () => ({ district: '330502', period: '2024' })))
    }
    running.open()
    await expect.poll(() => store.dirtyDistricts(), { timeout: 20_000 }).toEqual([])
    await expect
      .poll(() => worker.client.counts(), { timeout: 20_000 })
      .toMatchObject({ waiting: 0, active: 0, delayed: 0 })
    expect(store.runs).toEqual(['330502 2024', '330502 2024'])
    await worker.close()
    const { queue, close } = await openQueue(connection)
    await queue.obliterate({ force: true })
    await close()
  },
)

it.skipIf(url === undefined)(
  'recomputes a constantly changing district at once, then at intervals, and soon after the last change',
  { timeout: 60_000 },
  async () => {
    const connection = { redis: url!, prefix: `test_${randomBytes(6).toString('hex')}` }
    const fake = fakeStore()
    let changes = 0
    const store = {
      ...fake,
      dirtyCells: async () =>
        (await fake.dirtyDistricts()).map(({ district, year }) => ({
          dataset: 'homes',
          district,
          month: `${year}-01`,
          revision: changes,
        })),
    }
    const worker = await startWorker({
      store,
      catalogue,
      connection,
      concurrency: 4,
      log: () => {},
      sweepIntervalMs: 60_000,
    })
    const ring = async (): Promise<void> => {
      changes += 1
      store.change('330502')
      await worker.relay.run()
    }
    await ring()
    await expect.poll(() => store.runs.length).toBe(1)
    for (let change = 0; change < 60; change += 1) {
      await ring()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await expect.poll(() => store.dirtyDistricts(), { timeout: 20_000 }).toEqual([])
    await expect
      .poll(() => worker.client.counts(), { timeout: 20_000 })
      .toMatchObject({ waiting: 0, active: 0, delayed: 0, failed: 0 })
    expect(store.runs.length).toBeLessThan(10)
    await worker.close()
    const { queue, close } = await openQueue(connection)
    await queue.obliterate({ force: true })
    await close()
  },
)
