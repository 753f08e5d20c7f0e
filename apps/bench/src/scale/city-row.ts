import { sql } from 'kysely'
import type { Database } from '@minzheng/store'

/** How it stands with the city's row, on average over all looks. */
export interface RowUse {
  /** How many connections wait for a lock. */
  readonly waiting: number
  /** The part of the time in which somebody holds the row, 0 to 1. */
  readonly held: number
}

/** Milliseconds from one look to the next. */
const apart = 20

/**
 * Looks now and then at the workers' connections until `stop`. Who holds the city's row is in a transaction of several
 * statements and does not wait for a lock; whatever else a recompute asks is a statement by itself.
 */
export function cityRow(db: Database['kysely'], application: string): { stop(): Promise<RowUse> } {
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
