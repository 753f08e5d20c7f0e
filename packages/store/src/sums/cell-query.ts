import { sql, type RawBuilder } from 'kysely'
import type { Measure } from '@minzheng/core'
import { isRelative, seriesOf, slotsOf, type Basis } from '@minzheng/core/evaluation'
import { lastDay, monthEnd, type Month } from '@minzheng/core/periods'
import { monthNumber } from '@minzheng/core/registers'
import { everAfter, everBefore } from '../database/record-table.js'
import { col, names, type DatasetTable } from '../sql/dataset-table.js'
import type { Cell } from '../marks/cell.js'
import { filterSql, columnSql } from '../sql/filter-sql.js'
import { meetsRelation } from '../sql/series-meets.js'
import { textArray } from '../sql/text-array.js'
import { traceKey, type Layout } from './layout.js'

/**
 * The numbers of a cell as a PostgreSQL array, in layout order; `place` is the cell's position in the request, from 1.
 */
export interface CellRow {
  readonly place: number
  readonly numbers: string
}

/**
 * One statement that computes the own sums of a dataset for a set of cells; it reads each record of their districts
 * once. Cells without a contributing record are not in the result.
 */
export function cellQuery(
  table: DatasetTable,
  measures: readonly Measure[],
  layout: Layout,
  cells: readonly Pick<Cell, 'district' | 'month'>[],
): RawBuilder<CellRow> {
  const bases = distinctBases(measures)
  const [only] = bases
  // If all measures have the same basis, the join has checked it for each record already.
  const counted = (measure: Measure): RawBuilder<unknown> | null =>
    bases.length > 1 ? matchesMeasure(measure, table) : measure.where === null ? null : filterSql(measure.where, table)
  const aggregates = new Map(measures.flatMap((measure) => aggregatesOf(measure, table, counted(measure))))
  const numbers = sql`array[${sql.join(layout.accumulators.slice(0, layout.own).map(({ key }) => aggregates.get(key)!))}]::numeric[]`
  const districts = [...new Set(cells.map(({ district }) => district))]
  const months = monthsRelation([...new Set(cells.map(({ month }) => month))])
  const asked = sql`unnest(${textArray(cells.map(({ district }) => district))}, ${textArray(cells.map(({ month }) => month))}) with ordinality as w (district, month, place)`
  if (bases.length === 1 && only?.kind === 'flow') {
    const on = col('r', table.column(only.on))
    const first = sql`date_trunc('month', ${on}::timestamp)`
    const sorted = cells.map(({ month }) => month).toSorted()
    // A flow's day determines its month. Only a filter with a relative day needs the days of the month; without one no
    // join is needed.
    const relative = measures.some(({ where }) => where !== null && isRelative(where))
    return sql<CellRow>`
      with computed as (
        select r.district, ${first} as first, ${numbers} as numbers
        from ${table.sql} r ${relative ? sql`join ${months} as c (month, first_day, last_day, year_start, number) on c.first_day = ${first}` : sql``}
        where r.district = any(${textArray(districts)})
          and ${on} between ${`${sorted[0]!}-01`}::date and ${lastDay({ until: monthEnd(sorted.at(-1)!) })}::date
          and ${standsOn(on)}
        group by r.district, ${first}
      )
      select w.place::integer as place, computed.numbers::text as numbers
      from computed join ${months} as m (month, first_day, last_day, year_start, number) on m.first_day = computed.first
        join ${asked} on w.district = computed.district and w.month = m.month`
  }
  return sql<CellRow>`
    with c as (
      select w.place, w.district, m.first_day, m.last_day, m.year_start, m.number
      from ${asked} join ${months} as m (month, first_day, last_day, year_start, number) on m.month = w.month
    )
    select c.place::integer as place, ${numbers}::text as numbers
    from c join ${recordsOf(table, districts)} r on r.district = c.district and (${anyBasis(bases, table)})
    group by c.place`
}

export function monthsRelation(months: readonly Month[]): RawBuilder<unknown> {
  return sql`unnest(
    ${months}::text[],
    ${months.map((month) => `${month}-01`)}::date[],
    ${months.map((month) => lastDay({ until: monthEnd(month) }))}::date[],
    ${months.map((month) => `${month.slice(0, 4)}-01-01`)}::date[],
    ${months.map(monthNumber)}::integer[]
  )`
}

/** The stored numbers of a measure; for a distinct count its trace, a checksum that changes with the counted values. */
function aggregatesOf(
  measure: Measure,
  table: DatasetTable,
  counted: RawBuilder<unknown> | null,
): readonly (readonly [key: string, number: RawBuilder<unknown>])[] {
  const column = measure.column === null ? sql`*` : columnSql(measure.column, table)
  const computed = (aggregate: string, of: RawBuilder<unknown>): RawBuilder<unknown> =>
    counted === null ? sql`${sql.raw(aggregate)}(${of})` : sql`${sql.raw(aggregate)}(${of}) filter (where ${counted})`
  if (measure.kind === 'distinct') return [[traceKey(measure.key), computed('sum', sql`hashtext(${column}::text)`)]]
  return slotsOf(measure).map(({ key, roll }) => [
    key,
    computed(measure.kind === 'latest' ? roll : measure.kind, column),
  ])
}

