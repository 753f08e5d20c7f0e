import { sql, type Kysely } from 'kysely'
import type { Return } from '@minzheng/core'
import type { Tables } from '../database/tables.js'

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

/** Stores the returns that a source states, and brings the returns of their districts and months up to date. */
export async function writeReturns(
  db: Kysely<Tables>,
  schema: string,
  dataset: string,
  returns: readonly Return[],
  source: number,
): Promise<void> {
  if (returns.length === 0) return
  await sql`
    insert into ${sql.id(schema, 'source_return')} (source, district, month, own, estimated)
    select ${source}::integer, given.* from unnest(
      ${returns.map(({ district }) => district)}::text[], ${returns.map(({ month }) => month)}::text[],
      ${returns.map(({ own }) => own === true)}::boolean[], ${returns.map(({ estimated }) => estimated === true)}::boolean[]) given`.execute(
    db,
  )
  await deriveReturns(db, schema, dataset, [source])
}

/**
 * Brings `office_return` up to date for the districts and months of some sources: the most complete return of living
 * sources counts; if no living source states one, it is withdrawn.
 */
export async function deriveReturns(
  db: Kysely<Tables>,
  schema: string,
  dataset: string,
  sources: readonly number[],
): Promise<void> {
  const [stated, source, stored] = ['source_return', 'source', 'office_return'].map((name) => sql.id(schema, name))
  await sql`
    with asked as (
      select distinct district, month from ${stated} where source = any(${`{${sources.join(',')}}`}::integer[])
    ), living as (
      select distinct on (r.district, r.month) r.*
      from asked join ${stated} r using (district, month) join ${source} s on s.id = r.source
      where s.dataset = ${dataset}::text and not s.withdrawn and not r.withdrawn
      order by r.district, r.month, r.own, r.estimated, s.place
    )
    insert into ${stored} as stored (dataset, district, month, own, estimated, source, withdrawn)
    select ${dataset}::text, asked.district, asked.month, coalesce(living.own, false), coalesce(living.estimated, false),
      coalesce(living.source, ${sources[0]!}::integer), living.source is null
    from asked left join living on living.district = asked.district and living.month = asked.month
    on conflict (dataset, district, month) do update set
      own = excluded.own, estimated = excluded.estimated, source = excluded.source, withdrawn = excluded.withdrawn,
      moved_at = case when (stored.own, stored.estimated, stored.withdrawn) is distinct from (excluded.own, excluded.estimated, excluded.withdrawn)
        then clock_timestamp() else stored.moved_at end`.execute(db)
}
