import type { Cell, Span } from '../cells/cell.js'
import type { CellBook, SeriesRelease } from '../cells/cell-book.js'
import type { Link } from '../series/link.js'
import type { Series } from '../series/series.js'
import type { Equations, Part } from './equations.js'

/** A whole with the parts of it that figures show, and what it holds beyond them. */
interface Beyond {
  readonly whole: Cell
  readonly parts: readonly Part[]
  readonly rest: number
}

/**
 * Adds that categories add up to the whole, that a combination is the sum of its terms, and that a count includes another.
 * Returns what wholes hold beyond their parts, as cells of this release. `standing` has those of the releases before.
 */
export function addOverSeries(
  equations: Equations,
  book: CellBook,
  link: Link,
  releases: ReadonlyMap<Series, SeriesRelease>,
  standing: ReadonlyMap<Span, ReadonlyMap<string, Cell>>,
  rests: Map<string, Cell>,
): readonly Cell[] {
  const { whole, parts, rest: signOfRest } = link
  const wholes = releases.get(whole)
  if (wholes === undefined) return []
  const beyond: Beyond[] = []
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
      else beyond.push({ whole: cell, parts: found, rest })
    }
  return addBeyond(equations, book, link, beyond, standing, rests)
}

/**
 * What a later release did not change, a reader may guess to be unchanged: it is the same cell. Of a district above
 * others it is another one if a part of it changed, as two changes that cancel out are no reason for that guess.
 */
function addBeyond(
  equations: Equations,
  book: CellBook,
  { rest: signOfRest }: Link,
  beyond: readonly Beyond[],
  standing: ReadonlyMap<Span, ReadonlyMap<string, Cell>>,
  rests: Map<string, Cell>,
): readonly Cell[] {
  const changed = new Map<Span, Set<string>>()
  for (const { whole, rest } of beyond) {
    const { district, span } = whole
    const before = standing.get(span)?.get(district)
    if (before === undefined || before.value === rest) continue
    const tree = book.tree(span)
    let above = changed.get(span)
    if (above === undefined) changed.set(span, (above = new Set()))
    for (const { code } of tree.has(district) ? tree.ancestors(district) : []) above.add(code)
  }
  return beyond.map(({ whole, parts, rest }) => {
    const before = standing.get(whole.span)?.get(whole.district)
    const isSame = before?.value === rest && changed.get(whole.span)?.has(whole.district) !== true
    const cell = isSame ? before : book.rest(whole, rest)
    if (!isSame) rests.set(`beyond ${cell.id}`, cell)
    equations.add(whole, [...parts, { cell, sign: signOfRest ?? 1 }])
    return cell
  })
}
