import { sql, type RawBuilder } from 'kysely'
import { MinzhengError, type Filter } from '@minzheng/core'
import { col, type DatasetTable } from './dataset-table.js'

/**
 * A filter as SQL over the record alias `r` and the cell alias `c`, whose `last_day` is the reference day.
 * SQL's own three-valued logic is what the filter means.
 */
export function filterSql(filter: Filter, table: DatasetTable): RawBuilder<unknown> {
  switch (filter.kind) {
    case 'compare': {
      const { type } = table.column(filter.column.name)
      const held = col('r', table.column(filter.column.name))
      const op = sql.raw(filter.op)
      if (typeof filter.value === 'object')
        return sql`${held} ${op} ${filter.value.relative === 'reference-day' ? sql.ref('c.last_day') : sql.ref('c.year_start')}`
      const value = sql`cast(${filter.value} as ${sql.raw(type)})`
      // Words are put in order by their code units, as JavaScript does, not by a language's rules.
      return type === 'text' && filter.op !== '=' ? sql`${held} collate "C" ${op} ${value}` : sql`${held} ${op} ${value}`
    }
    case 'one-of': {
      const column = table.column(filter.column.name)
      if (filter.values.length === 0)
        throw new MinzhengError('invalid-definition', `a filter on ${filter.column.dataset}.${filter.column.name} allows no value`)
      return sql`${col('r', column)} in (${sql.join(filter.values.map((value) => sql`cast(${value} as ${sql.raw(column.type)})`))})`
    }
    case 'is-null':
      return sql`${col('r', table.column(filter.column.name))} is null`
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
