import { sql, type Transaction } from 'kysely'
import { combine, type Catalogue, type Month, type Totals } from '@minzheng/core'
import { keptTotals } from './totals-reader.js'
import type { Tables } from './tables.js'

/** A dataset and month whose totals changed, and the districts whose own cells did. */
export interface Change {
  readonly dataset: string
  readonly month: Month
  readonly districts: ReadonlySet<string>
}

/**
 * Brings the totals above changed cells up to date, deepest districts first. The caller holds the lock of the tree,
 * so that of two siblings the later one sees what the earlier one wrote.
 */
export async function rollUp(tx: Transaction<Tables>, schema: string, catalogue: Catalogue, changes: readonly Change[]): Promise<void> {
  const { districts } = catalogue
  const parents = new Map<string, { readonly dataset: string; readonly month: Month; readonly district: string }>()
  for (const { dataset, month, districts: own } of changes)
    for (const code of own)
      for (const district of [districts.get(code), ...districts.ancestors(code)])
        if (districts.children(district.code).length > 0) parents.set(`${dataset} ${district.code} ${month}`, { dataset, month, district: district.code })

  for (const level of ['township', 'county', 'city'] as const) {
    const due = [...parents.values()].filter(({ district }) => districts.get(district).level === level)
    if (due.length === 0) continue
    const months = [...new Set(due.map(({ month }) => month))]
    const datasets = [...new Set(due.map(({ dataset }) => dataset))]
    const codes = [...new Set(due.map(({ district }) => district))]
    const below = await keptTotals(
      tx,
      catalogue,
      codes.flatMap((code) => districts.children(code).map((child) => child.code)),
      months,
      datasets,
    )
    const own = await readCells(tx, codes, months, datasets)
    const totals = due.map((each) => ({
      ...each,
      measures: combine(
        catalogue.accumulators(each.dataset),
        { level },
        own.get(`${each.dataset} ${each.district} ${each.month}`),
        districts.children(each.district).map((child) => below.get(`${each.dataset} ${child.code} ${each.month}`)),
      ),
    }))
    await sql`
      insert into ${sql.id(schema, 'total')} as t (dataset, district, month, measures)
      select * from unnest(${totals.map((t) => t.dataset)}::text[], ${totals.map((t) => t.district)}::text[], ${totals.map((t) => t.month)}::text[], ${totals.map((t) => JSON.stringify(t.measures))}::jsonb[])
      on conflict (district, dataset, month) do update set measures = excluded.measures where t.measures is distinct from excluded.measures`.execute(tx)
  }
}

async function readCells(
  tx: Transaction<Tables>,
  codes: readonly string[],
  months: readonly Month[],
  datasets: readonly string[],
): Promise<ReadonlyMap<string, Totals>> {
  const rows = await tx
    .selectFrom('cell')
    .select(['dataset', 'district', 'month', 'measures'])
    .where('district', 'in', [...codes])
    .where('month', 'in', [...months])
    .where('dataset', 'in', [...datasets])
    .execute()
  return new Map(rows.map((row) => [`${row.dataset} ${row.district} ${row.month}`, row.measures]))
}
