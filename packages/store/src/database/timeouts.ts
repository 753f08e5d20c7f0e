import { sql, type Transaction } from 'kysely'
import { MinzhengError } from '@minzheng/core'
import type { Tables } from './tables.js'

/**
 * How long the store waits for PostgreSQL, in milliseconds. Whatever takes longer fails; a job fails with it and is
 * retried.
 */
export interface Timeouts {
  /** For opening a connection. */
  readonly connectMs: number
  /** For a lock that another transaction holds. */
  readonly lockMs: number
  /** For a statement of a recompute, a board or an export. */
  readonly statementMs: number
  /**
   * For a statement of a landing, a key rotation or a migration. A sixth of it applies to a lock wait, and to the pause
   * between two batches of a file.
   */
  readonly bulkMs: number
  /** How long a transaction may stay idle before the server ends it, because its process is frozen or has vanished. */
  readonly idleMs: number
  /** For a query about dirty marks: sweeps, probes, metrics. */
  readonly lookMs: number
}

export const defaultTimeouts: Timeouts = Object.freeze({
  connectMs: 10_000,
  lockMs: 30_000,
  statementMs: 300_000,
  bulkMs: 3_600_000,
  idleMs: 60_000,
  lookMs: 15_000,
})

/** A class of work with time limits of its own: `look` is short, `opening` and `bulk` are long. */
export type Lane = 'look' | 'opening' | 'bulk'

/** The server settings of a lane; undefined if the lane uses the settings of the connection. */
export function laneSettings(
  lane: Lane,
  { lockMs, bulkMs, idleMs }: Timeouts,
): Readonly<Record<string, number>> | undefined {
  if (lane === 'look') return undefined
  const wait = Math.ceil(bulkMs / 6)
  return {
    statement_timeout: bulkMs,
    lock_timeout: lane === 'bulk' ? wait : lockMs,
    idle_in_transaction_session_timeout: lane === 'bulk' ? wait : idleMs,
  }
}

/**
 * Restores the short idle limit once the file of a landing has been read. From then on no statement waits long for this
 * process, so the server soon ends the transaction of a frozen one.
 */
export async function shortenIdleTimeout(tx: Transaction<Tables>): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout to default`.execute(tx)
}

/**
 * True if another transaction held a lock for longer than the lock timeout. The statement itself is not at fault and
 * can be retried.
 */
export function isLockTimeout(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null | undefined)?.code === '55P03'
}

/** A lock that another process holds was not released within the time limit. */
export class DatabaseBusyError extends MinzhengError<'database-busy'> {
  override readonly name = 'DatabaseBusyError'

  constructor(message: string, options?: ErrorOptions) {
    super('database-busy', message, {}, options)
  }
}

/** PostgreSQL did not answer in time; the connection was closed. */
export class DatabaseTimeoutError extends MinzhengError<'database-timeout'> {
  override readonly name = 'DatabaseTimeoutError'

  constructor(message: string) {
    super('database-timeout', message)
  }
}
