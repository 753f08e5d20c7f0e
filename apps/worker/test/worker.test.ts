import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  createBackend,
  openQueue,
  queueName,
  type OpenQueue,
  type QueueConnection,
  type RecomputeData,
} from '@minzheng/queue'
import { Worker } from 'bullmq'
import { afterEach, expect, it, vi } from 'vitest'
import { NotIdleError, startWorker, type RecomputeWorker, type WorkerOptions } from '../src/index.js'
import { describeQueues } from './backends.js'
import { catalogue, fakeStore, gate } from './fake-store.js'

describeQueues('the worker', (open) => {
  const endings: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const end of endings.splice(0).toReversed()) await end()
  }, 30_000)

  const connect = async (): Promise<QueueConnection> => {
    const { connection, remove } = await open()
    endings.push(remove)
    return connection
  }
  const openToLook = async (connection: QueueConnection): Promise<OpenQueue['queue']> => {
    const { queue, close } = await openQueue(connection)
    endings.push(close)
    return queue
  }
  const lines: string[] = []
  const start = async (
    connection: QueueConnection,
    store: WorkerOptions['store'],
    more: Partial<WorkerOptions> = {},
  ): Promise<RecomputeWorker> => {
    lines.length = 0
    const log: WorkerOptions['log'] = (level, message, fields) =>
      void lines.push(JSON.stringify({ level, message, ...fields }))
    const worker = await startWorker({ store, catalogue, connection, log, sweepIntervalMs: 60_000, ...more })
    endings.push(() => worker.close(2000))
    return worker
  }

  it('fails a malformed job at once, does not retry it, and runs the next job', async () => {
    const connection = await connect()
    const queue = await openToLook(connection)
    const store = fakeStore()
    const malformed = { districts: '33050219500307261X' } as unknown as RecomputeData
    const { id: refused } = await queue.add('recompute', malformed, { attempts: 5 })
    const { id: unknown } = await queue.add('recompute', { district: '110101', period: '2024' }, { attempts: 5 })
    const { id: misnamed } = await queue.add(
      'recount' as 'recompute',
      { district: '330502', period: '2024' },
      { attempts: 5 },
    )
    const { id: right } = await queue.add('recompute', { district: '330502', period: '2024-05' })
    const worker = await start(connection, store)
    expect(await worker.waitUntilIdle()).toMatchObject({ jobs: 4, failed: 3, cells: 0 })

    expect(await queue.getJob(refused!)).toMatchObject({
      attemptsMade: 1,
      failedReason:
        'The job is refused: data.district must be text; data.period must be text; data must have only district, period, reason, domain and indicators',
    })
    expect(await queue.getJob(unknown!)).toMatchObject({
      attemptsMade: 1,
      failedReason: 'The job is refused: data.district must be a district of this catalogue, got 110101',
    })
    expect(await queue.getJob(misnamed!)).toMatchObject({
      attemptsMade: 1,
      failedReason: 'The job is refused: name must be one of recompute, refresh',
    })
    expect((await queue.getJob(right!))?.returnvalue).toMatchObject({ cells: 0, changed: 0 })
    expect(store.runs).toEqual(['330502 2024-05'])
    expect(lines.join('\n')).not.toContain('1950')
  })

  it('recomputes a district again if a change lands during its recompute', async () => {
    const connection = await connect()
    const store = fakeStore()
    const running = gate()
    store.during = running.pass
    store.change('330502')
    const worker = await start(connection, store)
    await running.reached
    for (let change = 0; change < 20; change += 1) {
      store.change('330502')
      await worker.client.recompute({ district: '330502', period: '2024' })
    }
    running.open()
    // Does not use `waitUntilIdle`, which would queue the district itself: the job that the queue kept must run.
    await expect.poll(() => store.dirtyDistricts(), { timeout: 10_000 }).toEqual([])
    await expect
      .poll(() => worker.client.counts(), { timeout: 10_000 })
      .toMatchObject({ waiting: 0, active: 0, delayed: 0 })
    expect(store.runs).toEqual(['330502 2024', '330502 2024'])
  })

  it('retries a job that fails', async () => {
    const connection = await connect()
    const store = fakeStore()
    store.change('330502')
    let fails = 1
    store.during = async () => {
      fails -= 1
      if (fails >= 0) throw new Error('the connection broke')
    }
    const worker = await start(connection, store)
    expect(await worker.waitUntilIdle()).toMatchObject({ failed: 0, cells: 1 })
    // A third run, which finds nothing to do, happens if `waitUntilIdle` queued the district during the second.
    expect(store.runs.length).toBeGreaterThanOrEqual(2)
    expect(lines.join('\n')).toContain('a job failed and will be retried')
  })

  it('counts a job that the queue knows to be done before the worker does', async () => {
    const connection = await connect()
    const store = fakeStore()
    store.change('330502')
    const emit = (emitter: EventEmitter, event: string | symbol, args: readonly unknown[]): boolean =>
      EventEmitter.prototype.emit.call(emitter, event, ...args)
    const prototype: EventEmitter = Worker.prototype
    // The answer to the worker comes late, as on a busy machine.
    const late = vi.spyOn(prototype, 'emit').mockImplementation(function (this: EventEmitter, event, ...args) {
      if (event !== 'completed') return emit(this, event, args)
      setTimeout(() => emit(this, event, args), 300)
      return true
    })
    endings.push(async () => late.mockRestore())
    const worker = await start(connection, store)
    const summary = await worker.waitUntilIdle()
    expect(summary).toMatchObject({ failed: 0, cells: 1 })
    expect(summary.jobs).toBeGreaterThanOrEqual(1)
  })

  it('finds dirty districts without a job by the sweep', async () => {
    const connection = await connect()
    const store = fakeStore()
    await start(connection, store, { sweepIntervalMs: 200 })
    store.change('330502')
    store.change('330503', '2023')
    await expect.poll(() => store.dirtyDistricts(), { timeout: 10_000 }).toEqual([])
    expect(new Set(store.runs)).toEqual(new Set(['330502 2024', '330503 2023']))
  })

  it('waits until no district is dirty, and reports progress', async () => {
    const connection = await connect()
    const store = fakeStore()
    store.change('330502')
    store.change('330503')
    const worker = await start(connection, store)
    const reported: number[] = []
    const summary = await worker.waitUntilIdle(({ cells, allCells }) => reported.push(cells / allCells))
    expect(await store.dirtyDistricts()).toEqual([])
    expect(summary).toMatchObject({ failed: 0 })
    expect(reported.at(-1)).toBe(1)
    expect(await worker.waitUntilIdle()).toMatchObject({ jobs: 0 })
  })

  it('stops waiting with the reason if a dirty district cannot be recomputed', async () => {
    const connection = await connect()
    const store = fakeStore()
    store.change('110101')
    const worker = await start(connection, store)
    const failure = await worker.waitUntilIdle().catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NotIdleError)
    expect(String(failure)).toMatch(/^NotIdleError: 110101 \(2024\) stays dirty/)
  })

  it('waits for the running job on close', async () => {
    const connection = await connect()
    const queue = await openToLook(connection)
    const store = fakeStore()
    const running = gate()
    store.during = running.pass
    store.change('330502')
    const worker = await start(connection, store)
    await running.reached
    const closing = worker.close(20_000)
    setTimeout(running.open, 300)
    expect(await closing).toBe(true)
    expect(await worker.close()).toBe(true)
    expect(await store.dirtyDistricts()).toEqual([])
    expect(await queue.getJobCounts('completed', 'active')).toEqual({ completed: 1, active: 0 })
  })

  it('returns false from close if a job is still running after the time limit', async () => {
    const connection = await connect()
    const queue = await openToLook(connection)
    const store = fakeStore()
    const running = gate()
    store.during = running.pass
    store.change('330502')
    const worker = await start(connection, store)
    await running.reached
    const waiting = worker.waitUntilIdle().catch((error: unknown) => error)
    expect(await worker.close(200)).toBe(false)
    expect(await waiting).toBeInstanceOf(NotIdleError)
    running.open()
    await expect.poll(() => store.dirtyDistricts()).toEqual([])
    // The database must stay open until BullMQ has released it: BullMQ queries an ended pool in an endless loop.
    await expect.poll(() => queue.getJobCounts('active'), { timeout: 10_000 }).toEqual({ active: 0 })
    await sleep(1000)
  })

  it('runs jobs of a killed process again at once if the worker is alone', async () => {
    const connection = await connect()
    const store = fakeStore()
    store.change('330502')
    const queue = await openToLook(connection)
    await queue.add(
      'recompute',
      { district: '330502', period: '2024' },
      { deduplication: { id: '330502.2024', keepLastIfActive: true } },
    )
    // Simulates a killed process: it has taken a job, and neither works on it, nor renews its lock, nor returns it.
    const killed = new Worker(queueName, null, { connection, autorun: false }, createBackend)
    killed.on('error', () => {})
    expect(await killed.getNextJob('a token')).toMatchObject({ data: { district: '330502' } })
    await killed.close(true)

    const worker = await start(connection, store, { alone: true })
    expect(await worker.waitUntilIdle()).toMatchObject({ cells: 1 })
    // A second run, with nothing to do, happens if `waitUntilIdle` queued the district again.
    expect(new Set(store.runs)).toEqual(new Set(['330502 2024']))
  })
})
