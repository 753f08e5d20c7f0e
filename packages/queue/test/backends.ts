import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe } from 'vitest'
import { openQueue, type QueueConnection } from '../src/index.js'

/** A queue for one test, and the function that removes it. */
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

const kinds = [
  { name: 'Redis', variable: 'REDIS_URL', open: redisQueue },
  { name: 'PostgreSQL', variable: 'DATABASE_URL', open: postgresQueue },
] as const

/** Runs the tests on each kind of queue that the environment configures, and marks the others as skipped. */
export function describeQueues(what: string, tests: (open: () => Promise<QueueConnection>) => void): void {
  for (const { name, variable, open } of kinds) {
    const url = process.env[variable]
    if (url === undefined || url === '') {
      console.log(`queue: ${name} is not tested, because ${variable} is not set.`)
      describe.skip(`${what}, on ${name} (${variable} is not set)`, () =>
        tests(() => Promise.reject(new Error(`${variable} is not set`))))
      continue
    }
    describe(`${what}, on ${name}`, { timeout: 30_000 }, () => {
      const opened: TestQueue[] = []
      afterAll(async () => {
        for (const queue of opened) await queue.remove()
      }, 30_000)
      tests(async () => {
        const queue = await open(url)
        opened.push(queue)
        return queue.connection
      })
    })
  }
}
