import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createJobClient, openQueue } from '@minzheng/queue'
import { serveBoard, type QueueBoard } from '../src/service/board.js'

const url = process.env['REDIS_URL']
if (url === undefined) console.log('worker: the board is not tested, because REDIS_URL is not set.')

describe.skipIf(url === undefined)('the job board', () => {
  const token = 'a token of some length'
  const connection = { redis: url!, prefix: `test_${randomBytes(6).toString('hex')}` }
  let board: QueueBoard
  const get = (path: string, authorization?: string, method = 'GET') =>
    fetch(`http://127.0.0.1:${board.port}${path}`, {
      method,
      headers: authorization === undefined ? {} : { authorization },
    })

  beforeAll(async () => {
    const client = createJobClient(connection)
    await client.recompute({ district: '330502', period: '2024' })
    await client.close()
    board = await serveBoard({ connection, host: '127.0.0.1', port: 0, token, log: () => {} })
  })
  afterAll(async () => {
    await board.close()
    const { queue, close } = await openQueue(connection)
    await queue.obliterate({ force: true })
    await close()
  })

  it('shows nothing without a token or with a wrong one', async () => {
    expect((await get('/')).status).toBe(401)
    expect((await get('/api/queues', 'Bearer wrong')).status).toBe(401)
    expect((await get('/api/queues', `Basic ${Buffer.from('me:wrong').toString('base64')}`)).status).toBe(401)
    expect((await get('/static/js/main.js')).status).toBe(401)
  })

  it('shows the queue with the token, as a bearer token or as a password', async () => {
    const bearer = await get('/api/queues', `Bearer ${token}`)
    expect(bearer.status).toBe(200)
    expect(await bearer.json()).toMatchObject({
      queues: [{ name: 'minzheng-recompute', counts: { waiting: 1 }, readOnlyMode: true }],
    })
    expect((await get('/', `Basic ${Buffer.from(`me:${token}`).toString('base64')}`)).status).toBe(200)
  })

  it('allows no changes', async () => {
    expect((await get('/api/queues/minzheng-recompute/empty', `Bearer ${token}`, 'PUT')).status).toBe(405)
  })
})