/** The condition that a record contributes to a measure in a month. */
export function matchesMeasure(measure: Measure, table: DatasetTable): RawBuilder<unknown> {
  return measure.where === null
    ? matchesBasis(measure.basis, table)
    : sql`${matchesBasis(measure.basis, table)} and ${filterSql(measure.where, table)}`
}

export function distinctBases(measures: readonly Measure[]): readonly Basis[] {
  return [...new Map(measures.map(({ basis }) => [JSON.stringify(basis), basis])).values()]
}

export function anyBasis(bases: readonly Basis[], table: DatasetTable): RawBuilder<unknown> {
  return bases.length === 0
    ? sql`false`
    : sql.join(
        bases.map((basis) => matchesBasis(basis, table)),
        sql` or `,
      )
}

/** The condition that the row `r` is valid in the month of the cell `c`. */
const stands = sql`c.number >= r.shown_from and c.number < r.shown_until`

/** The condition that the row `r` is valid in the month of a day; nearly all rows are valid in all months. */
function standsOn(day: RawBuilder<unknown>): RawBuilder<unknown> {
  const month = sql`(date_part('year', ${day}) * 12 + date_part('month', ${day}) - 1)`
  return sql`((r.shown_from = ${sql.lit(everBefore)} and r.shown_until = ${sql.lit(everAfter)}) or (${month} >= r.shown_from and ${month} < r.shown_until))`
}

/** The condition that a record contributes to a month by its basis, as in the evaluation in memory. */
function matchesBasis(basis: Basis, table: DatasetTable): RawBuilder<unknown> {
  switch (basis.kind) {
    case 'flow':
      return sql`(${col('r', table.column(basis.on))} between c.first_day and c.last_day and ${stands})`
    case 'stock':
      return sql`(${col('r', table.column(basis.from))} <= c.last_day and (${col('r', table.column(basis.to))} is null or ${col('r', table.column(basis.to))} > c.last_day) and ${stands})`
    case 'policy':
      return sql`(${col('r', table.column(basis.from))} <= c.last_day and ${stands} and (r.replaced_on is null or r.replaced_on > c.last_day) and ${notReplacedInPart(basis, table)}${notReplacedElsewhere(basis, table)})`
  }
}

/**
 * The condition that no row of another code that is the same district in the month of the cell `c` replaces the row `r`.
 */
function notReplacedElsewhere(basis: Extract<Basis, { kind: 'policy' }>, table: DatasetTable): RawBuilder<unknown> {
  if (table.meets.length === 0) return sql``
  const from = table.column(basis.from)
  const same = seriesOf(basis)
    .filter((field) => field !== 'district')
    .map((field) => sql`${col('o', table.column(field))} = ${col('r', table.column(field))}`)
  return sql` and not exists (
    select 1 from ${meetsRelation(table.meets)} as p (code, other, first, until) join ${table.sql} o on o.district = p.other
    where ${sql.join([sql`p.code = r.district`, ...same], sql` and `)} and c.number >= p.first and c.number < p.until
      and ${col('o', from)} > ${col('r', from)} and ${col('o', from)} <= c.last_day and c.number >= o.shown_from and c.number < o.shown_until)`
}

/** The condition that no row that is valid in some months only replaces the row `r` in the month of the cell `c`. */
function notReplacedInPart(basis: Extract<Basis, { kind: 'policy' }>, table: DatasetTable): RawBuilder<unknown> {
  const from = table.column(basis.from)
  const same = seriesOf(basis).map((field) => {
    const column = table.column(field)
    return sql`${col('o', column)} = ${col('r', column)}`
  })
  return sql`(not r.is_partly_replaced or not exists (
    select 1 from ${table.sql} o where ${sql.join([sql`true`, ...same], sql` and `)} and ${col('o', from)} > ${col('r', from)} and ${col('o', from)} <= c.last_day
      and c.number >= o.shown_from and c.number < o.shown_until))`
}

/**
 * The records of some districts; for an effective-dated dataset, with the day on which each is replaced. If a series
 * spans districts, the result includes every series that has a record in these districts: the caller must filter by
 * district.
 */
export function recordsOf(table: DatasetTable, districts: readonly string[]): RawBuilder<unknown> {
  const { time } = table.dataset
  if (time.kind !== 'policy') return table.sql
  const from = sql.id(table.column(time.from).name)
  const series = seriesOf(time).map((field) => table.column(field))
  const partition = series.length === 0 ? sql`` : sql`partition by ${names(series)}`
  const isWhole = sql`(shown_from = ${sql.lit(everBefore)} and shown_until = ${sql.lit(everAfter)})`
  const here = sql`district = any(${textArray(districts)})`
  const condition =
    time.spansDistricts !== true
      ? here
      : series.length === 0
        ? sql`true`
        : sql`(${names(series)}) in (select ${names(series)} from ${table.sql} where ${here})`
  // Rows that are valid in all months replace others in all of them; the others are looked up for each month.
  return sql`(
    select *, min(case when ${isWhole} then ${from} end) over (${partition} order by ${from} groups between 1 following and unbounded following) as replaced_on,
      bool_or(not ${isWhole}) over (${partition}) as is_partly_replaced
    from ${table.sql} where shown_from < shown_until and ${condition})`
}
