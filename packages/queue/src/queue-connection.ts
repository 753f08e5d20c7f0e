/** The part of a connection that the queue uses; a `pg` client fits. */
export interface QueuePoolClient {
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: Record<string, unknown>[] }>
  release(error?: unknown): void
}

/** The part of a `pg` pool that the queue uses; the store's `database.pool` fits, embedded or not. */
export interface QueuePool {
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: Record<string, unknown>[] }>
  connect(): Promise<QueuePoolClient>
  on(event: 'error', listener: (error: Error) => void): unknown
}

/**
 * Where the queue is stored.
 * - Redis: a URL (`redis://…`, `rediss://…`), and BullMQ's key prefix if it is not `bull`.
 * - PostgreSQL, or the embedded PGlite: a pool of at least 2 connections whose `search_path` contains `bullmq`
 * (`options: '-c search_path=public,bullmq'`). Closing the queue leaves the pool open.
 */
export type QueueConnection = { readonly redis: string; readonly prefix?: string } | { readonly pool: QueuePool }
