import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import {
  createJobClient,
  openQueue,
  QueueUnavailableError,
  RejectedJobError,
  type QueueConnection,
} from '../src/index.js'
import { describeOn, servers } from './backends.js'
import { redisThatGoesAway } from './redis-that-goes-away.js'

const job = { district: '330502', period: '2024-05' }

describeOn(servers, 'the client', (openOne) => {
  const removals: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const remove of removals) await remove()
  }, 30_000)
  const open = async (): Promise<QueueConnection> => {
    const { connection, remove } = await openOne()
    removals.push(remove)
    return connection
  }

  it('queues a job once while it waits', async () => {
    const client = createJobClient(await open())
    const first = await client.recompute(job)
    const second = await client.recompute(job)
    await client.recomputeMany([job, { district: '330503', period: '2024' }, { district: '330503', period: '2024' }])
    expect(second).toEqual(first)
    expect(await client.counts()).toEqual({ waiting: 2, active: 0, delayed: 0, scheduled: 0, failed: 0 })
    await client.close()
  })

  it('queues jobs as the contract requires', async () => {
    const connection = await open()
    const client = createJobClient(connection)
    await client.recompute({ ...job, reason: 'request' })
    const { queue, close } = await openQueue(connection)
    const [waiting] = await queue.getWaiting()
    expect(waiting).toMatchObject({ name: 'recompute', data: { ...job, reason: 'request' }, opts: { attempts: 5 } })
    await close()
    await client.close()
  })

  it('queues none of many jobs if one violates the contract', async () => {
    const client = createJobClient(await open())
    await expect(client.recomputeMany([job, { district: '1', period: '2024' }])).rejects.toThrow(RejectedJobError)
    expect(await client.counts()).toMatchObject({ waiting: 0 })
    await client.close()
  })

  it('can be closed twice, and throws on calls afterwards', async () => {
    const client = createJobClient(await open())
    await client.counts()
    await client.close()
    await client.close()
    await expect(client.recompute(job)).rejects.toThrow('this client is closed')
  })
})

describe('the client, without a queue', () => {
  it('throws at once if Redis is unreachable, without the password', async () => {
    const client = createJobClient({ redis: 'redis://someone:secret@127.0.0.1:1/0' })
    const started = performance.now()
    const failure = await client.recompute(job).catch((error: unknown) => error)
    expect(performance.now() - started).toBeLessThan(3000)
    expect(failure).toBeInstanceOf(QueueUnavailableError)
    expect(String(failure)).toContain('The queue cannot be reached at redis://127.0.0.1:1/0: connect ECONNREFUSED')
    expect(String(failure)).not.toContain('secret')
    await client.close()
  })

  const url = process.env['REDIS_URL']
  it.skipIf(url === undefined || url === '')(
    'throws at once while Redis is unreachable, and works again afterwards',
    { timeout: 30_000 },
    async () => {
      const redis = await redisThatGoesAway(url ?? '')
      const prefix = `test_${randomBytes(6).toString('hex')}`
      const client = createJobClient({ redis: redis.url, prefix })
      await client.counts()
      await redis.goAway()
      const started = performance.now()
      await expect(client.recompute(job)).rejects.toThrow(QueueUnavailableError)
      expect(performance.now() - started).toBeLessThan(3000)
      await redis.comeBack()
      await expect.poll(() => client.counts().catch(() => undefined), { timeout: 15_000 }).toMatchObject({ waiting: 0 })
      const { queue, close } = await openQueue({ redis: redis.url, prefix })
      await queue.obliterate()
      await close()
      await client.close()
      await redis.goAway()
    },
  )
})
