import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { MinzhengError } from '@minzheng/core'

/** A server that this run starts, with its own port and folder. */
export interface OwnServer {
  readonly port: number
  /** Kills the server, as in a crash, and starts it again. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The suite cannot run here, because a server is missing. */
export class NoServerError extends MinzhengError<'no-server'> {
  override readonly name = 'NoServerError'

  constructor(message: string) {
    super('no-server', message)
  }
}

export const ownFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'minzheng-chaos-'))

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts Redis without persistence: it is empty after each crash. */
export async function ownRedis(folder: string): Promise<OwnServer> {
  const port = await freePort()
  let server: ChildProcess
  const start = async (): Promise<void> => {
    server = spawn(
      'redis-server',
      [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'no',
        '--maxmemory-policy',
        'noeviction',
        '--dir',
        folder,
      ],
      {
        stdio: 'ignore',
      },
    )
    await Promise.race([
      once(server, 'spawn'),
      once(server, 'error').then(([error]) => Promise.reject(new NoServerError(`redis-server: ${String(error)}`))),
    ])
    await until(async () => {
      const redis = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null })
      redis.on('error', () => {})
      try {
        await redis.connect()
        await redis.ping()
      } finally {
        redis.disconnect()
      }
    }, 'Redis')
  }
  const kill = async (): Promise<void> => {
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    port,
    crash: async () => {
      await kill()
      await sleep(300)
      await start()
    },
    stop: kill,
  }
}

/**
 * Starts PostgreSQL in a folder of its own; as the user postgres if the suite runs as root, because PostgreSQL refuses
 * to run as root.
 */
export async function ownPostgres(folder: string): Promise<OwnServer> {
  const bin = postgresFolder()
  const port = await freePort()
  const data = join(folder, 'postgres')
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined
  await mkdir(data)
  if (user !== undefined) {
    await chmod(folder, 0o755)
    await chown(data, user.uid, user.gid)
  }
  const env = { PATH: process.env['PATH'], LC_ALL: 'C' }
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8'], {
    ...user,
    env,
    stdio: 'ignore',
    cwd: data,
  })
  // Without fsync a crash of the process loses nothing; only a crash of the machine would.
  const settings = `port = ${port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = off\nmax_connections = 200\n`
  await writeFile(join(data, 'postgresql.auto.conf'), settings)
  let server: ChildProcess
  const start = async (): Promise<void> => {
    server = spawn(join(bin, 'postgres'), ['-D', data], { ...user, env, stdio: 'ignore', cwd: data })
    await until(async () => {
      execFileSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
    }, 'PostgreSQL')
  }
  await start()
  return {
    port,
    crash: async () => {
      const gone = once(server, 'exit')
      // Immediate shutdown: aborts transactions; recovery runs at the next start.
      server.kill('SIGQUIT')
      await gone
      await start()
    },
    stop: async () => {
      const gone = once(server, 'exit')
      server.kill('SIGQUIT')
      await gone
    },
  }
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

async function until(works: () => Promise<void>, what: string): Promise<void> {
  let last: unknown
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      return await works()
    } catch (error) {
      last = error
      await sleep(100)
    }
  }
  throw new NoServerError(`${what} did not start within 20 seconds: ${String(last)}`)
}

function postgresFolder(): string {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).toSorted((left, right) => Number(right) - Number(left)) : []
  const found = [
    ...versions.map((version) => join(root, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ].find((folder) => existsSync(join(folder, 'initdb')))
  if (found === undefined)
    throw new NoServerError('initdb of PostgreSQL must be in the PATH or under /usr/lib/postgresql')
  return found
}

const idOf = (flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
