import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'

/**
 * Selects the months with a return that was not withdrawn, whatever the dataset. Figures use no other month, in the store as in memory
 * (`ReturnBook.months`). An open month (`open_month`) without a return has sums, but affects no figure.
 */
export function returnedMonthsSql(schema: string): RawBuilder<{ readonly month: Month }> {
  // One index lookup for each month; with "exists" the planner would read all returns.
  return sql`select o.month from ${sql.id(schema, 'open_month')} o cross join lateral (select 1 from ${sql.id(schema, 'office_return')} r where r.month = o.month and not r.withdrawn limit 1) returned`
}

/** The months with a return, first to last. */
export async function returnedMonths(db: Kysely<Tables>, schema: string): Promise<readonly Month[]> {
  const { rows } = await returnedMonthsSql(schema).execute(db)
  return rows.map(({ month }) => month).toSorted()
}
