import { sql } from 'kysely'
import type { Database } from '@minzheng/store'

/** The use of the city's lock, on average over all samples. */
export interface LockUse {
  /** The number of connections that wait for a lock. */
  readonly waiting: number
  /** The share of the time in which a transaction holds the lock, 0 to 1. */
  readonly held: number
}

/** Milliseconds between two samples. */
const apart = 20

/**
 * Samples the workers' connections until `stop`. A connection that holds the city's lock is in a transaction of several
 * statements and does not wait for a lock; all other statements of a recompute run outside such a transaction.
 */
export function sampleCityLock(db: Database['kysely'], application: string): { readonly stop: () => Promise<LockUse> } {
  let [looks, waits, holds] = [0, 0, 0]
  let looking: Promise<void> | undefined
  const look = async (): Promise<void> => {
    const { rows } = await sql<{ waits: number; held: boolean }>`
      select count(*) filter (where wait_event_type = 'Lock')::integer as waits,
        coalesce(bool_or(state like 'idle in transaction%' or (state = 'active' and wait_event_type is distinct from 'Lock' and xact_start < query_start)), false) as held
      from pg_stat_activity where application_name = ${application}`.execute(db)
    looks += 1
    waits += rows[0]!.waits
    if (rows[0]!.held) holds += 1
  }
  const timer = setInterval(() => (looking ??= look().finally(() => (looking = undefined))), apart)
  return {
    stop: async () => {
      clearInterval(timer)
      await looking
      return looks === 0 ? { waiting: 0, held: 0 } : { waiting: waits / looks, held: holds / looks }
    },
  }
}
