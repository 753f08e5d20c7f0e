import { sql, type Transaction } from 'kysely'
import type { Tables } from './tables.js'

/**
 * How long PostgreSQL is waited for, in milliseconds. What takes longer fails, and a job that asked for it is tried
 * again.
 */
export interface Timeouts {
  /** Until a new connection is there. */
  readonly connectMs: number
  /** For a lock that somebody else holds. */
  readonly lockMs: number
  /** For a statement: of a recompute, a board, an export. */
  readonly statementMs: number
  /**
   * For a statement of a landing, a rotation of the key, a migration; a sixth of it for a lock, and between two batches
   * of a file.
   */
  readonly bulkMs: number
  /**
   * Until the server ends a transaction whose process says nothing more: one that is frozen, or gone without a word.
   */
  readonly idleMs: number
  /** For a look at what is dirty: sweeps, probes, metrics. */
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

/** Work whose statements take shorter or longer than others'. */
export type Lane = 'look' | 'opening' | 'bulk'

/** The settings of the server for a lane; none where they are those of the connection. */
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
 * The file of a landing has been read: from here on no statement waits long for our process, so a frozen one loses its
 * transaction soon.
 */
export async function hasten(tx: Transaction<Tables>): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout to default`.execute(tx)
}

/**
 * True where somebody else held a lock for longer than it may be waited for: nothing is wrong with what was asked, and
 * it may be asked again.
 */
export function isLockTimeout(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null | undefined)?.code === '55P03'
}

/** The database waited longer than it may for what another process holds. */
export class DatabaseBusyError extends Error {
  override readonly name = 'DatabaseBusyError'
}

/** PostgreSQL did not answer in time; the connection is given up. */
export class DatabaseTimeoutError extends Error {
  override readonly name = 'DatabaseTimeoutError'
}
