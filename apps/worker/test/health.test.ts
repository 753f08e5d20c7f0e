import { afterEach, describe, expect, it } from 'vitest'
import { serveHealth, type Health } from '../src/service/health.js'
import { createMetrics } from '../src/base/metrics.js'

const quiet = (): void => undefined
const counts = { waiting: 3, active: 1, delayed: 0, scheduled: 0, failed: 2 }
const calm = createMetrics({
  staleness: async () => ({ cells: 7, since: new Date(Date.now() - 90_000) }),
  counts: async () => counts,
})

let health: Health | undefined
afterEach(async () => {
  await health?.close()
  health = undefined
})

async function get(
  path: string,
  options: {
    readonly ready?: () => Promise<void>
    readonly metrics?: typeof calm
    readonly draining?: boolean
    readonly method?: string
  } = {},
) {
  health = await serveHealth({
    host: '127.0.0.1',
    port: 0,
    log: quiet,
    ready: options.ready ?? (async () => undefined),
    metrics: options.metrics ?? calm,
  })
  if (options.draining === true) health.drain()
  const response = await fetch(`http://127.0.0.1:${health.port}${path}`, { method: options.method ?? 'GET' })
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') }
}

describe('health', () => {
  it('is alive whatever the state of the database and the queue', async () => {
    expect(await get('/livez', { ready: () => Promise.reject(new Error('Redis is away')) })).toMatchObject({
      status: 200,
      text: 'alive\n',
    })
  })

  it('is ready while database and queue answer, and names what does not', async () => {
    expect(await get('/readyz')).toMatchObject({ status: 200, text: 'ready\n' })
    await health?.close()
    expect(await get('/readyz', { ready: () => Promise.reject(new Error('Redis is away')) })).toMatchObject({
      status: 503,
      text: 'not ready: Redis is away\n',
    })
  })

  it('is not ready while it stops, nor if nothing answers in time', { timeout: 10_000 }, async () => {
    expect(await get('/readyz', { draining: true })).toMatchObject({ status: 503, text: 'stopping\n' })
    await health?.close()
    expect(await get('/readyz', { ready: () => new Promise(() => undefined) })).toMatchObject({
      status: 503,
      text: 'not ready: no answer within 2000 ms\n',
    })
  })

  it(
    'queries a database that does not answer only once, however many probes wait for it',
    { timeout: 20_000 },
    async () => {
      let asked = 0
      const silent = (): Promise<void> => {
        asked += 1
        return new Promise(() => undefined)
      }
      expect(await get('/readyz', { ready: silent })).toMatchObject({ status: 503 })
      const again = await Promise.all([1, 2, 3].map(() => fetch(`http://127.0.0.1:${health!.port}/readyz`)))
      expect(again.map(({ status }) => status)).toEqual([503, 503, 503])
      expect(asked).toBe(1)
    },
  )

  it('accepts no other path and no other method', async () => {
    expect((await get('/')).status).toBe(404)
    await health?.close()
    expect((await get('/livez', { method: 'POST' })).status).toBe(405)
  })
})

describe('metrics', () => {
  it('report queue, staleness and finished jobs, and contain no district', async () => {
    const metrics = createMetrics({
      staleness: async () => ({ cells: 7, since: new Date(Date.now() - 90_000) }),
      counts: async () => counts,
    })
    metrics.recomputed({ cells: 12, changed: 5, milliseconds: 40 })
    metrics.ended('recompute', 'done', 40)
    metrics.ended('recompute', 'rejected')
    metrics.differed('total', true)
    const { text, type } = await get('/metrics', { metrics })
    expect(type).toContain('text/plain')
    for (const line of [
      'minzheng_queue_jobs{state="waiting"} 3',
      'minzheng_dirty_cells 7',
      'minzheng_recomputed_cells_total 12',
      'minzheng_moved_sums_total 5',
      'minzheng_recompute_duration_seconds_count 1',
      'minzheng_jobs_total{job="recompute",outcome="rejected"} 1',
      'minzheng_verify_differences_total{kind="total",mended="true"} 1',
      'minzheng_jobs_total{job="recompute",outcome="failed"} 0',
    ])
      expect(text.split('\n')).toContain(line)
    expect(Number(/^minzheng_oldest_dirty_mark_age_seconds (.+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(90)
    expect(text).not.toMatch(/district=/)
  })

  it('leave out a store or queue that does not answer, and count a scrape error', async () => {
    const away = () => Promise.reject(new Error('away'))
    const text = await createMetrics({ staleness: away, counts: away }).text()
    expect(text).toContain('minzheng_scrape_errors_total{source="store"} 1')
    expect(text).toContain('minzheng_scrape_errors_total{source="queue"} 1')
    expect(text).not.toMatch(/^minzheng_dirty_cells \d/m)
    expect(text).not.toMatch(/^minzheng_queue_jobs\{/m)
  })
})
