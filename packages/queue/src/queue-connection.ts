/** The part of a connection that the queue uses; a `pg` client fits. */
export interface QueuePoolClient {
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: Record<string, unknown>[] }>
  release(error?: unknown): void
}

/** The part of a `pg` pool that the queue uses; `database.pool` of the store fits, embedded or not. */
export interface QueuePool {
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: Record<string, unknown>[] }>
  connect(): Promise<QueuePoolClient>
  on(event: 'error', listener: (error: Error) => void): unknown
}

/**
 * Where the queue lives.
 * - Redis: a URL (`redis://…`, `rediss://…`), and BullMQ's key prefix where it is not `bull`.
 * - PostgreSQL, or the embedded PGlite: a pool of at least 2 connections whose `search_path` holds `bullmq`
 *   (`options: '-c search_path=public,bullmq'`). The pool stays its owner's: closing the queue leaves it open.
 */
export type QueueConnection = { readonly redis: string; readonly prefix?: string } | { readonly pool: QueuePool }
