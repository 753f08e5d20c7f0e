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

describe('the built worker as a service', { timeout: 90_000 }, () => {
  // Two services in all, because each start takes seconds: what the first one does, the tests ask one after another.
  const env = (): NodeJS.ProcessEnv => ({ MINZHENG_FOLDER: folder, METRICS_PORT: '19464' })
  let first: ReturnType<typeof start>
  beforeAll(async () => {
    first = start(env())
    await first.says('started')
  }, 90_000)
  afterAll(() => void first.service.kill('SIGKILL'))

  const stopped = async ({ service }: ReturnType<typeof start>, signal: 'SIGTERM' | 'SIGINT'): Promise<unknown> => {
    const exit = once(service, 'exit')
    service.kill(signal)
    return (await exit)[0]
  }

  it('serves health and metrics on the configured port', async () => {
    const get = async (path: string) => (await fetch(`http://127.0.0.1:19464${path}`)).text()
    expect(await get('/livez')).toBe('alive\n')
    expect(await get('/readyz')).toBe('ready\n')
    expect(await get('/metrics')).toContain('minzheng_dirty_cells 0')
  })

  it('names the owner of the folder to a second worker', async () => {
    const second = start({ MINZHENG_FOLDER: folder })
    const [code] = (await once(second.service, 'exit')) as [number | null]
    expect(code).toBe(1)
    expect(second.said()).toContain(`in use by process ${first.service.pid}`)
  })

  it('stops cleanly on SIGTERM with exit code 0', async () => {
    expect(await stopped(first, 'SIGTERM')).toBe(0)
  })

  it('has then released the folder and the port: the next one starts, and stops cleanly on SIGINT', async () => {
    const next = start(env())
    await next.says('started')
    expect(await (await fetch('http://127.0.0.1:19464/livez')).text()).toBe('alive\n')
    expect(await stopped(next, 'SIGINT')).toBe(0)
  })

  it('refuses an invalid environment with every fault at once', { timeout: 30_000 }, async () => {
    const { service, said } = start({ REDIS_URL: 'http://nowhere', WORKER_CONCURRENCY: 'many' })
    const [code] = (await once(service, 'exit')) as [number | null]
    expect(code).toBe(2)
    expect(said()).toContain('REDIS_URL')
    expect(said()).toContain('WORKER_CONCURRENCY')
  })
})
