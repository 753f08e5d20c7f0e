import type { RecomputeData } from '@minzheng/queue'
import { expect, it } from 'vitest'
import { createRelay } from '../src/outbox/relay.js'
import { fakeStore } from './fake-store.js'

function setUp(recomputeMany: (jobs: readonly RecomputeData[]) => Promise<void>) {
  const store = fakeStore()
  const said: string[] = []
  const relay = createRelay({
    store,
    client: {
      recomputeMany,
      promote: async () => 0,
      counts: async () => ({ waiting: 0, active: 0, delayed: 0, scheduled: 0, failed: 0 }),
    },
    log: (level, message) => void said.push(`${level}: ${message}`),
    sweepIntervalMs: 5,
  })
  return { store, said, relay }
}

it('sweeps again while the queue is unreachable, and logs that once', async () => {
  let tries = 0
  const faults: (string | undefined)[] = []
  const queued: RecomputeData[] = []
  const { store, said, relay } = setUp(async (jobs) => {
    tries += 1
    faults.push(relay.trouble())
    if (tries < 4) throw new Error('the queue cannot be reached')
    queued.push(...jobs)
  })
  store.change('330502')
  relay.start()
  await expect.poll(() => queued.length).toBeGreaterThan(0)
  await relay.stop()
  expect(faults.slice(0, 4)).toEqual([
    undefined,
    undefined,
    undefined,
    'the last 3 sweeps failed: the queue cannot be reached',
  ])
  expect(queued[0]).toEqual({ district: '330502', period: '2024', reason: 'sweep' })
  expect(said.filter((line) => line.startsWith('warn'))).toHaveLength(1)
  expect(said).toContain('info: sweeps succeed again')
  expect(relay.trouble()).toBeUndefined()
})

it('skips a district in sweeps, but not after an import, if its job failed permanently', async () => {
  const queued: RecomputeData[] = []
  const { store, relay } = setUp(async (jobs) => void queued.push(...jobs))
  store.change('330502')
  relay.failed({ district: '330502', period: '2024' })
  relay.start()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(queued).toEqual([])
  await relay.stop()
  expect(await relay.run()).toBe(1)
  expect(queued).toHaveLength(1)
})

it('promotes the job of a district that stays dirty, and queues a second one', async () => {
  const store = fakeStore()
  const queued: string[] = []
  let promoted = 0
  const relay = createRelay({
    store,
    client: {
      recomputeMany: async (jobs, key) => void queued.push(`${jobs.length} ${key ?? ''}`),
      promote: async (jobs) => (promoted += jobs.length),
      counts: async () => ({ waiting: 1, active: 0, delayed: 0, scheduled: 0, failed: 0 }),
    },
    log: () => {},
    sweepIntervalMs: 5,
    lateAfterMs: 40,
  })
  store.change('330502')
  relay.start()
  await expect.poll(() => queued.includes('1 late')).toBe(true)
  await relay.stop()
  expect(queued[0]).toBe('1 ')
  expect(promoted).toBeGreaterThan(0)
})

it('adds no jobs to a full queue; the marks wait', async () => {
  const store = fakeStore()
  const said: string[] = []
  let queued = 0
  let waiting = 11
  const relay = createRelay({
    store,
    client: {
      recomputeMany: async (jobs) => void (queued += jobs.length),
      promote: async () => 0,
      counts: async () => ({ waiting, active: 0, delayed: 0, scheduled: 0, failed: 0 }),
    },
    log: (_level, message) => void said.push(message),
    sweepIntervalMs: 5,
    queueLimit: 10,
  })
  store.change('330502')
  relay.start()
  await expect.poll(() => said).toContain('the queue is full; dirty districts wait in the database')
  expect(queued).toBe(0)
  waiting = 10
  await expect.poll(() => queued).toBeGreaterThan(0)
  await relay.stop()
})

it('reports trouble if sweeps fail repeatedly', async () => {
  let away = true
  const { store, relay } = setUp(async () => {
    if (away) throw new Error('the queue cannot be reached')
  })
  expect(relay.trouble()).toBeUndefined()
  store.change('330502')
  relay.start()
  await expect.poll(() => relay.trouble()).toMatch(/^the last \d+ sweeps failed: the queue cannot be reached$/)
  away = false
  await expect.poll(() => relay.trouble()).toBeUndefined()
  await relay.stop()
})
