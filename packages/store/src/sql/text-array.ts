import { sql, type RawBuilder } from 'kysely'

/**
 * Texts as a PostgreSQL array; an empty text becomes null, and no text may contain a semicolon. Sent as one text,
 * because driver and server both scan every character of an array parameter.
 */
export function textArray(values: readonly string[]): RawBuilder<readonly (string | null)[]> {
  return sql`string_to_array(${values.join(';')}::text, ';', '')`
}
