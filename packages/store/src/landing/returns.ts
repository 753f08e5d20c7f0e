import { sql, type RawBuilder } from 'kysely'
import type { Return } from '@minzheng/core'

/** Of returns of one district and month, the one that says the most. */
export function fullest(returns: readonly Return[]): readonly Return[] {
  // One for all below it says more than one of the office's own records, and a final one more than an estimate.
  const says = (each: Return): number => (each.own === true ? 0 : 2) + (each.estimated === true ? 0 : 1)
  const most = new Map<string, Return>()
  for (const each of returns) {
    const key = `${each.district} ${each.month}`
    const before = most.get(key)
    if (before === undefined || says(each) > says(before)) most.set(key, each)
  }
  return [...most.values()]
}

/** Keeps returns, each if it says more than what is kept; as a statement. */
export function keepingReturns(
  schema: string,
  dataset: string,
  returns: readonly Return[],
  source: number,
): RawBuilder<unknown> {
  return sql`
    insert into ${sql.id(schema, 'office_return')} as kept (dataset, district, month, own, estimated, source)
    select ${dataset}::text, given.*, ${source}::integer from unnest(
      ${returns.map(({ district }) => district)}::text[], ${returns.map(({ month }) => month)}::text[],
      ${returns.map(({ own }) => own === true)}::boolean[], ${returns.map(({ estimated }) => estimated === true)}::boolean[]) given
    on conflict (dataset, district, month) do update set own = excluded.own, estimated = excluded.estimated, moved_at = clock_timestamp()
      where (kept.own, kept.estimated) > (excluded.own, excluded.estimated)`
}
