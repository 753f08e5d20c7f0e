import type { Cell } from '../cells/cell.js'
import type { CellBook, SeriesRelease } from '../cells/cell-book.js'
import type { Link } from '../series/links.js'
import type { Series } from '../series/series.js'
import type { Equations } from './equations.js'

/**
 * Adds that categories add up to the whole, that a combination is the sum of its terms, and that a count includes another.
 * Returns what wholes hold beyond their parts, as cells of this release.
 */
export function addOverSeries(
  equations: Equations,
  book: CellBook,
  link: Link,
  releases: ReadonlyMap<Series, SeriesRelease>,
  rests: Map<string, Cell>,
): readonly Cell[] {
  const { whole, parts, rest: signOfRest } = link
  const wholes = releases.get(whole)
  if (wholes === undefined) return []
  const beyond: Cell[] = []
  const places = new Set<string>()
  for (const series of [whole, ...parts.map((part) => part.series)])
    for (const { district, span } of releases.get(series)?.fresh ?? []) {
      const place = `${district} ${span.id}`
      if (places.has(place)) continue
      places.add(place)
      const cell = wholes.standing.get(span)?.get(district)
      const found = parts.flatMap((part) => {
        const each = releases.get(part.series)?.standing.get(span)?.get(district)
        return each === undefined ? [] : [{ cell: each, sign: part.sign }]
      })
      if (cell === undefined || found.length === 0 || (found.length < parts.length && !whole.isCount)) continue
      const sign = signOfRest ?? 1
      const rest = sign * found.reduce((left, { cell: each, sign: ofPart }) => left - ofPart * each.value, cell.value)
      const isComplete = found.length === parts.length && signOfRest === null
      // Parts that do not add up are counted at different times, as by a landing between two readings.
      if ((isComplete && rest !== 0) || rest < 0) continue
      if (isComplete) equations.add(cell, found)
      else {
        // What a later release did not change, a reader may guess to be unchanged: it is the same cell.
        const of = [whole, ...found.map((each) => each.cell.series)].map(({ id }) => id).join('-')
        const key = `${of} ${place} ${rest}`
        let cellOfRest = rests.get(key)
        if (cellOfRest === undefined) rests.set(key, (cellOfRest = book.rest(cell, rest)))
        equations.add(cell, [...found, { cell: cellOfRest, sign }])
        beyond.push(cellOfRest)
      }
    }
  return beyond
}
