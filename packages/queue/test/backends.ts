import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { describe } from 'vitest'
import { openQueue, type QueueConnection } from '../src/index.js'

/** A queue for one test, and the function that removes it. */
export interface TestQueue {
  readonly connection: QueueConnection
  readonly remove: () => Promise<void>
}

/** A kind of queue, and the variable with the URL of its server; undefined if it needs none. */
export interface Backend {
  readonly name: string
  readonly variable?: string
  readonly open: (url: string) => Promise<TestQueue>
}

const random = (): string => `test_${randomBytes(6).toString('hex')}`

/** Removes every job of a queue. */
export async function empty(connection: QueueConnection): Promise<void> {
  const { queue, close } = await openQueue(connection)
  await queue.obliterate({ force: true })
  await close()
}

async function redisQueue(url: string): Promise<TestQueue> {
  const connection = { redis: url, prefix: random() }
  return { connection, remove: () => empty(connection) }
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

/** The queues of servers. */
export const servers: readonly Backend[] = [
  { name: 'Redis', variable: 'REDIS_URL', open: redisQueue },
  { name: 'PostgreSQL', variable: 'DATABASE_URL', open: postgresQueue },
]

/** Runs the tests on each kind of queue; marks those as skipped whose URL the environment lacks. */
export function describeOn(
  backends: readonly Backend[],
  what: string,
  tests: (open: () => Promise<TestQueue>) => void,
): void {
  for (const { name, variable, open } of backends) {
    const url = variable === undefined ? '' : process.env[variable]
    if (variable !== undefined && !url) {
      console.log(`${what}: ${name} is not tested as a queue, because ${variable} is not set.`)
      describe.skip(`${what}, on ${name} (${variable} is not set)`, () =>
        tests(() => Promise.reject(new Error(`${variable} is not set`))))
      continue
    }
    describe(`${what}, on ${name}`, { timeout: 60_000 }, () => tests(() => open(url ?? '')))
  }
}
