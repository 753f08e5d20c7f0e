import { sql, type Transaction } from 'kysely'
import type { Observation } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'

/** What a trial landing reaches. */
export interface TrialReach {
  readonly dataset: string
  /** The offices whose records it tells. */
  readonly offices: readonly string[]
  /** The last month that it speaks of. */
  readonly month: Month
}

/** Of which districts and indicators whoever tries a landing reads figures. */
export interface TrialFigures {
  readonly districts: readonly string[]
  readonly isRead: (indicator: string) => boolean
}

/** A figure that landing would move. */
export interface TrialMove {
  readonly before: Observation
  readonly after: Observation
}

/** Computes the figures of a trial as its transaction sees them; null if that would read too many rows. */
export type ObserveTrial = (
  tx: Transaction<Tables>,
  reach: TrialReach,
  of: TrialFigures,
) => Promise<readonly Observation[] | null>

/** The last month in which a landing has marked cells of a dataset; null if it has marked none. */
export async function lastMonthMarked(tx: Transaction<Tables>, dataset: string): Promise<Month | null> {
  const { month } = await tx
    .selectFrom('dirty_mark')
    .select(({ fn }) => fn.max('month').as('month'))
    .where('dataset', '=', dataset)
    // A cell that waits already keeps the time of its first mark, but its row is written again: by this transaction, or
    // by its savepoint, which has a later number.
    .where(sql<boolean>`xmin::text::bigint >= pg_current_xact_id()::xid::text::bigint`)
    .executeTakeFirstOrThrow()
  return month
}
