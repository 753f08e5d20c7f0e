import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Measure } from '@minzheng/core'
import type { PlacedDistricts } from '@minzheng/core/districts'
import { monthsOf, type Month, type Period } from '@minzheng/core/periods'
import { anyBasis, matchesMeasure, distinctBases, monthsRelation, recordsOf } from '../sums/cell-query.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { columnSql } from '../sql/filter-sql.js'
import { textArray } from '../sql/text-array.js'
import type { Tables } from '../database/tables.js'

/** The districts and times for which to count a dataset's distinct measures. */
export interface DistinctRequest {
  readonly districts: readonly string[]
  /** Months to count one by one; only months with a return. */
  readonly months: readonly Month[]
  /** Periods over which to count flows. */
  readonly periods: readonly Period[]
}

/** The distinct measures of a dataset. */
export interface DistinctMeasures {
  readonly table: DatasetTable
  readonly measures: readonly Measure[]
}

/**
 * Counts the different values of distinct measures, for districts with all below them. Distinct counts do not add up, so
 * they are counted from the records: those of all datasets in one statement. By dataset, then keyed by `district bucket
 * key`, where the bucket is a month or a period; there is no entry if no record counts.
 */
export async function countDistinct(
  db: Kysely<Tables>,
  { codesWithin }: PlacedDistricts,
  counted: readonly DistinctMeasures[],
  { districts, months, periods }: DistinctRequest,
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const found = new Map<string, Map<string, number>>()
  const within = districts.flatMap((district) => codesWithin(district).map((code) => [district, code] as const))
  const returned = new Set(months)
  const queries = counted.flatMap(({ table, measures }) => {
    found.set(table.dataset.name, new Map())
    const buckets = timeBuckets(measures.some(({ basis }) => basis.kind === 'flow') ? periods : [], months, (period) =>
      monthsOf(period).filter((month) => returned.has(month)),
    )
    return within.length === 0 || buckets.length === 0 ? [] : [distinctQuery(table, measures, within, buckets)]
  })
  if (queries.length === 0) return found
  const { rows } = await sql<DistinctRow>`${sql.join(queries, sql` union all `)}`.execute(db)
  for (const { dataset, district, stretch, measures: counts } of rows)
    for (const [key, count] of Object.entries(counts)) found.get(dataset)!.set(`${district} ${stretch} ${key}`, count)
  return found
}

/** The distinct counts of a dataset, of a district and all below it over one time bucket. */
interface DistinctRow {
  readonly dataset: string
  readonly district: string
  readonly stretch: string
  readonly measures: Readonly<Record<string, number>>
}

/**
 * A query that counts the different values of a dataset's distinct measures, for districts with all below them; each time
 * bucket covers its months with a return.
 */
function distinctQuery(
  table: DatasetTable,
  measures: readonly Measure[],
  within: readonly (readonly [district: string, below: string])[],
  buckets: readonly { readonly id: string; readonly months: readonly Month[] }[],
): RawBuilder<unknown> {
  const pairs = buckets.flatMap(({ id, months }) => months.map((month) => [id, month] as const))
  return sql`(
    with c as (
      select s.stretch, m.month, m.first_day, m.last_day, m.year_start, m.number
      from unnest(${textArray(pairs.map(([id]) => id))}, ${textArray(pairs.map(([, month]) => month))}) as s (stretch, month)
      join ${monthsRelation([...new Set(pairs.map(([, month]) => month))])} as m (month, first_day, last_day, year_start, number) on m.month = s.month
    ), w as (
      select * from unnest(${textArray(within.map(([district]) => district))}, ${textArray(within.map(([, below]) => below))}) as w (district, below)
    )
    select ${table.dataset.name}::text as dataset, w.district, c.stretch, ${object(measures.map((measure) => [measure.key, sql`count(distinct ${columnSql(measure.column!, table)}) filter (where ${matchesMeasure(measure, table)})`] as const))} as measures
    from c join ${recordsOf(table, [...new Set(within.map(([, below]) => below))])} r on (${anyBasis(distinctBases(measures), table)})
    join w on w.below = r.district
    group by w.district, c.stretch)`
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
