import { EventEmitter } from 'node:events'
import type { PGlite } from '@electric-sql/pglite'
import type { Pool, PoolClient, QueryResult } from './pool.js'

/**
 * PGlite is one session. Everything goes through one turnstile, so that a statement of the queue
 * never slips into a transaction of the store.
 */
export class Turnstile {
  #last: Promise<void> = Promise.resolve()

  /** Waits for the turn; the function that is returned passes it on. */
  async enter(): Promise<() => void> {
    let leave!: () => void
    const before = this.#last
    this.#last = new Promise((resolve) => (leave = resolve))
    await before
    return leave
  }
}

async function run(db: PGlite, text: string, values?: readonly unknown[]): Promise<QueryResult> {
  const command = /^\s*(?:with\b[\s\S]*?\)\s*)?(\w+)/i.exec(text)?.[1]?.toUpperCase() ?? ''
  if (values === undefined || values.length === 0) {
    const results = await db.exec(text)
    const last = results.at(-1)
    return { rows: last?.rows ?? [], rowCount: last?.affectedRows ?? last?.rows.length ?? 0, command }
  }
  const result = await db.query<Record<string, unknown>>(text, [...values])
  return { rows: result.rows, rowCount: result.affectedRows ?? result.rows.length, command }
}

/** For BullMQ: each statement takes its own turn, and notifications reach every client that listens. */
export class PGliteSharedPool extends EventEmitter implements Pool {
  readonly options = { keepAlive: true }
  readonly #db: PGlite
  readonly #turnstile: Turnstile

  constructor(db: PGlite, turnstile: Turnstile) {
    super()
    this.setMaxListeners(0)
    this.#db = db
    this.#turnstile = turnstile
  }

  async query(text: string, values?: readonly unknown[]): Promise<QueryResult> {
    const leave = await this.#turnstile.enter()
    try {
      return await run(this.#db, text, values)
    } finally {
      leave()
    }
  }

  async connect(): Promise<PoolClient> {
    return new PGliteSharedClient(this, this.#db)
  }

  async end(): Promise<void> {
    // The database is closed by whoever opened it.
  }
}

class PGliteSharedClient extends EventEmitter implements PoolClient {
  readonly #pool: PGliteSharedPool
  #stop: (() => void) | undefined

  constructor(pool: PGliteSharedPool, db: PGlite) {
    super()
    this.setMaxListeners(0)
    this.#pool = pool
    this.#stop = db.onNotification((channel, payload) => this.emit('notification', { channel, payload }))
  }

  query(text: string, values?: readonly unknown[]): Promise<QueryResult> {
    return this.#pool.query(text, values)
  }

  release(): void {
    this.#stop?.()
    this.#stop = undefined
    this.removeAllListeners()
  }
}

/** For the store: a client holds the turn until it is released, so that a transaction is alone. */
export class PGliteExclusivePool extends EventEmitter implements Pool {
  readonly #db: PGlite
  readonly #turnstile: Turnstile

  constructor(db: PGlite, turnstile: Turnstile) {
    super()
    this.#db = db
    this.#turnstile = turnstile
  }

  async query(text: string, values?: readonly unknown[]): Promise<QueryResult> {
    const client = await this.connect()
    try {
      return await client.query(text, values)
    } finally {
      client.release()
    }
  }

  async connect(): Promise<PoolClient> {
    const leave = await this.#turnstile.enter()
    const db = this.#db
    return Object.assign(new EventEmitter(), {
      query: (text: string, values?: readonly unknown[]) => run(db, text, values),
      release: () => leave(),
    })
  }

  async end(): Promise<void> {
    // The database is closed by whoever opened it.
  }
}
