import { sql, type Kysely } from 'kysely'
import { combine, returnBook, type Catalogue, type Month, type Return, type ReturnBook, type Totals } from '@minzheng/core'
import { returnedMonthsSql } from './returned-months.js'
import type { Tables } from './tables.js'

/** Cells, or totals, of some districts, months and datasets. */
export interface Wanted {
  readonly table: 'cell' | 'total'
  readonly districts: readonly string[]
  readonly months: readonly Month[]
  readonly datasets: readonly string[]
}

/** What is kept of districts' own records, and of districts with all below them, by `dataset district month`; and what has been returned. */
export interface Kept {
  readonly cells: Map<string, Totals>
  readonly totals: Map<string, Totals>
  readonly returns: ReturnBook
  /** Cells that are stale, of the datasets that were asked for. */
  readonly stale: readonly { readonly dataset: string; readonly district: string; readonly month: Month }[]
}

interface Row {
  readonly kind: 'cell' | 'total' | 'month' | 'return' | 'stale'
  readonly dataset: string
  readonly district: string
  readonly month: Month
  readonly measures: Totals | { readonly own: boolean; readonly estimated: boolean } | null
}

/** Reads all of it in one statement: a change of one record costs few round trips. */
export async function readKept(
  db: Kysely<Tables>,
  { schema, catalogue }: { readonly schema: string; readonly catalogue: Catalogue },
  wanted: readonly Wanted[],
): Promise<Kept> {
  const datasets = [...new Set(wanted.flatMap((each) => each.datasets))]
  const parts = [
    ...wanted
      .filter((each) => each.districts.length > 0 && each.months.length > 0 && each.datasets.length > 0)
      .map(
        (each) => sql`
          select ${each.table}::text as kind, dataset, district, month, measures from ${sql.id(schema, each.table)}
          where district = any(${each.districts}::text[]) and dataset = any(${each.datasets}::text[]) and month = any(${each.months}::text[])`,
      ),
    sql`select 'month'::text as kind, '' as dataset, '' as district, m.month, null::jsonb as measures from (${returnedMonthsSql(schema)}) m`,
    sql`select 'return'::text as kind, dataset, district, month, jsonb_build_object('own', own, 'estimated', estimated)
        from ${sql.id(schema, 'office_return')} where dataset = any(${datasets}::text[])`,
    sql`select 'stale'::text as kind, dataset, district, month, null from ${sql.id(schema, 'dirty_mark')} where dataset = any(${datasets}::text[])`,
  ]
  const { rows } = await sql<Row>`${sql.join(parts, sql` union all `)}`.execute(db)
  const cells = new Map<string, Totals>()
  const totals = new Map<string, Totals>()
  const months: Month[] = []
  const returns: Return[] = []
  const stale: Kept['stale'][number][] = []
  for (const { kind, dataset, district, month, measures } of rows) {
    if (kind === 'cell') cells.set(`${dataset} ${district} ${month}`, measures as Totals)
    else if (kind === 'total') totals.set(`${dataset} ${district} ${month}`, measures as Totals)
    else if (kind === 'month') months.push(month)
    else if (kind === 'return') returns.push({ dataset, district, month, ...(measures as { readonly own: boolean; readonly estimated: boolean }) })
    else stale.push({ dataset, district, month })
  }
  // The returns are of the datasets that were asked for; a month counts if anything at all has been returned for it.
  return { cells, totals, returns: { ...returnBook(returns, catalogue.districts), months: months.sort() }, stale }
}

/** The totals of a district: as they are kept or, where it has no districts below, made from its cell. */
export function totalsOf(catalogue: Catalogue, kept: Pick<Kept, 'cells' | 'totals'>, dataset: string, district: string, month: Month): Totals | undefined {
  const key = `${dataset} ${district} ${month}`
  if (catalogue.districts.children(district).length > 0) return kept.totals.get(key)
  const known = kept.totals.get(key)
  if (known !== undefined) return known
  const cell = kept.cells.get(key)
  if (cell === undefined) return undefined
  const made = combine(catalogue.accumulators(dataset), catalogue.districts.get(district), cell, [])
  kept.totals.set(key, made)
  return made
}

/** What must be read to know the totals of some districts: the cells of those with none below, the totals of the others. */
export function wantedTotals(catalogue: Catalogue, districts: readonly string[], months: readonly Month[], datasets: readonly string[]): readonly Wanted[] {
  const isLeaf = (code: string): boolean => catalogue.districts.children(code).length === 0
  return [
    { table: 'cell', districts: districts.filter(isLeaf), months, datasets },
    { table: 'total', districts: districts.filter((code) => !isLeaf(code)), months, datasets },
  ]
}
