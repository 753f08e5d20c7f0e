import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Measure } from '@minzheng/core'
import type { PlacedDistricts } from '@minzheng/core/districts'
import { monthsOf, type Month, type Period } from '@minzheng/core/periods'
import { anyBasis, matchesMeasure, distinctBases, monthsRelation, recordsOf } from '../sums/cell-query.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { columnSql } from '../sql/filter-sql.js'
import type { Tables } from '../database/tables.js'

/** The districts and times for which to count a dataset's distinct measures. */
export interface DistinctRequest {
  readonly districts: readonly string[]
  /** Months to count one by one; only months with a return. */
  readonly months: readonly Month[]
  /** Periods over which to count flows. */
  readonly periods: readonly Period[]
}

/**
 * Counts the different values of a dataset's distinct measures, for districts with all below them. Distinct counts do
 * not add up, so they are counted from the records. Keyed by `district bucket key`, where the bucket is a month or a
 * period; there is no entry if no record counts.
 */
export async function countDistinct(
  db: Kysely<Tables>,
  { codesWithin }: PlacedDistricts,
  table: DatasetTable,
  measures: readonly Measure[],
  { districts, months, periods }: DistinctRequest,
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  const within = districts.flatMap((district) => codesWithin(district).map((code) => [district, code] as const))
  const returned = new Set(months)
  const buckets = timeBuckets(measures.some(({ basis }) => basis.kind === 'flow') ? periods : [], months, (period) =>
    monthsOf(period).filter((month) => returned.has(month)),
  )
  if (within.length === 0 || buckets.length === 0) return found
  const { rows } = await distinctQuery(table, measures, within, buckets).execute(db)
  for (const { district, stretch, measures: counts } of rows)
    for (const [key, count] of Object.entries(counts)) found.set(`${district} ${stretch} ${key}`, count)
  return found
}

/** The distinct counts of a district and all below it over one time bucket. */
interface DistinctRow {
  readonly district: string
  readonly stretch: string
  readonly measures: Readonly<Record<string, number>>
}

/**
 * One statement that counts the different values of a dataset's distinct measures, for districts with all below them;
 * each time bucket covers its months with a return.
 */
function distinctQuery(
  table: DatasetTable,
  measures: readonly Measure[],
  within: readonly (readonly [district: string, below: string])[],
  buckets: readonly { readonly id: string; readonly months: readonly Month[] }[],
): RawBuilder<DistinctRow> {
  const pairs = buckets.flatMap(({ id, months }) => months.map((month) => [id, month] as const))
  return sql<DistinctRow>`
    with c as (
      select s.stretch, m.month, m.first_day, m.last_day, m.year_start, m.number
      from unnest(${pairs.map(([id]) => id)}::text[], ${pairs.map(([, month]) => month)}::text[]) as s (stretch, month)
      join ${monthsRelation([...new Set(pairs.map(([, month]) => month))])} as m (month, first_day, last_day, year_start, number) on m.month = s.month
    ), w as (
      select * from unnest(${within.map(([district]) => district)}::text[], ${within.map(([, below]) => below)}::text[]) as w (district, below)
    )
    select w.district, c.stretch, ${object(measures.map((measure) => [measure.key, sql`count(distinct ${columnSql(measure.column!, table)}) filter (where ${matchesMeasure(measure, table)})`] as const))} as measures
    from c join ${recordsOf(table, [...new Set(within.map(([, below]) => below))])} r on (${anyBasis(distinctBases(measures), table)})
    join w on w.below = r.district
    group by w.district, c.stretch`
}

/** The time buckets of a distinct count: each month, and for flows also each period. */
function timeBuckets(
  periods: readonly Period[],
  months: readonly Month[],
  returned: (period: Period) => readonly Month[],
): { readonly id: string; readonly months: readonly Month[] }[] {
  const buckets = new Map<string, readonly Month[]>(months.map((month) => [month, [month]]))
  for (const period of periods) buckets.set(period.id, returned(period))
  return [...buckets].filter(([, own]) => own.length > 0).map(([id, own]) => ({ id, months: own }))
}

/**
 * A JSON object of numbers without nulls. A PostgreSQL function takes at most 100 arguments, so the object is joined
 * from several calls.
 */
function object(values: readonly (readonly [key: string, value: RawBuilder<unknown>])[]): RawBuilder<unknown> {
  const pieces: RawBuilder<unknown>[] = []
  for (let at = 0; at < values.length; at += 45)
    pieces.push(
      sql`jsonb_build_object(${sql.join(values.slice(at, at + 45).flatMap(([key, value]) => [sql`${key}::text`, value]))})`,
    )
  return pieces.length === 0 ? sql`'{}'::jsonb` : sql`jsonb_strip_nulls(${sql.join(pieces, sql` || `)})`
}
