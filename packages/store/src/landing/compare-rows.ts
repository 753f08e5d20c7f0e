import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import { everAfter, everBefore } from '../database/record-table.js'
import type { Tables } from '../database/tables.js'
import { names, type DatasetTable } from '../sql/dataset-table.js'
import { rowNumbers } from '../register/row-numbers.js'
import { relationOf, sameKey } from '../register/stored-rows.js'

/** What decides whether a row needs no further computation. */
export interface Shortcuts {
  /**
   * The last days of full registers that speak of these offices: a new record that holds on one of them may be absent
   * there. Null: every row must be computed.
   */
  readonly lastDays: readonly string[] | null
  /** Keys with acts. */
  readonly actKeys: readonly AnyRecord[]
  /** True if no source of the dataset is as of a later month: a row that stands for good then stays so. */
  readonly isLatest: boolean
  /** Districts whose records the offices of the source tell. */
  readonly own: readonly string[]
}

/** The rows of a source after they were compared with the stored rows, and the new ones written. */
export interface ComparedRows {
  /** The numbers of all rows that the source tells, as an int8multirange. */
  readonly told: string
  /** Rows with a key that no office of the source had told: what others have told is not for whoever sends it. */
  readonly added: number
  /** Rows that nobody had told before, including the added ones. */
  readonly changed: number
  /** Numbers of rows whose keys must be computed. */
  readonly touched: readonly number[]
  /** The range of the numbers of new rows that are valid in all months; null if there are none. */
  readonly simple: { readonly first: number; readonly last: number } | null
}

/**
 * Compares rows with the stored ones and writes those that nobody has told before. A new record that nothing else
 * concerns is valid in all months at once. All other new rows are valid in none until their keys are computed. `given` is a
 * relation with the dataset's columns and `source_line`, in which each key occurs once. The caller holds the dataset's
 * lock.
 */
export async function compareRows(
  tx: Transaction<Tables>,
  table: DatasetTable,
  given: RawBuilder<unknown>,
  source: number,
  { lastDays, actKeys, isLatest, own }: Shortcuts,
): Promise<ComparedRows> {
  const { time } = table.dataset
  const isSimple = [sql`not c."~known"`]
  if (lastDays === null) isSimple.push(sql`false`)
  else if (lastDays.length > 0 && time.kind !== 'flow') {
    const from = sql.id(table.column(time.from).name)
    const holds =
      time.kind === 'stock'
        ? sql`c.${from} <= d.day and (c.${sql.id(table.column(time.to).name)} is null or c.${sql.id(table.column(time.to).name)} > d.day)`
        : sql`c.${from} <= d.day`
    isSimple.push(sql`not exists (select 1 from unnest(${[...lastDays]}::date[]) d (day) where ${holds})`)
  }
  if (actKeys.length > 0)
    isSimple.push(sql`not exists (select 1 from ${relationOf(table.key, actKeys)} a where ${sameKey(table, 'a', 'c')})`)
  const isSettled =
    lastDays === null
      ? sql`false`
      : isLatest && time.kind !== 'flow'
        ? sql`c."~until" = ${sql.lit(everAfter)}`
        : sql`(c."~from" = ${sql.lit(everBefore)} and c."~until" = ${sql.lit(everAfter)})`
  const simple = sql`(${sql.join(isSimple, sql` and `)})`
  const { rows } = await sql<{
    told: string | null
    added: number
    changed: number
    touched: string | null
    first: string | null
    last: string | null
  }>`
    with compared as (
      select ${names(table.columns, 'g')}, g.source_line, m.row_id as "~row", m.shown_from as "~from", m.shown_until as "~until",
        m.row_id is not null or exists (select 1 from ${table.sql} k where ${sameKey(table, 'k', 'g')}) as "~known",
        m.row_id is not null or exists (select 1 from ${table.sql} k where ${sameKey(table, 'k', 'g')}
          and k.${sql.id(table.column('district').name)} in (select unnest(${[...own]}::text[]))) as "~own"
      from ${given} g left join ${table.sql} m on ${sameKey(table, 'm', 'g')} and m.of_row is null
        and (${names(table.columns, 'm')}) is not distinct from (${names(table.columns, 'g')})
    ), added as (
      insert into ${table.sql} (${names(table.columns)}, source_id, source_line, shown_from, shown_until)
      select ${names(table.columns, 'c')}, ${source}::integer, c.source_line,
        case when ${simple} then ${sql.lit(everBefore)} else 0 end, case when ${simple} then ${sql.lit(everAfter)} else 0 end
      from compared c where c."~row" is null
      returning row_id, shown_until
    )
    select
      (select range_agg(int8range(id, id, '[]')) from (select "~row" as id from compared where "~row" is not null union all select row_id from added) every)::text as told,
      (select count(*) from compared where not "~own")::integer as added,
      (select count(*) from added)::integer as changed,
      (select string_agg(id::text, ',') from (
        select row_id as id from added where shown_until = 0
        union all select c."~row" from compared c where c."~row" is not null and not ${isSettled}) every) as touched,
      (select min(row_id) from added where shown_until <> 0)::text as first, (select max(row_id) from added where shown_until <> 0)::text as last`.execute(
    tx,
  )
  const { told, added, changed, touched, first, last } = rows[0]!
  return {
    told: told ?? '{}',
    added,
    changed,
    touched: rowNumbers(touched),
    simple: first === null ? null : { first: Number(first), last: Number(last) },
  }
}
