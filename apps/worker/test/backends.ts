import { randomBytes } from 'node:crypto'
import { openQueue, type QueueConnection } from '@minzheng/queue'
import { openDatabase } from '@minzheng/store'
import pg from 'pg'
import { afterAll, describe } from 'vitest'

interface TestQueue {
  readonly connection: QueueConnection
  readonly remove: () => Promise<void>
}

const random = (): string => `test_${randomBytes(6).toString('hex')}`

async function redisQueue(url: string): Promise<TestQueue> {
  const connection = { redis: url, prefix: random() }
  return {
    connection,
    remove: async () => {
      const { queue, close } = await openQueue(connection)
      await queue.obliterate({ force: true })
      await close()
    },
  }
}

async function postgresQueue(url: string): Promise<TestQueue> {
  const name = random()
  const server = new pg.Client({ connectionString: url })
  await server.connect()
  await server.query(`create database ${name}`)
  const place = new URL(url)
  place.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: place.href, options: '-c search_path=public,bullmq' })
  pool.on('error', () => {})
  return {
    connection: { pool },
    remove: async () => {
      await pool.end()
      await server.query(`drop database ${name} with (force)`)
      await server.end()
    },
  }
}

// One database for all tests of a file, because it takes seconds to start; each test leaves its queue empty.
let embedded: ReturnType<typeof openDatabase> | undefined

async function embeddedQueue(): Promise<TestQueue> {
  embedded ??= openDatabase({})
  const { pool } = await embedded
  const connection = { pool }
  return {
    connection,
    remove: async () => {
      const { queue, close } = await openQueue(connection)
      await queue.obliterate({ force: true })
      await close()
    },
  }
}

afterAll(async () => {
  await (await embedded)?.close()
}, 60_000)

const kinds = [
  { name: 'Redis', variable: 'REDIS_URL', open: redisQueue },
  { name: 'PostgreSQL', variable: 'DATABASE_URL', open: postgresQueue },
  { name: 'the embedded database', variable: undefined, open: embeddedQueue },
] as const

/** Runs the tests on each kind of queue: always on the embedded one, on the others if the environment has their URL. */
export function describeQueues(what: string, tests: (open: () => Promise<TestQueue>) => void): void {
  for (const { name, variable, open } of kinds) {
    const url = variable === undefined ? 'embedded' : process.env[variable]
    if (url === undefined || url === '') {
      console.log(`worker: ${name} is not tested as a queue, because ${variable} is not set.`)
      describe.skip(`${what}, on ${name} (${variable} is not set)`, () =>
        tests(() => Promise.reject(new Error(`${variable} is not set`))))
      continue
    }
    describe(`${what}, on ${name}`, { timeout: 60_000 }, () => tests(() => open(url)))
  }
}
