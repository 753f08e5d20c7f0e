import { sql, type Kysely } from 'kysely'
import type { Return } from '@minzheng/core'
import type { Tables } from '../database/tables.js'
import { isStated } from '../marks/stated-months.js'

/** Keeps one return per district and month: the most complete one. */
export function mostComplete(returns: readonly Return[]): readonly Return[] {
  // A return that covers all districts below outranks one of the district's own records only, and a final return
  // outranks an estimate.
  const says = (each: Return): number => (each.own === true ? 0 : 2) + (each.estimated === true ? 0 : 1)
  const most = new Map<string, Return>()
  for (const each of returns) {
    const key = `${each.district} ${each.month}`
    const before = most.get(key)
    if (before === undefined || says(each) > says(before)) most.set(key, each)
  }
  return [...most.values()]
}

/** A return that has changed, of a month that was submitted somewhere. */
export interface ChangedReturn {
  readonly district: string
  readonly month: string
  /** True if it covers the district's own records only, before and after. */
  readonly own: boolean
}

/**
 * Stores the returns that a source states, and brings the returns of their districts and months up to date. Returns those
 * that change in months that were submitted somewhere.
 */
export async function writeReturns(
  db: Kysely<Tables>,
  schema: string,
  dataset: string,
  returns: readonly Return[],
  source: number,
): Promise<readonly ChangedReturn[]> {
  if (returns.length === 0) return []
  await sql`
    insert into ${sql.id(schema, 'source_return')} (source, district, month, own, estimated)
    select ${source}::integer, given.* from unnest(
      ${returns.map(({ district }) => district)}::text[], ${returns.map(({ month }) => month)}::text[],
      ${returns.map(({ own }) => own === true)}::boolean[], ${returns.map(({ estimated }) => estimated === true)}::boolean[]) given`.execute(
    db,
  )
  return deriveReturns(db, schema, dataset, [source])
}

/**
 * Brings `office_return` up to date for the districts and months of some sources: the most complete return of living
 * sources counts; if no living source states one, it is withdrawn. Returns those that change in months that were submitted
 * somewhere.
 */
export async function deriveReturns(
  db: Kysely<Tables>,
  schema: string,
  dataset: string,
  sources: readonly number[],
): Promise<readonly ChangedReturn[]> {
  const [stated, source, stored, states] = ['source_return', 'source', 'office_return', 'month_state'].map((name) =>
    sql.id(schema, name),
  )
  const { rows } = await sql<ChangedReturn>`
    with asked as (
      select distinct district, month from ${stated} where source = any(${`{${sources.join(',')}}`}::integer[])
    ), living as (
      select distinct on (r.district, r.month) r.*
      from asked join ${stated} r using (district, month) join ${source} s on s.id = r.source
      where s.dataset = ${dataset}::text and not s.withdrawn and not r.withdrawn
      order by r.district, r.month, r.own, r.estimated, s.place
    ), before as (
      select o.* from asked join ${stored} o using (district, month) where o.dataset = ${dataset}::text and not o.withdrawn
    ), written as (
    insert into ${stored} as stored (dataset, district, month, own, estimated, source, withdrawn)
    select ${dataset}::text, asked.district, asked.month, coalesce(living.own, false), coalesce(living.estimated, false),
      coalesce(living.source, ${sources[0]!}::integer), living.source is null
    from asked left join living on living.district = asked.district and living.month = asked.month
    on conflict (dataset, district, month) do update set
      own = excluded.own, estimated = excluded.estimated, source = excluded.source, withdrawn = excluded.withdrawn,
      moved_at = case when (stored.own, stored.estimated, stored.withdrawn) is distinct from (excluded.own, excluded.estimated, excluded.withdrawn)
        then clock_timestamp() else stored.moved_at end
    )
    select asked.district, asked.month, coalesce(before.own, true) and coalesce(living.own, true) as own
    from asked left join before using (district, month) left join living using (district, month)
    where (before.own, before.estimated) is distinct from (living.own, living.estimated)
      and asked.month in (select s.month from ${states} s where ${isStated})`.execute(db)
  return rows
}
