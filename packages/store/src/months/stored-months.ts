import { sql, type Kysely, type Transaction } from 'kysely'
import type { DistrictMonth, MonthMove, MonthState, TimedState } from '@minzheng/access'
import type { Month } from '@minzheng/core/periods'
import { appendToChain } from '../chain/append-to-chain.js'
import type { Tables } from '../database/tables.js'

/** The state of a month of a district, as it was written last. */
export interface StoredMonth extends DistrictMonth, TimedState {
  readonly month: Month
}

/** Reads the states of months, and locks their rows for this transaction. */
export async function lockedMonths(tx: Kysely<Tables>, months: readonly Month[]): Promise<readonly StoredMonth[]> {
  const rows = await tx
    .selectFrom('month_state')
    .select(['month', 'district', 'state', 'until_at'])
    .where('month', 'in', [...months])
    .orderBy('month')
    .orderBy('district')
    .forUpdate()
    .execute()
  return rows.map(({ month, district, state, until_at }) => ({ month, district, state, until: until_at }))
}

/** A move of a month, or a change of its data. */
export interface MonthChange extends DistrictMonth {
  readonly month: Month
  readonly move: MonthMove
  readonly at: Date
  readonly from: MonthState
  readonly to: MonthState
  /** The actor; null: data changed, or a reopening ended. */
  readonly by: string | null
  readonly reason: string | null
  /** The end of a reopening. */
  readonly until: Date | null
  /** Of a change of data: the number of the source that landed or of the act; null of all else. */
  readonly source: number | null
  readonly act: number | null
}

/** Writes the new state of a month and its history. Every change of a month goes through here. */
export async function recordMonth(tx: Transaction<Tables>, change: MonthChange): Promise<void> {
  const { month, district, move, at, from, to, by, reason, until, source, act } = change
  await tx
    .insertInto('month_change')
    .values({
      month,
      district,
      move,
      made_at: at,
      from_state: from,
      to_state: to,
      actor: by,
      reason,
      until_at: until,
      source,
      act,
    })
    .execute()
  await tx
    .insertInto('month_state')
    .values({ month, district, state: to, until_at: until })
    .onConflict((conflict) => conflict.columns(['month', 'district']).doUpdateSet({ state: to, until_at: until }))
    .execute()
  await appendToChain(tx, {
    kind: 'month',
    actor: by ?? 'system',
    content: { month, district, move, from, to, reason, until: until?.toISOString() ?? null, source, act },
  })
}

/** The number of the last change of a month; 0 if there was none. */
export async function lastMonthChange(db: Kysely<Tables>): Promise<number> {
  const { last } = await db
    .selectFrom('month_change')
    .select(({ fn }) => fn.coalesce(fn.max('id'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow()
  return last
}

/** The changes of months, in their order. */
export async function readMonthChanges(
  db: Kysely<Tables>,
  { month, district }: { readonly month?: Month; readonly district?: string } = {},
): Promise<readonly MonthChange[]> {
  let select = db.selectFrom('month_change').selectAll().orderBy('id')
  if (month !== undefined) select = select.where('month', '=', month)
  if (district !== undefined) select = select.where('district', '=', district)
  return (await select.execute()).map((row) => ({
    month: row.month,
    district: row.district,
    move: row.move,
    at: row.made_at,
    from: row.from_state,
    to: row.to_state,
    by: row.actor,
    reason: row.reason,
    until: row.until_at,
    source: row.source,
    act: row.act,
  }))
}

/** An entry of the chain about a month of a district. */
export interface MonthEntry {
  readonly district: string
  readonly seq: number
  readonly hash: string
}

/** The last entry of the chain about a month, by district. Each change of a month has one. */
export async function monthEntries(db: Kysely<Tables>, month: Month): Promise<readonly MonthEntry[]> {
  const about = sql<string>`content::jsonb ->> 'district'`
  return db
    .selectFrom('chain_entry')
    .select([about.as('district'), 'seq', 'hash'])
    .distinctOn(about)
    .where('kind', '=', 'month')
    .where(sql<string>`content::jsonb ->> 'month'`, '=', month)
    .orderBy(about)
    .orderBy('seq', 'desc')
    .execute()
}

/** True if somebody has returned a month, whatever the dataset: other months have no figures. */
export async function isReturned(db: Kysely<Tables>, month: Month): Promise<boolean> {
  const row = await db
    .selectFrom('office_return')
    .select('month')
    .where('month', '=', month)
    .where('withdrawn', '=', false)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
