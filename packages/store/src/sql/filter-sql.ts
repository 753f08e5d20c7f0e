import { sql, type RawBuilder } from 'kysely'
import { MinzhengError, type Filter } from '@minzheng/core'
import { isColumn, isRelativeDay, type Column, type RelativeDay } from '@minzheng/core/evaluation'
import { col, type DatasetTable } from './dataset-table.js'

/** The value of a column of the record alias `r`; days between two days are a difference of dates. */
export function columnSql(column: Column, table: DatasetTable): RawBuilder<unknown> {
  if (column.between === undefined) return col('r', table.column(column.name))
  const [from, to] = column.between
  return sql`(${col('r', table.column(to))} - ${col('r', table.column(from))})`
}

/** The SQL type of a column's value. */
function typeOf(column: Column, table: DatasetTable): string {
  return column.between === undefined ? table.column(column.name).type : 'integer'
}

/**
 * A relative day of the cell alias `c`, whose `last_day` is the reference day. PostgreSQL adds years and months first,
 * then days, as core does.
 */
function relativeSql({ relative, years = 0, months = 0, days = 0 }: RelativeDay): RawBuilder<unknown> {
  const day = sql.ref(relative === 'reference-day' ? 'c.last_day' : 'c.year_start')
  if (years === 0 && months === 0 && days === 0) return day
  return sql`cast(${day} + make_interval(years => ${sql.lit(years)}, months => ${sql.lit(months)}, days => ${sql.lit(days)}) as date)`
}

/**
 * A filter as SQL over the record alias `r` and the cell alias `c`. Filters have the meaning of SQL's ternary logic.
 */
export function filterSql(filter: Filter, table: DatasetTable): RawBuilder<unknown> {
  switch (filter.kind) {
    case 'compare': {
      const type = typeOf(filter.column, table)
      const left = columnSql(filter.column, table)
      const op = sql.raw(filter.op)
      // Text is ordered by code units, as in JavaScript, not by the rules of a language.
      const ordered = type === 'text' && filter.op !== '=' ? sql`${left} collate "C"` : left
      if (isRelativeDay(filter.value)) return sql`${left} ${op} ${relativeSql(filter.value)}`
      if (isColumn(filter.value)) return sql`${ordered} ${op} ${columnSql(filter.value, table)}`
      return sql`${ordered} ${op} cast(${filter.value} as ${sql.raw(type)})`
    }
    case 'one-of': {
      if (filter.values.length === 0)
        throw new MinzhengError(
          'invalid-definition',
          `a filter on ${filter.column.dataset}.${filter.column.name} must allow at least one value, got none`,
        )
      const type = sql.raw(typeOf(filter.column, table))
      return sql`${columnSql(filter.column, table)} in (${sql.join(filter.values.map((value) => sql`cast(${value} as ${type})`))})`
    }
    case 'is-null':
      return sql`${columnSql(filter.column, table)} is null`
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
