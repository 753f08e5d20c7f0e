import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, chown, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A Redis and a PostgreSQL for this test, which require TLS and a password. Their certificate is for localhost only.
 */
export interface TlsServers {
  readonly redisPort: number
  readonly postgresPort: number
  /** The authority that signed the servers' certificate, and another one. */
  readonly authority: string
  readonly stranger: string
  readonly redisPassword: string
  readonly postgresPassword: string
  readonly stop: () => Promise<void>
}

/** Why the servers cannot be started here; null if they can. */
export function missingForTls(): string | null {
  if (spawnSync('openssl', ['version']).status !== 0) return 'openssl is not there'
  if (spawnSync('redis-server', ['--version']).status !== 0) return 'redis-server is not there'
  return postgresFolder() === undefined
    ? 'initdb of PostgreSQL is neither in the PATH nor under /usr/lib/postgresql'
    : null
}

export async function startTlsServers(): Promise<TlsServers> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-tls-'))
  const isRoot = process.getuid?.() === 0
  const user = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : undefined
  await chmod(folder, 0o755)
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const made = ['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  for (const name of ['authority', 'stranger'])
    openssl(...made, '-x509', '-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', `/CN=${name}`)
  openssl(...made, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost')
  await writeFile(join(folder, 'names.txt'), 'subjectAltName=DNS:localhost\n')
  openssl(
    ...'x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 2 -extfile names.txt -out server.pem'.split(
      ' ',
    ),
  )
  const redisPassword = 'redis-secret-r7'
  const postgresPassword = 'postgres-secret-p9'
  const [redisPort, postgresPort] = [await freePort(), await freePort()]

  const tls = [
    '--tls-port',
    String(redisPort),
    '--tls-cert-file',
    'server.pem',
    '--tls-key-file',
    'server.key',
    '--tls-ca-cert-file',
    'authority.pem',
  ]
  const redis = spawn(
    'redis-server',
    [
      '--port',
      '0',
      '--bind',
      '127.0.0.1',
      ...tls,
      '--tls-auth-clients',
      'no',
      '--requirepass',
      redisPassword,
      '--save',
      '',
      '--appendonly',
      'yes',
      '--dir',
      folder,
    ],
    { cwd: folder, stdio: 'ignore' },
  )

  const bin = postgresFolder()!
  const data = join(folder, 'postgres')
  await mkdir(data)
  await writeFile(join(folder, 'password.txt'), postgresPassword)
  if (user !== undefined) await chown(data, user.uid, user.gid)
  const env = { PATH: process.env['PATH'], LC_ALL: 'C' }
  const settings = { ...user, env, cwd: data, stdio: 'ignore' } as const
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'minzheng', '--auth=scram-sha-256', `--pwfile=${join(folder, 'password.txt')}`, '--no-sync'],
    settings,
  )
  for (const name of ['server.key', 'server.pem']) {
    await copyFile(join(folder, name), join(data, name))
    await chmod(join(data, name), 0o600)
    if (user !== undefined) await chown(join(data, name), user.uid, user.gid)
  }
  await writeFile(join(data, 'pg_hba.conf'), 'hostssl all all all scram-sha-256\n')
  await writeFile(
    join(data, 'postgresql.auto.conf'),
    `port = ${postgresPort}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = off\nssl = on\nssl_cert_file = 'server.pem'\nssl_key_file = 'server.key'\n`,
  )
  const postgres = spawn(join(bin, 'postgres'), ['-D', data], settings)
  await Promise.all([listens(redisPort, redis), listens(postgresPort, postgres)])
  return {
    redisPort,
    postgresPort,
    authority: join(folder, 'authority.pem'),
    stranger: join(folder, 'stranger.pem'),
    redisPassword,
    postgresPassword,
    stop: async () => {
      await Promise.all([ended(redis, 'SIGKILL'), ended(postgres, 'SIGQUIT')])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill(signal)
  await gone
}

async function listens(port: number, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`a server of the test ended with ${server.exitCode}`)
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true))
      socket.on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (open) return
    await sleep(100)
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function postgresFolder(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).toSorted((left, right) => Number(right) - Number(left)) : []
  return [...versions.map((version) => join(root, version, 'bin')), ...(process.env['PATH'] ?? '').split(':')].find(
    (folder) => existsSync(join(folder, 'initdb')),
  )
}

const idOf = (flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
