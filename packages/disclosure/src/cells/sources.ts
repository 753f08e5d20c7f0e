import type { Entry } from './cell-book.js'
import type { Span } from './cell.js'

/**
 * Which figures show a count of a series, release by release. A release holds what is new or changed: if it leaves out
 * one of several figures that show a count, a reader knows that the count is unchanged.
 */
export class Sources {
  readonly #entries: readonly Entry[]
  #places: ReadonlyMap<Span, ReadonlyMap<string, readonly Entry[]>> | undefined

  constructor(entries: readonly Entry[]) {
    this.#entries = entries
  }

  /** True if the release of an entry holds each figure that showed its count in an earlier one. */
  areAllIn({ release, span, district }: Entry): boolean {
    this.#places ??= byPlace(this.#entries)
    const all = this.#places.get(span)!.get(district)!
    const held = new Set(all.flatMap((each) => (each.release === release ? [each.source] : [])))
    return all.every((each) => each.release >= release || held.has(each.source))
  }
}

function byPlace(entries: readonly Entry[]): ReadonlyMap<Span, ReadonlyMap<string, readonly Entry[]>> {
  const places = new Map<Span, Map<string, Entry[]>>()
  for (const entry of entries) {
    let ofSpan = places.get(entry.span)
    if (ofSpan === undefined) places.set(entry.span, (ofSpan = new Map()))
    const known = ofSpan.get(entry.district)
    if (known === undefined) ofSpan.set(entry.district, [entry])
    else known.push(entry)
  }
  return places
}
