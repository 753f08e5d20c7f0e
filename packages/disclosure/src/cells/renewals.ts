import type { DistrictTree } from '@minzheng/core'
import type { Series } from '../series/series.js'
import type { Entry } from './cell-book.js'
import type { Span } from './cell.js'

/**
 * Which counts of a release are new although their number is the same: those of a district or a time of which some part
 * changed. Two changes that cancel out are no reason to take the total for unchanged. A total whose categories changed
 * is: a corrected sex changes no total.
 */
export class Renewals {
  readonly #tree: (span: Span) => DistrictTree
  /** Series and district → the releases and spans in which a part of it changed. */
  readonly #changes = new Map<string, { readonly release: number; readonly span: Span }[]>()

  constructor(tree: (span: Span) => DistrictTree) {
    this.#tree = tree
  }

  /** Notes which counts of a series changed in which release. */
  note(series: Series, entries: readonly Entry[]): void {
    const standing = new Map<string, number>()
    for (const { release, district, span, value } of entries) {
      const key = `${district} ${span.id}`
      const before = standing.get(key)
      standing.set(key, value)
      if (before === undefined || before === value) continue
      const tree = this.#tree(span)
      const above = tree.has(district) ? tree.selfAndAncestors(district).map(({ code }) => code) : [district]
      for (const code of above) {
        const place = `${series.id} ${code}`
        const known = this.#changes.get(place)
        if (known === undefined) this.#changes.set(place, [{ release, span }])
        else known.push({ release, span })
      }
    }
  }

  /** True if a part of the count changed after one release, until another. */
  has(series: Series, district: string, span: Span, after: number, until: number): boolean {
    return (this.#changes.get(`${series.id} ${district}`) ?? []).some(
      (change) =>
        change.release > after &&
        change.release <= until &&
        change.span.from >= span.from &&
        change.span.until <= span.until,
    )
  }
}
