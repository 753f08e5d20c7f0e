import type { Kysely } from 'kysely'
import type { Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'

/** The months for which sums are kept, with a return or not, first to last. */
export async function openedMonths(db: Kysely<Tables>): Promise<readonly Month[]> {
  const rows = await db.selectFrom('open_month').select('month').orderBy('month').execute()
  return rows.map(({ month }) => month)
}
