import { sql, type RawBuilder } from 'kysely'

/** Reads the numbers of rows that a statement gives as one text, separated by commas; null if there are none. */
export function rowNumbers(text: string | null): readonly number[] {
  return text === null ? [] : text.split(',').map(Number)
}

/**
 * The rows that sources told, as a relation with the table's columns; `of` is a condition on the table `source`. What a
 * source told are ranges of row numbers, so the primary key finds the rows.
 */
export function rowsTold(schema: string, table: RawBuilder<unknown>, of: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select r.* from (select unnest(told) as range from ${sql.id(schema, 'source')} where ${of}) t
    join ${table} r on r.row_id >= lower(t.range) and r.row_id < upper(t.range))`
}
