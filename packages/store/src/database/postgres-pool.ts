import type { Socket } from 'node:net'
import type { PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { DatabaseTimeoutError, laneSettings, type Lane, type Timeouts } from './timeouts.js'

/** Longer than the server's own limit, so that it is the server that says what took too long, where it still speaks. */
const grace = 5000

const limits = new WeakMap<pg.PoolClient, number>()

/**
 * A pool whose every wait ends: the server bounds locks, statements and transactions that stand still, and keeps an eye
 * on the line; we bound connecting, and how long an answer may take, for a line that is dead without a word answers
 * nothing for ever.
 */
export function boundedPool(config: pg.PoolConfig, timeouts: Timeouts): pg.Pool {
  const { connectMs, lockMs, statementMs, idleMs } = timeouts
  // The pool's own limit would also count the wait for a connection that is free again.
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
    // A frozen process that has stopped reading holds up the statement that answers it; nothing else ends that one.
    options:
      `${config.options ?? ''} -c tcp_user_timeout=${idleMs} -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3`.trim(),
    Client: QuickClient,
  })
  pool.on('error', () => {
    // A connection that was idle broke; the next statement opens another and reports what is wrong.
  })
  pool.on('connect', (client) => {
    // A connection that breaks while a transaction has it: its statement reports that; without a listener the event
    // would end the process.
    client.on('error', () => {})
    limits.set(client, statementMs + grace)
    giveUpInTime(client)
  })
  return pool
}

/**
 * Gives a connection up whose statement is not answered in time, whatever it was handed: a promise, a callback or a
 * stream.
 */
function giveUpInTime(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  let timer: NodeJS.Timeout | undefined
  const done = (): void => clearTimeout(timer)
  const ask = (...given: unknown[]): unknown => {
    done()
    const limit = limits.get(client)!
    timer = setTimeout(() => {
      const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection
      stream.destroy(
        new DatabaseTimeoutError(`PostgreSQL gave no answer within ${limit} ms; the connection is given up`),
      )
    }, limit)
    return query(...given)
  }
  client.query = ask as typeof client.query
  client.on('drain', done)
  client.on('end', done)
}

/** A connection of a lane: with its limits until it is released. */
async function laneClient(
  pool: pg.Pool,
  lane: Lane,
  timeouts: Timeouts,
): Promise<{ readonly client: pg.PoolClient; release(): Promise<void> }> {
  const client = await pool.connect()
  const settings = Object.entries(laneSettings(lane, timeouts) ?? {})
  limits.set(client, (lane === 'look' ? timeouts.lookMs : timeouts.bulkMs) + (lane === 'look' ? 0 : grace))
  try {
    if (settings.length > 0) await client.query(settings.map(([name, value]) => `set ${name} = ${value}`).join('; '))
  } catch (error) {
    client.release(error instanceof Error ? error : true)
    throw error
  }
  return {
    client,
    release: async () => {
      limits.set(client, timeouts.statementMs + grace)
      try {
        if (settings.length > 0) await client.query(settings.map(([name]) => `reset ${name}`).join('; '))
        client.release()
      } catch (error) {
        client.release(error instanceof Error ? error : true)
      }
    },
  }
}

/**
 * A connection for a transaction of the lane for bulk work, and its limits as `begin` takes them along: they end with
 * the transaction.
 */
export async function bulkClient(
  pool: pg.Pool,
  timeouts: Timeouts,
): Promise<{ readonly client: pg.PoolClient; readonly limits: string; release(): void }> {
  const client = await pool.connect()
  limits.set(client, timeouts.bulkMs + grace)
  return {
    client,
    limits: Object.entries(laneSettings('bulk', timeouts) ?? {})
      .map(([name, value]) => `; set local ${name} = ${value}`)
      .join(''),
    release: () => {
      limits.set(client, timeouts.statementMs + grace)
      client.release()
    },
  }
}

/** The connections of a lane as a pool, for Kysely. */
export function lanePool(
  pool: pg.Pool,
  lane: Lane,
  timeouts: Timeouts,
): { connect(): Promise<PostgresPoolClient>; end(): Promise<void> } {
  return {
    connect: async () => {
      const { client, release } = await laneClient(pool, lane, timeouts)
      return { query: client.query.bind(client), release: () => void release() }
    },
    // The connections are closed by whoever opened the pool.
    end: () => Promise.resolve(),
  }
}
