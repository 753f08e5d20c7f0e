import type { Socket } from 'node:net'
import type { PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { DatabaseTimeoutError, laneSettings, type Lane, type Timeouts } from './timeouts.js'

/**
 * Milliseconds added to the server's own limit: if the server still answers, its error comes first and says what took
 * too long.
 */
const graceMs = 5000

const limits = new WeakMap<pg.PoolClient, number>()

/**
 * A pool in which every wait has a limit. The server limits lock waits, statements and idle transactions, and checks
 * that the connection is alive. The client limits connecting and the wait for an answer, because a peer that has
 * vanished never answers.
 */
export function boundedPool(config: pg.PoolConfig, timeouts: Timeouts): pg.Pool {
  const { connectMs, lockMs, statementMs, idleMs } = timeouts
  // Set on the client: the pool's own timeout would include the wait for a free connection.
  class QuickClient extends pg.Client {
    constructor(given?: string | pg.ClientConfig) {
      super({ ...(given as pg.ClientConfig), connectionTimeoutMillis: connectMs })
    }
  }
  const pool = new pg.Pool({
    ...config,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    lock_timeout: lockMs,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: idleMs,
    // If a frozen client stops reading, the server's answer blocks; only these TCP settings end that statement.
    options:
      `${config.options ?? ''} -c tcp_user_timeout=${idleMs} -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3`.trim(),
    Client: QuickClient,
  })
  pool.on('error', () => {
    // An idle connection broke. The next statement opens another and reports any error.
  })
  pool.on('connect', (client) => {
    // If a connection breaks during a transaction, its statement reports the error. Without a listener the event would
    // end the process.
    client.on('error', () => {})
    limits.set(client, statementMs + graceMs)
    limitAnswerTime(client)
  })
  return pool
}

/**
 * Destroys a connection if a statement gets no answer in time, whether the caller passed a promise, a callback or a
 * stream.
 */
function limitAnswerTime(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  let timer: NodeJS.Timeout | undefined
  const done = (): void => clearTimeout(timer)
  const ask = (...given: unknown[]): unknown => {
    done()
    const limit = limits.get(client)!
    timer = setTimeout(() => {
      const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection
      stream.destroy(
        new DatabaseTimeoutError(`PostgreSQL did not answer within ${limit} ms; the connection was closed`),
      )
    }, limit)
    return query(...given)
  }
  client.query = ask as typeof client.query
  client.on('drain', done)
  client.on('end', done)
}

/** A connection that has the limits of a lane until it is released. */
async function laneClient(
  pool: pg.Pool,
  lane: Lane,
  timeouts: Timeouts,
): Promise<{ readonly client: pg.PoolClient; readonly release: () => Promise<void> }> {
  const client = await pool.connect()
  const settings = Object.entries(laneSettings(lane, timeouts) ?? {})
  limits.set(client, (lane === 'look' ? timeouts.lookMs : timeouts.bulkMs) + (lane === 'look' ? 0 : graceMs))
  try {
    if (settings.length > 0) await client.query(settings.map(([name, value]) => `set ${name} = ${value}`).join('; '))
  } catch (error) {
    client.release(error instanceof Error ? error : true)
    throw error
  }
  return {
    client,
    release: async () => {
      limits.set(client, timeouts.statementMs + graceMs)
      try {
        if (settings.length > 0) await client.query(settings.map(([name]) => `reset ${name}`).join('; '))
        client.release()
      } catch (error) {
        client.release(error instanceof Error ? error : true)
      }
    },
  }
}

/** A connection for a transaction of the lane `bulk`. `limits` is sent with `begin` and ends with the transaction. */
export async function bulkClient(
  pool: pg.Pool,
  timeouts: Timeouts,
): Promise<{ readonly client: pg.PoolClient; readonly limits: string; readonly release: () => void }> {
  const client = await pool.connect()
  limits.set(client, timeouts.bulkMs + graceMs)
  return {
    client,
    limits: Object.entries(laneSettings('bulk', timeouts) ?? {})
      .map(([name, value]) => `; set local ${name} = ${value}`)
      .join(''),
    release: () => {
      limits.set(client, timeouts.statementMs + graceMs)
      client.release()
    },
  }
}

/** The connections of a lane as a pool, for Kysely. */
export function lanePool(
  pool: pg.Pool,
  lane: Lane,
  timeouts: Timeouts,
): { readonly connect: () => Promise<PostgresPoolClient>; readonly end: () => Promise<void> } {
  return {
    connect: async () => {
      const { client, release } = await laneClient(pool, lane, timeouts)
      return { query: client.query.bind(client), release: () => void release() }
    },
    // The code that opened the pool closes it.
    end: () => Promise.resolve(),
  }
}
