import type { Series } from '../series/series.js'
import type { Entry } from './cell-book.js'
import type { Span } from './cell.js'

type CountEntry = Pick<Entry, 'release' | 'value'>

/** How many records the sums of releases are of, as the counts of the same release say, or of the last one before it. */
export class RecordCounts {
  readonly #entries: ReadonlyMap<Series, readonly Entry[]>
  readonly #counts = new Map<Series, Map<Span, Map<string, CountEntry[]>>>()

  constructor(entries: ReadonlyMap<Series, readonly Entry[]>) {
    this.#entries = entries
  }

  /** The number of records of a sum; null for a count, and if no figure until this release counts them. */
  of({ records }: Series, { release, district, span }: Pick<Entry, 'release' | 'district' | 'span'>): number | null {
    if (records === null || records.length === 0) return null
    let all = 0
    for (const count of records) {
      const known = this.#of(count)
        .get(span)
        ?.get(district)
        ?.findLast((each) => each.release <= release)
      if (known === undefined) return null
      all += known.value
    }
    return all
  }

  #of(count: Series): ReadonlyMap<Span, ReadonlyMap<string, readonly CountEntry[]>> {
    let counts = this.#counts.get(count)
    if (counts !== undefined) return counts
    this.#counts.set(count, (counts = new Map()))
    for (const { release, district, span, value } of this.#entries.get(count) ?? []) {
      let ofSpan = counts.get(span)
      if (ofSpan === undefined) counts.set(span, (ofSpan = new Map()))
      const known = ofSpan.get(district)
      if (known === undefined) ofSpan.set(district, [{ release, value }])
      else known.push({ release, value })
    }
    return counts
  }
}
