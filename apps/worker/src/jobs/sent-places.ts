import type { Catalogue } from '@minzheng/core'
import type { AllowedPlace } from '@minzheng/ingest'
import type { Store } from '@minzheng/store'

/** Who sends a file, and where it may be of. */
export interface Sender {
  readonly by: string
  readonly only: readonly AllowedPlace[]
}

/** What a report of a landing says of others: cells of every office, and files that were read before or after. */
interface SaysOfOthers {
  readonly dataset: string
  readonly cells: number
  readonly landedBefore: boolean
  readonly follows?: readonly string[]
  readonly outrankedBy?: readonly string[]
}

/**
 * A report as its sender may read it: without the number of cells, which differs with what other offices have told of the
 * same records, and without names of files that are not all of granted offices. Whoever sends for the whole city reads all.
 */
export function withoutOthers<Report extends SaysOfOthers>(
  report: Report,
  { only }: Pick<Sender, 'only'>,
  own: ReadonlySet<string>,
  { districts }: Pick<Catalogue, 'districts'>,
): Omit<Report, 'cells'> & { readonly cells?: number } {
  if (only.some(({ district, domain }) => domain === null && district === districts.root.code)) return report
  const { cells: _cells, ...rest } = report
  const named = (names: readonly string[]): readonly string[] => names.filter((name) => own.has(name))
  return {
    ...rest,
    ...(report.follows === undefined ? {} : { follows: named(report.follows) }),
    ...(report.outrankedBy === undefined ? {} : { outrankedBy: named(report.outrankedBy) }),
  }
}

/** What a sender may know of the files that have landed. */
export async function ownFiles(
  { sources }: Pick<Store, 'sources'>,
  { domains, districts }: Pick<Catalogue, 'domains' | 'districts'>,
  { by, only }: Sender,
  dataset: string,
) {
  const domain = domains.find((each) => each.datasets.some(({ name }) => name === dataset))?.name
  const places = only.filter((each) => each.domain === null || each.domain === domain)
  const isOwn = (offices: readonly string[]): boolean =>
    (offices.length === 0 ? [districts.root.code] : offices).every((office) =>
      places.some(({ district }) => districts.contains(district, office)),
    )
  const own = (await sources({ dataset })).filter((each) => each.by === by || isOwn(each.offices))
  return {
    names: new Set(own.map(({ name }) => name)),
    /** True if a content that has landed is one's own. */
    has: ({ sha256 }: { readonly sha256: string }): boolean =>
      own.some((each) => each.sha256 === sha256 && !each.withdrawn),
  }
}
