import { randomBytes } from 'node:crypto'
import { createBackend, keptJobs, openQueue, queueName, type QueueConnection } from '@minzheng/queue'
import { createStore, openDatabase } from '@minzheng/store'
import { startWorker } from '@minzheng/worker'
import { MetricsTime, Worker, type IQueueBackend, type JobProgress } from 'bullmq'
import { homesCatalogue } from '../homes/homes.js'
import type { Opened } from '../measuring/opened.js'

/** The concurrency of both workers. */
const concurrency = 50

/** A queue with a worker, and functions to fill and to empty it. */
interface Line {
  readonly fill: () => Promise<void>
  /** Resolves when as many jobs have ended as were added. */
  readonly empty: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Runs recompute jobs for clean districts through our worker (contract, dirty probe, metrics) and compares this with a
 * bare BullMQ worker that does nothing, on the same Redis with the same settings. Records are in PostgreSQL if
 * DATABASE_URL is set, otherwise in PGlite.
 */
export async function nothingToDo(redis: string, databaseUrl: string | undefined, size: number): Promise<Opened> {
  const [ours, bare] = [await ourLine(redis, databaseUrl, size), await bareLine(redis, size)]
  return {
    comparison: {
      name: 'Jobs that find nothing to do',
      unit: 'jobs',
      size,
      before: async () => {
        await ours.fill()
        await bare.fill()
      },
      ours: ours.empty,
      beside: { 'a bare BullMQ worker': bare.empty },
      // This corresponds to 0.8 of its rate.
      goals: { 'a bare BullMQ worker': 1.25 },
    },
    close: async () => {
      await ours.close()
      await bare.close()
    },
  }
}

async function ourLine(redis: string, databaseUrl: string | undefined, size: number): Promise<Line> {
  const schema = `bench_${randomBytes(4).toString('hex')}`
  const database = await openDatabase({ schema, ...(databaseUrl === undefined ? {} : { url: databaseUrl }) })
  const store = await createStore(database, homesCatalogue)
  const line = await lineOf(redis, size, async (connection, ended) => {
    const worker = await startWorker({
      store,
      catalogue: homesCatalogue,
      connection,
      concurrency,
      log: (level, message) => {
        if (level === 'error') throw new Error(message)
      },
      metrics: { recomputed: () => {}, ended, stalled: () => {}, lostLock: () => {} },
    })
    return () => worker.close()
  })
  return {
    ...line,
    close: async () => {
      await line.close()
      await database.kysely.schema.dropSchema(schema).ifExists().cascade().execute()
      await store.close()
    },
  }
}

const bareLine = (redis: string, size: number): Promise<Line> =>
  lineOf(redis, size, async (connection, ended) => {
    const worker = new Worker<unknown, undefined, string, IQueueBackend, JobProgress, QueueConnection>(
      queueName,
      async () => undefined,
      {
        connection,
        concurrency,
        lockDuration: 30_000,
        stalledInterval: 10_000,
        maxStalledCount: 5,
        ...keptJobs,
        drainDelay: 5,
        metrics: { maxDataPoints: MetricsTime.ONE_WEEK },
      },
      createBackend,
    )
    worker.on('completed', ended)
    worker.on('error', () => {})
    return () => worker.close()
  })

async function lineOf(
  redis: string,
  size: number,
  start: (connection: QueueConnection, ended: () => void) => Promise<() => Promise<unknown>>,
): Promise<Line> {
  const connection = { redis, prefix: `bench_${randomBytes(4).toString('hex')}` }
  const { queue, close } = await openQueue(connection)
  let left = 0
  let resolveDone = (): void => {}
  await queue.pause()
  const stop = await start(connection, () => {
    left -= 1
    if (left === 0) resolveDone()
  })
  const townships = homesCatalogue.districts.atLevel('330500', 'township')
  return {
    fill: async () => {
      if (left > 0) return
      await queue.pause()
      left = size
      for (let at = 0; at < size; at += 1000)
        await queue.addBulk(
          Array.from({ length: Math.min(1000, size - at) }, (_, job) => ({
            name: 'recompute' as const,
            data: { district: townships[(at + job) % townships.length]!.code, period: '2024' },
          })),
        )
    },
    empty: async () => {
      const done = new Promise<void>((resolve) => (resolveDone = resolve))
      await queue.resume()
      await done
    },
    close: async () => {
      await stop()
      await queue.obliterate({ force: true })
      await close()
    },
  }
}
