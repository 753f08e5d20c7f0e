import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '@minzheng/store'
import { freePort, missingForTls, startTlsServers, type TlsServers } from './tls-servers.js'

const missing = missingForTls()
if (missing !== null) console.log(`worker: TLS and passwords are not tested, because ${missing}.`)

describe.skipIf(missing !== null)('servers that require TLS and a password', { timeout: 120_000 }, () => {
  let servers: TlsServers
  let folder: string

  beforeAll(async () => {
    servers = await startTlsServers()
    folder = await mkdtemp(join(tmpdir(), 'minzheng-tls-secrets-'))
  })
  afterAll(async () => {
    await servers.stop()
    await rm(folder, { recursive: true })
  })

  const postgresUrl = ({
    host = 'localhost',
    password = servers.postgresPassword,
    authority = servers.authority,
    mode = 'verify-full',
  } = {}): string =>
    `postgres://minzheng:${password}@${host}:${servers.postgresPort}/postgres?sslmode=${mode}${authority === '' ? '' : `&sslrootcert=${authority}`}`
  const redisUrl = ({ host = 'localhost', password = `:${servers.redisPassword}@` } = {}): string =>
    `rediss://${password}${host}:${servers.redisPort}`
  const refusal = (url: string): Promise<string> =>
    openDatabase({ url }).then(
      async (database) => {
        await database.close()
        return 'opened'
      },
      (error: Error) => error.message,
    )

  it('connects to PostgreSQL with the right authority, name and password, and gives a clear error for a wrong one', async () => {
    expect(await refusal(postgresUrl())).toBe('opened')
    const strange = await refusal(postgresUrl({ authority: servers.stranger }))
    expect(strange).toMatch(
      /PostgreSQL cannot be reached at .*(self-signed certificate|unable to verify|unable to get)/,
    )
    const unknown = await refusal(postgresUrl({ authority: '' }))
    expect(unknown).toMatch(/self-signed certificate|unable to verify|unable to get/)
    const misnamed = await refusal(postgresUrl({ host: '127.0.0.1' }))
    expect(misnamed).toContain("does not match certificate's altnames")
    const plain = await refusal(postgresUrl({ mode: 'disable', authority: '' }))
    expect(plain).toContain('no pg_hba.conf entry')
    const wrong = await refusal(postgresUrl({ password: 'guessed-g1' }))
    expect(wrong).toContain('password authentication failed for user "minzheng"')
    for (const message of [strange, unknown, misnamed, plain, wrong])
      expect(message).not.toMatch(/postgres-secret-p9|guessed-g1/)
  })

  it('connects to Redis with the right authority, name and password, and gives a clear error for a wrong one', async () => {
    const urls = [
      redisUrl(),
      redisUrl({ host: '127.0.0.1' }),
      redisUrl({ password: ':guessed-g1@' }),
      redisUrl({ password: '' }),
    ]
    const [opened, misnamed, wrong, without] = await look(urls, servers.authority)
    const [strange] = await look([redisUrl()], servers.stranger)
    expect(opened).toBe('opened')
    // Both the queue and the check of the settings give the reason.
    expect(misnamed).toMatch(/does not match certificate's altnames.* \| .*does not match certificate's altnames/)
    expect(wrong).toMatch(/WRONGPASS.* \| .*WRONGPASS/)
    expect(without).toMatch(/NOAUTH/)
    expect(strange).toMatch(
      /(self-signed certificate|unable to verify|unable to get).* \| .*(self-signed certificate|unable to verify|unable to get)/,
    )
    for (const message of [misnamed, wrong, without, strange]) expect(message).not.toMatch(/redis-secret-r7|guessed-g1/)
  })

  it('runs the service on both with secrets in files, and logs none of them', async () => {
    const port = await freePort()
    await writeFile(join(folder, 'database-url'), `${postgresUrl()}\n`)
    await writeFile(join(folder, 'redis-url'), `${redisUrl()}\n`)
    const { service, says, said } = start({
      DATABASE_URL_FILE: join(folder, 'database-url'),
      REDIS_URL_FILE: join(folder, 'redis-url'),
      NODE_EXTRA_CA_CERTS: servers.authority,
      METRICS_PORT: String(port),
      LOG_LEVEL: 'debug',
    })
    await says('"started"')
    expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).text()).toBe('ready\n')
    expect(await endOf(service)).toBe(0)
    expect(said()).not.toMatch(/secret-[rp]\d/)
  })

  it('ends with 0 at once on SIGTERM if Redis refuses the worker’s password, because no job was cut off', async () => {
    const { service, says, said } = start({
      DATABASE_URL: postgresUrl(),
      REDIS_URL: redisUrl({ password: ':guessed-g1@' }),
      NODE_EXTRA_CA_CERTS: servers.authority,
      // If the worker waited for its jobs, the test would not end.
      SHUTDOWN_TIMEOUT_MS: '3600000',
    })
    await says('"started"')
    expect(said()).toContain('WRONGPASS')
    expect(await endOf(service)).toBe(0)
    expect(said()).not.toMatch(/secret-[rp]\d|guessed-g1/)
  })

  it('ends with 1 if PostgreSQL refuses the worker’s password, and logs the reason without the password', async () => {
    const { service, said } = start({
      DATABASE_URL: postgresUrl({ password: 'guessed-g1' }),
      REDIS_URL: redisUrl(),
      NODE_EXTRA_CA_CERTS: servers.authority,
    })
    const [code] = (await once(service, 'exit')) as [number | null]
    expect(code).toBe(1)
    expect(said()).toContain('password authentication failed')
    expect(said()).not.toMatch(/secret-[rp]\d|guessed-g1/)
  })
})

describe('a worker that gets SIGTERM before it has started', { timeout: 60_000 }, () => {
  it('does not wait for a PostgreSQL that accepts connections and does not answer, and ends with 0', async () => {
    const { createServer } = await import('node:net')
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const met = once(silent, 'connection')
    const { service } = start({
      DATABASE_URL: `postgres://u:p@127.0.0.1:${(silent.address() as { port: number }).port}/x`,
      SHUTDOWN_TIMEOUT_MS: '3600000',
    })
    await met
    expect(await endOf(service)).toBe(0)
    silent.close()
  })
})

async function endOf(service: ChildProcess): Promise<number | null> {
  const gone = once(service, 'exit')
  service.kill('SIGTERM')
  const [code] = (await gone) as [number | null]
  return code
}

async function look(urls: readonly string[], authority: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('tls-look.mjs', import.meta.url))], {
    env: { PATH: process.env['PATH'], URLS: JSON.stringify(urls), NODE_EXTRA_CA_CERTS: authority },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await once(child, 'close')
  return text.trim().split('\n')
}

function start(env: NodeJS.ProcessEnv): {
  readonly service: ChildProcess
  readonly says: (words: string) => Promise<void>
  readonly said: () => string
} {
  const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
  const service = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  const heard = new Set<() => void>()
  service.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    for (const wake of heard) wake()
  })
  return {
    service,
    said: () => text,
    says: (words) =>
      new Promise((resolve, reject) => {
        const wake = (): void => {
          if (text.includes(words)) resolve()
        }
        heard.add(wake)
        wake()
        service.once('exit', () => reject(new Error(`it ended: ${text}`)))
      }),
  }
}
