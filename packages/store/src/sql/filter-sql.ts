import { sql, type RawBuilder } from 'kysely'
import { MinzhengError, type Filter } from '@minzheng/core'
import { isColumn, isRelativeDay, type Column, type RelativeDay } from '@minzheng/core/evaluation'
import { col, type DatasetTable } from './dataset-table.js'

/** What a column holds, of the record alias `r`; the days between two days are a difference of dates. */
export function heldSql(column: Column, table: DatasetTable): RawBuilder<unknown> {
  if (column.between === undefined) return col('r', table.column(column.name))
  const [from, to] = column.between
  return sql`(${col('r', table.column(to))} - ${col('r', table.column(from))})`
}

/** The type of what a column holds. */
function typeOf(column: Column, table: DatasetTable): string {
  return column.between === undefined ? table.column(column.name).type : 'integer'
}

/**
 * A relative day of the cell alias `c`, whose `last_day` is the reference day. PostgreSQL moves by years and months,
 * then days, as core does.
 */
function relativeSql({ relative, years = 0, months = 0, days = 0 }: RelativeDay): RawBuilder<unknown> {
  const day = sql.ref(relative === 'reference-day' ? 'c.last_day' : 'c.year_start')
  if (years === 0 && months === 0 && days === 0) return day
  return sql`cast(${day} + make_interval(years => ${sql.lit(years)}, months => ${sql.lit(months)}, days => ${sql.lit(days)}) as date)`
}

/**
 * A filter as SQL over the record alias `r` and the cell alias `c`.
 * SQL's own three-valued logic is what the filter means.
 */
export function filterSql(filter: Filter, table: DatasetTable): RawBuilder<unknown> {
  switch (filter.kind) {
    case 'compare': {
      const type = typeOf(filter.column, table)
      const held = heldSql(filter.column, table)
      const op = sql.raw(filter.op)
      // Words are put in order by their code units, as JavaScript does, not by a language's rules.
      const ordered = type === 'text' && filter.op !== '=' ? sql`${held} collate "C"` : held
      if (isRelativeDay(filter.value)) return sql`${held} ${op} ${relativeSql(filter.value)}`
      if (isColumn(filter.value)) return sql`${ordered} ${op} ${heldSql(filter.value, table)}`
      return sql`${ordered} ${op} cast(${filter.value} as ${sql.raw(type)})`
    }
    case 'one-of': {
      if (filter.values.length === 0)
        throw new MinzhengError(
          'invalid-definition',
          `a filter on ${filter.column.dataset}.${filter.column.name} allows no value`,
        )
      const type = sql.raw(typeOf(filter.column, table))
      return sql`${heldSql(filter.column, table)} in (${sql.join(filter.values.map((value) => sql`cast(${value} as ${type})`))})`
    }
    case 'is-null':
      return sql`${heldSql(filter.column, table)} is null`
    case 'all-of':
      return filter.filters.length === 0
        ? sql`true`
        : sql`(${sql.join(
            filter.filters.map((each) => filterSql(each, table)),
            sql` and `,
          )})`
    case 'any-of':
      return filter.filters.length === 0
        ? sql`false`
        : sql`(${sql.join(
            filter.filters.map((each) => filterSql(each, table)),
            sql` or `,
          )})`
    case 'not':
      return sql`(not ${filterSql(filter.filter, table)})`
  }
}
