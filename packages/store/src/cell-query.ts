import { sql, type RawBuilder } from 'kysely'
import { isRelative, lastDay, monthEnd, seriesOf, slotsOf, type Basis, type Measure, type Month, type Period } from '@minzheng/core'
import { col, names, type DatasetTable } from './dataset-table.js'
import { filterSql, heldSql } from './filter-sql.js'

/** A district's own records of one dataset in one month. */
export interface CellId {
  readonly district: string
  readonly month: Month
}

export interface CellRow extends CellId {
  readonly measures: Readonly<Record<string, number>>
}

/**
 * One statement that computes every measure of a dataset for a set of cells, reading each record of their districts once.
 * Cells without a record that counts do not come back. Distinct counts are not kept in cells: they do not add up.
 */
export function cellQuery(table: DatasetTable, measures: readonly Measure[], cells: readonly CellId[]): RawBuilder<CellRow> {
  const kept = measures.filter(({ kind }) => kind !== 'distinct')
  const bases = distinctBases(kept)
  const [only] = bases
  // Where all count by the same basis, the join has held it against each record already.
  const counted = (measure: Measure): RawBuilder<unknown> | null =>
    bases.length > 1 ? countsAndHolds(measure, table) : measure.where === null ? null : filterSql(measure.where, table)
  const numbers = object(kept.flatMap((measure) => slotsOf(measure).map((slot) => [slot.key, aggregate(measure, slot.roll, table, counted(measure))] as const)))
  const districts = [...new Set(cells.map(({ district }) => district))]
  const months = monthsRelation([...new Set(cells.map(({ month }) => month))])
  const asked = sql`unnest(${cells.map(({ district }) => district)}::text[], ${cells.map(({ month }) => month)}::text[])`
  if (bases.length === 1 && only?.kind === 'flow') {
    const on = col('r', table.column(only.on))
    const first = sql`date_trunc('month', ${on}::timestamp)`
    const sorted = cells.map(({ month }) => month).sort()
    // A flow finds its month by its day. A filter that moves with time asks for the days of the month; without one there is nothing to join.
    const relative = kept.some(({ where }) => where !== null && isRelative(where))
    return sql<CellRow>`
      with made as (
        select r.district, ${first} as first, ${numbers} as measures
        from ${table.sql} r ${relative ? sql`join ${months} as c (month, first_day, last_day, year_start) on c.first_day = ${first}` : sql``}
        where r.district = any(${districts}::text[])
          and ${on} between ${`${sorted[0]!}-01`}::date and ${lastDay({ until: monthEnd(sorted.at(-1)!) })}::date
        group by r.district, ${first}
      )
      select made.district, m.month, made.measures
      from made join ${months} as m (month, first_day, last_day, year_start) on m.first_day = made.first
        join ${asked} as w (district, month) on w.district = made.district and w.month = m.month`
  }
  return sql<CellRow>`
    with c as (
      select w.district, m.month, m.first_day, m.last_day, m.year_start
      from ${asked} as w (district, month) join ${months} as m (month, first_day, last_day, year_start) on m.month = w.month
    )
    select c.district, c.month, ${numbers} as measures
    from c join ${recordsOf(table, districts)} r on r.district = c.district and (${anyBasis(bases, table)})
    group by c.district, c.month`
}

/** A district and all below it, over a stretch of time: one of the numbers that do not add up. */
export interface DistinctRow {
  readonly district: string
  readonly stretch: string
  readonly measures: Readonly<Record<string, number>>
}

/** One statement that counts the different values of a dataset's distinct measures, for districts with all below them, over periods: each over its months with a return. */
export function distinctQuery(
  table: DatasetTable,
  measures: readonly Measure[],
  within: readonly (readonly [district: string, below: string])[],
  stretches: readonly { readonly id: string; readonly months: readonly Month[] }[],
): RawBuilder<DistinctRow> {
  const pairs = stretches.flatMap(({ id, months }) => months.map((month) => [id, month] as const))
  return sql<DistinctRow>`
    with c as (
      select s.stretch, m.month, m.first_day, m.last_day, m.year_start
      from unnest(${pairs.map(([id]) => id)}::text[], ${pairs.map(([, month]) => month)}::text[]) as s (stretch, month)
      join ${monthsRelation([...new Set(pairs.map(([, month]) => month))])} as m (month, first_day, last_day, year_start) on m.month = s.month
    ), w as (
      select * from unnest(${within.map(([district]) => district)}::text[], ${within.map(([, below]) => below)}::text[]) as w (district, below)
    )
    select w.district, c.stretch, ${object(measures.map((measure) => [measure.key, sql`count(distinct ${heldSql(measure.column!, table)}) filter (where ${countsAndHolds(measure, table)})`] as const))} as measures
    from c join ${recordsOf(table, [...new Set(within.map(([, below]) => below))])} r on (${anyBasis(distinctBases(measures), table)})
    join w on w.below = r.district
    group by w.district, c.stretch`
}

