import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.js'
import type { LandingReport } from './source.js'

/** A content that has landed as a dataset, with the result of landing it. */
export interface LandedContent extends Pick<LandingReport, 'accepted' | 'refused' | 'reasons'> {
  readonly sha256: string
  readonly dataset: string
}

/** Every content that has landed and was not withdrawn: landing it again changes nothing. */
export async function readLandedContents(db: Kysely<Tables>): Promise<readonly LandedContent[]> {
  const rows = await db
    .selectFrom('source')
    .select(['sha256', 'dataset', 'accepted', 'refused', 'reasons'])
    .where('withdrawn', '=', false)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, reasons: JSON.parse(row.reasons) as LandedContent['reasons'] }))
}
