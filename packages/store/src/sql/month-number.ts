import { sql, type RawBuilder } from 'kysely'

/** The number of a month (`2024-05`), as the columns `shown_from` and `shown_until` count it. */
export function monthNumberSql(month: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(left(${month}, 4)::integer * 12 + right(${month}, 2)::integer - 1)`
}
