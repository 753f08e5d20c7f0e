import { sql, type RawBuilder } from 'kysely'
import { lastDay, monthEnd, type Basis, type Measure, type Month } from '@minzheng/core'
import { col, names, type DatasetTable } from './dataset-table.js'
import { filterSql } from './filter-sql.js'

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
 * Cells without a record that counts do not come back.
 */
export function cellQuery(table: DatasetTable, measures: readonly Measure[], cells: readonly CellId[]): RawBuilder<CellRow> {
  const bases = [...new Map(measures.map(({ basis }) => [JSON.stringify(basis), basis])).values()]
  const months = [...new Set(cells.map(({ month }) => month))]
  const values = measures.flatMap((measure) => [sql`${measure.key}::text`, aggregate(measure, table)])
  return sql<CellRow>`
    with c as (
      select w.district, m.month, m.first_day, m.last_day, m.year_start
      from unnest(${cells.map(({ district }) => district)}::text[], ${cells.map(({ month }) => month)}::text[]) as w (district, month)
      join unnest(
        ${months}::text[],
        ${months.map((month) => `${month}-01`)}::date[],
        ${months.map((month) => lastDay({ until: monthEnd(month) }))}::date[],
        ${months.map((month) => `${month.slice(0, 4)}-01-01`)}::date[]
      ) as m (month, first_day, last_day, year_start) on m.month = w.month
    )
    select c.district, c.month, jsonb_strip_nulls(jsonb_build_object(${sql.join(values)})) as measures
    from c join ${recordsOf(table, cells)} r on r.district = c.district and (${sql.join(
      bases.map((basis) => counts(basis, table)),
      sql` or `,
    )})
    group by c.district, c.month`
}

function aggregate(measure: Measure, table: DatasetTable): RawBuilder<unknown> {
  const held = measure.column === null ? sql`*` : col('r', table.column(measure.column.name))
  const where = measure.where === null ? counts(measure.basis, table) : sql`${counts(measure.basis, table)} and ${filterSql(measure.where, table)}`
  return sql`${sql.raw(measure.kind)}(${held}) filter (where ${where})`
}

/** Whether a record counts in a cell's month; the same words as the evaluation in memory. */
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

/** The records of the cells' districts; for a policy dataset, with the day on which each is replaced. */
function recordsOf(table: DatasetTable, cells: readonly CellId[]): RawBuilder<unknown> {
  const { time } = table.dataset
  if (time.kind !== 'policy') return table.sql
  const districts = [...new Set(cells.map(({ district }) => district))]
  const from = sql.id(table.column(time.from).name)
  const series = names([table.column('district'), ...time.series.map((field) => table.column(field))])
  return sql`(select *, lead(${from}) over (partition by ${series} order by ${from}) as replaced_on from ${table.sql} where district = any(${districts}::text[]))`
}
