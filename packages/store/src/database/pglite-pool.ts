import { EventEmitter } from 'node:events'
import type { PGlite } from '@electric-sql/pglite'
import type { Pool, PoolClient, QueryResult } from './pool.js'

/**
 * A mutex. PGlite is a single session: every statement takes the mutex first, so that a statement of the queue never
 * runs inside a transaction of the store.
 */
export class Mutex {
  #last: Promise<void> = Promise.resolve()

  /** Waits for the mutex; returns the function that releases it. */
  async lock(): Promise<() => void> {
    let unlock!: () => void
    const before = this.#last
    this.#last = new Promise((resolve) => (unlock = resolve))
    await before
    return unlock
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

/** For BullMQ: each statement takes the mutex by itself, and notifications reach every client that listens. */
export class PGliteSharedPool extends EventEmitter implements Pool {
  readonly options = { keepAlive: true }
  readonly #db: PGlite
  readonly #mutex: Mutex

  constructor(db: PGlite, mutex: Mutex) {
    super()
    this.setMaxListeners(0)
    this.#db = db
    this.#mutex = mutex
  }

  async query(text: string, values?: readonly unknown[]): Promise<QueryResult> {
    const unlock = await this.#mutex.lock()
    try {
      return await run(this.#db, text, values)
    } finally {
      unlock()
    }
  }

  async connect(): Promise<PoolClient> {
    return new PGliteSharedClient(this, this.#db)
  }

  async end(): Promise<void> {
    // The code that opened the database closes it.
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

/**
 * For the store: a client holds the mutex until it is released, so that no other statement runs during a transaction.
 */
export class PGliteExclusivePool extends EventEmitter implements Pool {
  readonly #db: PGlite
  readonly #mutex: Mutex

  constructor(db: PGlite, mutex: Mutex) {
    super()
    this.#db = db
    this.#mutex = mutex
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
    const unlock = await this.#mutex.lock()
    const db = this.#db
    return Object.assign(new EventEmitter(), {
      query: (text: string, values?: readonly unknown[]) => run(db, text, values),
      release: () => unlock(),
    })
  }

  async end(): Promise<void> {
    // The code that opened the database closes it.
  }
}
