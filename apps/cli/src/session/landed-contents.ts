import type { LandedContent } from '@minzheng/store'

/** The result of landing a content. */
export type LandingResult = Omit<LandedContent, 'sha256' | 'dataset'>

/** A content as a dataset: this lands once. */
export function contentKey({ sha256, dataset }: Pick<LandedContent, 'sha256' | 'dataset'>): string {
  return `${sha256} ${dataset}`
}

/** The results of landing, by `contentKey`. */
export function byContent(landed: readonly LandedContent[]): ReadonlyMap<string, LandingResult> {
  return new Map(landed.map(({ sha256, dataset, ...result }) => [contentKey({ sha256, dataset }), result]))
}
