import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-service-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

function start(env: NodeJS.ProcessEnv): {
  readonly service: ChildProcess
  readonly says: (words: string) => Promise<void>
  readonly said: () => string
} {
  const service = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  const waiting = new Set<() => void>()
  service.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    for (const look of waiting) look()
  })
  const says = (words: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!text.includes(words)) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })
  return { service, says, said: () => text }
}

describe('the built worker as a service', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops cleanly on %s with exit code 0, and releases the folder',
    { timeout: 90_000 },
    async (signal) => {
      const { service, says } = start({ MINZHENG_FOLDER: folder })
      await says('started')
      service.kill(signal)
      const [code] = (await once(service, 'exit')) as [number | null]
      expect(code).toBe(0)
    },
  )

  it('serves health and metrics on the configured port', { timeout: 90_000 }, async () => {
    const { service, says } = start({ MINZHENG_FOLDER: folder, METRICS_PORT: '19464' })
    await says('started')
    const get = async (path: string) => (await fetch(`http://127.0.0.1:19464${path}`)).text()
    expect(await get('/livez')).toBe('alive\n')
    expect(await get('/readyz')).toBe('ready\n')
    expect(await get('/metrics')).toContain('minzheng_dirty_cells 0')
    service.kill('SIGTERM')
    const [code] = (await once(service, 'exit')) as [number | null]
    expect(code).toBe(0)
  })

  it('names the owner of the folder to a second worker', { timeout: 90_000 }, async () => {
    const first = start({ MINZHENG_FOLDER: folder })
    await first.says('started')
    const second = start({ MINZHENG_FOLDER: folder })
    const [code] = (await once(second.service, 'exit')) as [number | null]
    expect(code).toBe(1)
    expect(second.said()).toContain(`in use by process ${first.service.pid}`)
    first.service.kill('SIGTERM')
    await once(first.service, 'exit')
  })

  it('refuses an invalid environment with every fault at once', { timeout: 30_000 }, async () => {
    const { service, said } = start({ REDIS_URL: 'http://nowhere', WORKER_CONCURRENCY: 'many' })
    const [code] = (await once(service, 'exit')) as [number | null]
    expect(code).toBe(2)
    expect(said()).toContain('REDIS_URL')
    expect(said()).toContain('WORKER_CONCURRENCY')
  })
})
