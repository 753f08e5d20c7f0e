import { sql, type RawBuilder } from 'kysely'
import type { Return } from '@minzheng/core'

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

/** The statement that stores returns; a return replaces a stored one only if it is more complete. */
export function upsertReturns(
  schema: string,
  dataset: string,
  returns: readonly Return[],
  source: number,
): RawBuilder<unknown> {
  return sql`
    insert into ${sql.id(schema, 'office_return')} as stored (dataset, district, month, own, estimated, source)
    select ${dataset}::text, given.*, ${source}::integer from unnest(
      ${returns.map(({ district }) => district)}::text[], ${returns.map(({ month }) => month)}::text[],
      ${returns.map(({ own }) => own === true)}::boolean[], ${returns.map(({ estimated }) => estimated === true)}::boolean[]) given
    on conflict (dataset, district, month) do update set own = excluded.own, estimated = excluded.estimated, moved_at = clock_timestamp()
      where (stored.own, stored.estimated) > (excluded.own, excluded.estimated)`
}
