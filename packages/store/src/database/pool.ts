import type { EventEmitter } from 'node:events'

export interface QueryResult {
  readonly rows: Record<string, unknown>[]
  readonly rowCount: number | null
  readonly command: string
}

/** The part of a `pg` client that the store and BullMQ's PostgreSQL backend use. */
export interface PoolClient extends EventEmitter {
  query(text: string, values?: readonly unknown[]): Promise<QueryResult>
  release(error?: unknown): void
}

/**
 * The part of a `pg` pool that the store and BullMQ's PostgreSQL backend use; a `pg` pool and PGlite both implement it.
 */
export interface Pool extends EventEmitter {
  query(text: string, values?: readonly unknown[]): Promise<QueryResult>
  connect(): Promise<PoolClient>
  end(): Promise<void>
}
