import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/tables.js'
import type { DatasetTable } from '../sql/dataset-table.js'

/** A living source that corrects refused rows of another, and the lines of the other that it has corrected. */
export interface Mending {
  readonly source: number
  readonly lines: readonly number[]
}

/** Which sources correct refused rows of a source, the latest first. A row that was told before in the same words is no new one, and its line is missing. */
export async function readMendings(
  db: Kysely<Tables>,
  table: DatasetTable,
  mended: number,
): Promise<readonly Mending[]> {
  const sources = await db
    .selectFrom('source')
    .select('id')
    .where('mends', '=', mended)
    .where('withdrawn', '=', false)
    .orderBy('place', 'desc')
    .execute()
  if (sources.length === 0) return []
  const ids = sources.map(({ id }) => id)
  const { rows } = await sql<{ source: number; line: number }>`
    select source_id as source, source_line as line from ${table.sql} where source_id = any(${ids}::integer[])`.execute(
    db,
  )
  return ids.map((source) => ({ source, lines: rows.filter((row) => row.source === source).map(({ line }) => line) }))
}
