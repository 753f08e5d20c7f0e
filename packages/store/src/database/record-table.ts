import { sql, type RawBuilder } from 'kysely'

const snake = (name: string): string =>
  name.replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The name of a field's column. */
export const columnName = snake

/** The name of the table of a dataset's rows. */
export const recordTableName = (dataset: string): string => `record_${snake(dataset)}`

/** The schema-qualified table of a dataset's rows. */
export const recordTable = (dataset: string, schema: string): RawBuilder<unknown> =>
  sql.id(schema, recordTableName(dataset))

/** The month number that means "before all months": a row stands from the first month on. */
export const everBefore = -1
/** The month number that means "after all months": a row stands for good. */
export const everAfter = 2_147_483_647

/**
 * The columns of every row beside its fields. `row_id`: its number. `of_row`: for a row that is made from a told row (a
 * correction, or another stretch of months) the number of that row, otherwise null. `shown_from`, `shown_until`: the
 * months in which the row stands, as month numbers; a row that is valid in none is kept, since its source told it.
 */
export const versionColumns = sql`
  add column row_id bigint generated always as identity, add column of_row bigint,
  add column shown_from integer not null default ${sql.lit(everBefore)}, add column shown_until integer not null default ${sql.lit(everAfter)}`
