import type { Kysely } from 'kysely'
import { combine, returnBook, type Catalogue, type Month, type ReturnBook, type Totals, type TotalsSource } from '@minzheng/core'
import type { Tables } from './tables.js'

/** What has been returned so far. */
async function readReturns(db: Kysely<Tables>, catalogue: Catalogue): Promise<ReturnBook> {
  return returnBook(await db.selectFrom('office_return').select(['dataset', 'district', 'month', 'own']).execute(), catalogue.districts)
}

/** Totals of some districts and months, read at once. A district without others below has no stored total: its cell is its total. */
export async function readTotals(
  db: Kysely<Tables>,
  catalogue: Catalogue,
  districts: readonly string[],
  months: readonly Month[],
  datasets?: readonly string[],
): Promise<TotalsSource> {
  const held = new Map<string, Totals>()
  const leaves = districts.filter((code) => catalogue.districts.children(code).length === 0)
  const parents = districts.filter((code) => catalogue.districts.children(code).length > 0)
  const wanted = datasets ?? [...catalogue.datasets.keys()]
  for (const [table, codes] of [
    ['cell', leaves],
    ['total', parents],
  ] as const) {
    if (codes.length === 0 || months.length === 0 || wanted.length === 0) continue
    const rows = await db
      .selectFrom(table)
      .select(['dataset', 'district', 'month', 'measures'])
      .where('district', 'in', codes)
      .where('dataset', 'in', wanted)
      .where('month', 'in', [...months])
      .execute()
    for (const row of rows) {
      const totals = table === 'total' ? row.measures : combine(catalogue.accumulators(row.dataset), catalogue.districts.get(row.district), row.measures, [])
      held.set(`${row.dataset} ${row.district} ${row.month}`, totals)
    }
  }
  return { returns: await readReturns(db, catalogue), totals: (dataset, district, month) => held.get(`${dataset} ${district} ${month}`) }
}
