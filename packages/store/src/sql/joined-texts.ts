import { sql, type RawBuilder } from 'kysely'

/**
 * Texts as an array of PostgreSQL's, an empty one as null; none of them has a semicolon. Sent as one text: of an array
 * the driver would look at every letter, and the server again.
 */
export function joined(values: readonly string[]): RawBuilder<readonly (string | null)[]> {
  return sql`string_to_array(${values.join(';')}::text, ';', '')`
}
