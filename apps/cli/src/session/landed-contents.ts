import type { Database, LandingReport } from '@minzheng/store'

/** The result of landing a content. */
export type LandedContent = Pick<LandingReport, 'accepted' | 'refused' | 'reasons'>

/** A content as a dataset: this lands once. */
export function contentKey({ sha256, dataset }: { readonly sha256: string; readonly dataset: string }): string {
  return `${sha256} ${dataset}`
}

/** All that has landed in a database, by content: one query in place of one for each file. */
export async function landedContents({ kysely, schema }: Database): Promise<ReadonlyMap<string, LandedContent>> {
  const rows = await kysely
    .withSchema(schema)
    .selectFrom('source')
    .select(['sha256', 'dataset', 'accepted', 'refused', 'reasons'])
    .execute()
  return new Map(
    rows.map(({ accepted, refused, reasons, ...content }) => [
      contentKey(content),
      { accepted, refused, reasons: JSON.parse(reasons) as Readonly<Record<string, number>> },
    ]),
  )
}
