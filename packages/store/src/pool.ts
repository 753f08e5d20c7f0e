/** The part of a `pg` pool that the store and BullMQ's PostgreSQL backend use: a real pool, or PGlite behind the same face. */
export interface PoolClient {
  query(text: string, values?: readonly unknown[]): Promise<QueryResult>
  on(event: 'notification' | 'error' | 'end', listener: (...args: never[]) => void): unknown
  removeAllListeners(event?: string): unknown
  release(error?: unknown): void
}

export interface QueryResult {
  readonly rows: Record<string, unknown>[]
  readonly rowCount?: number | null
  readonly command?: string
}

export interface Pool {
  readonly options?: unknown
  query(text: string, values?: readonly unknown[]): Promise<QueryResult>
  connect(): Promise<PoolClient>
  end(): Promise<void>
  on(event: string, listener: (...args: never[]) => void): unknown
  removeAllListeners(event?: string): unknown
}
