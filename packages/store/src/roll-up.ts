import { sql, type Transaction } from 'kysely'
import { combine, type Catalogue, type Month, type Totals } from '@minzheng/core'
import { totalsOf, type Kept, type Wanted } from './kept.js'
import type { Tables } from './tables.js'

/** A district with others below it whose totals are to be made anew, for a dataset and month. */
export interface Due {
  readonly dataset: string
  readonly district: string
  readonly month: Month
}

/** The totals that some changed cells move: of their districts and of all above, those that have others below. */
export function dueOf({ districts }: Pick<Catalogue, 'districts'>, cells: readonly Due[]): readonly Due[] {
  const due = new Map<string, Due>()
  for (const { dataset, district, month } of cells)
    for (const { code } of [districts.get(district), ...districts.ancestors(district)])
      if (districts.children(code).length > 0) due.set(`${dataset} ${code} ${month}`, { dataset, district: code, month })
  return [...due.values()]
}

/** What must be read to make them: their own cells, and what is known of the districts just below. */
export function wantedFor({ districts }: Pick<Catalogue, 'districts'>, due: readonly Due[]): readonly Wanted[] {
  const codes = [...new Set(due.map(({ district }) => district))]
  const months = [...new Set(due.map(({ month }) => month))]
  const datasets = [...new Set(due.map(({ dataset }) => dataset))]
  const below = codes.flatMap((code) => districts.children(code).map((child) => child.code))
  const parents = below.filter((code) => districts.children(code).length > 0)
  const leaves = below.filter((code) => districts.children(code).length === 0)
  return [
    { table: 'cell', districts: [...codes, ...leaves], months, datasets },
    { table: 'total', districts: parents, months, datasets },
  ]
}

/** Makes totals anew, deepest districts first, and puts them in place of what was kept. Returns those that moved. */
export function rollUp(catalogue: Catalogue, due: readonly Due[], kept: Kept): readonly (Due & { readonly measures: Totals })[] {
  const { districts } = catalogue
  const made: (Due & { readonly measures: Totals })[] = []
  for (const level of ['township', 'county', 'city'] as const)
    for (const each of due) {
      if (districts.get(each.district).level !== level) continue
      const key = `${each.dataset} ${each.district} ${each.month}`
      const measures = combine(
        catalogue.accumulators(each.dataset),
        { level },
        kept.cells.get(key),
        districts
          .children(each.district)
          .map(({ code, level: below }) => ({ level: below, totals: totalsOf(catalogue, kept, each.dataset, code, each.month) })),
      )
      kept.totals.set(key, measures)
      made.push({ ...each, measures })
    }
  return made
}

/** Keeps totals; the caller holds the lock of the tree, so that of two siblings the later one saw what the earlier one wrote. */
export async function writeTotals(tx: Transaction<Tables>, schema: string, totals: ReturnType<typeof rollUp>): Promise<void> {
  if (totals.length === 0) return
  await sql`
    insert into ${sql.id(schema, 'total')} as t (dataset, district, month, measures)
    select * from unnest(${totals.map((t) => t.dataset)}::text[], ${totals.map((t) => t.district)}::text[], ${totals.map((t) => t.month)}::text[], ${totals.map((t) => JSON.stringify(t.measures))}::jsonb[])
    on conflict (district, dataset, month) do update set measures = excluded.measures where t.measures is distinct from excluded.measures`.execute(tx)
}
