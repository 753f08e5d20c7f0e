import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../database/tables.js'
import type { LandingReport } from './source.js'

/** A content that has landed as a dataset, with the result of landing it. */
export interface LandedContent extends Pick<LandingReport, 'accepted' | 'refused' | 'reasons'> {
  readonly sha256: string
  readonly dataset: string
}

/**
 * Every content that has landed, lives, and is the last word of its offices for its period: landing it again changes
 * nothing. If another source came after it, landing it again gives it the last place.
 */
export async function readLandedContents(db: Kysely<Tables>, schema: string): Promise<readonly LandedContent[]> {
  const rows = await db
    .selectFrom('source as s')
    .select(['sha256', 'dataset', 'accepted', 'refused', 'reasons'])
    .where('s.withdrawn', '=', false)
    .where(isLastWord(schema))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, reasons: JSON.parse(row.reasons) as LandedContent['reasons'] }))
}

/** True for a source `s` that no later living source of the same period and an office of it follows. */
export function isLastWord(schema: string, except: number | null = null): RawBuilder<boolean> {
  return sql<boolean>`not exists (
    select 1 from ${sql.id(schema, 'source')} l where l.dataset = s.dataset and l.as_of is not distinct from s.as_of and l.place > s.place
      and not l.withdrawn and l.mends is null and l.offices && s.offices and l.id is distinct from ${except}::integer)`
}