/** The stretches that a distinct count is asked for: a flow over each period, a stock as in each month. */
export function stretchesOf(
  periods: readonly Period[],
  months: readonly Month[],
  returned: (period: Period) => readonly Month[],
): { readonly id: string; readonly months: readonly Month[] }[] {
  const stretches = new Map<string, readonly Month[]>(months.map((month) => [month, [month]]))
  for (const period of periods) stretches.set(period.id, returned(period))
  return [...stretches].filter(([, own]) => own.length > 0).map(([id, own]) => ({ id, months: own }))
}

function monthsRelation(months: readonly Month[]): RawBuilder<unknown> {
  return sql`unnest(
    ${months}::text[],
    ${months.map((month) => `${month}-01`)}::date[],
    ${months.map((month) => lastDay({ until: monthEnd(month) }))}::date[],
    ${months.map((month) => `${month.slice(0, 4)}-01-01`)}::date[]
  )`
}

/** A JSON object of numbers without nulls. A call takes a hundred arguments at most, so it is put together from pieces. */
function object(values: readonly (readonly [key: string, value: RawBuilder<unknown>])[]): RawBuilder<unknown> {
  const pieces: RawBuilder<unknown>[] = []
  for (let at = 0; at < values.length; at += 45)
    pieces.push(sql`jsonb_build_object(${sql.join(values.slice(at, at + 45).flatMap(([key, value]) => [sql`${key}::text`, value]))})`)
  return pieces.length === 0 ? sql`'{}'::jsonb` : sql`jsonb_strip_nulls(${sql.join(pieces, sql` || `)})`
}

function aggregate(measure: Measure, roll: 'add' | 'min' | 'max', table: DatasetTable, counted: RawBuilder<unknown> | null): RawBuilder<unknown> {
  const kind = measure.kind === 'latest' ? roll : measure.kind
  const held = measure.column === null ? sql`*` : heldSql(measure.column, table)
  const made = sql`${sql.raw(kind)}(${held})`
  return counted === null ? made : sql`${made} filter (where ${counted})`
}

/** Whether a record counts for a measure in a month. */
export function countsAndHolds(measure: Measure, table: DatasetTable): RawBuilder<unknown> {
  return measure.where === null ? counts(measure.basis, table) : sql`${counts(measure.basis, table)} and ${filterSql(measure.where, table)}`
}

function distinctBases(measures: readonly Measure[]): readonly Basis[] {
  return [...new Map(measures.map(({ basis }) => [JSON.stringify(basis), basis])).values()]
}

function anyBasis(bases: readonly Basis[], table: DatasetTable): RawBuilder<unknown> {
  return bases.length === 0
    ? sql`false`
    : sql.join(
        bases.map((basis) => counts(basis, table)),
        sql` or `,
      )
}

/** Whether a record counts in a month by its basis; the same words as the evaluation in memory. */
function counts(basis: Basis, table: DatasetTable): RawBuilder<unknown> {
  switch (basis.kind) {
    case 'flow':
      return sql`(${col('r', table.column(basis.on))} between c.first_day and c.last_day)`
    case 'stock':
      return sql`(${col('r', table.column(basis.from))} <= c.last_day and (${col('r', table.column(basis.to))} is null or ${col('r', table.column(basis.to))} > c.last_day))`
    case 'policy':
      return sql`(${col('r', table.column(basis.from))} <= c.last_day and (r.replaced_on is null or r.replaced_on > c.last_day))`
  }
}

/**
 * The records of some districts; for a policy dataset, with the day on which each is replaced. Where a series spans districts, the whole series
 * that these districts have part in come along: the caller asks for the districts themselves.
 */
export function recordsOf(table: DatasetTable, districts: readonly string[]): RawBuilder<unknown> {
  const { time } = table.dataset
  if (time.kind !== 'policy') return table.sql
  const from = sql.id(table.column(time.from).name)
  const series = seriesOf(time).map((field) => table.column(field))
  const partition = series.length === 0 ? sql`` : sql`partition by ${names(series)}`
  const here = sql`district = any(${districts}::text[])`
  const wanted =
    time.spansDistricts !== true ? here : series.length === 0 ? sql`true` : sql`(${names(series)}) in (select ${names(series)} from ${table.sql} where ${here})`
  return sql`(select *, lead(${from}) over (${partition} order by ${from}) as replaced_on from ${table.sql} where ${wanted})`
}
