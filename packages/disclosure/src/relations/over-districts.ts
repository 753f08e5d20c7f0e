import type { DistrictTree } from '@minzheng/core'
import type { Cell, Span } from '../cells/cell.js'
import { isFew, type CellBook, type SeriesRelease } from '../cells/cell-book.js'
import type { Series } from '../series/series.js'
import type { Equations } from './equations.js'

/** Rather hide some ten figures of townships than rely on it that nobody knows a district's own records. */
const relianceOnOwn = 20

/**
 * Adds that a district is the sum of those below it and its own records (市本级). The own records are not published; if
 * they are few, they must be protected too.
 */
export function addOverDistricts(
  equations: Equations,
  book: CellBook,
  series: Series,
  release: SeriesRelease,
  rests: Map<string, Cell>,
): void {
  for (const { whole, below, own } of districtSums(book, release)) {
    // Counts of different persons may overlap: no reader can add them up.
    if (!series.addsUp && own !== 0) continue
    const parts = below.map((cell) => ({ cell, sign: 1 as const }))
    if (own !== 0) {
      const key = `${series.id} ${whole.district} ${whole.span.id} ${own}`
      let rest = rests.get(key)
      if (rest === undefined) {
        rests.set(key, (rest = book.rest(whole, own, { isSmall: isOfFew(series, own, whole, below) })))
        if (!rest.isSmall) rest.reliance = relianceOnOwn
      }
      parts.push({ cell: rest, sign: 1 })
    }
    equations.add(whole, parts)
    addOthers(equations, book, series, whole, below, rests)
  }
}

/** Whether what is left of a district without others is a count of few, or a sum of few records. */
function isOfFew(series: Series, left: number, whole: Cell, others: readonly Cell[]): boolean {
  if (left === 0) return false
  if (series.records === null) return isFew(series, left)
  if (whole.records === null || others.some(({ records }) => records === null)) return false
  return isFew(
    series,
    others.reduce((rest, { records }) => rest - records!, whole.records),
  )
}

/** An office subtracts its own count: what is left, of all others together, must not be a few either. */
function addOthers(
  equations: Equations,
  book: CellBook,
  series: Series,
  whole: Cell,
  below: readonly Cell[],
  rests: Map<string, Cell>,
): void {
  const tree = book.tree(whole.span)
  for (const office of below) {
    const others = whole.value - office.value
    const isOffice = tree.get(office.district).level === 'county'
    if (!isOffice || !isOfFew(series, others, whole, [office])) continue
    const key = `${whole.id}-${office.id}`
    let rest = rests.get(key)
    if (rest === undefined)
      rests.set(key, (rest = book.rest(whole, others, { isSmall: true, reader: office.district })))
    equations.add(whole, [
      { cell: office, sign: 1 },
      { cell: rest, sign: 1 },
    ])
  }
}

/**
 * Adds that what one count holds beyond another is the sum of that of the districts below and of the own records: of
 * these too, the one count is among the other.
 */
export function addRestsOverDistricts(
  equations: Equations,
  book: CellBook,
  of: string,
  release: SeriesRelease,
  rests: Map<string, Cell>,
): void {
  for (const { whole, below, own } of districtSums(book, release)) {
    if (own < 0) continue
    const key = `own ${of} ${whole.district} ${whole.span.id} ${own}`
    let rest = rests.get(key)
    if (rest === undefined) rests.set(key, (rest = book.rest(whole, own)))
    equations.add(
      whole,
      [...below, rest].map((cell) => ({ cell, sign: 1 as const })),
    )
  }
}

/** The districts of which a new cell is part, each with those below it and what is its own. */
function* districtSums(
  book: CellBook,
  { fresh, standing }: SeriesRelease,
): Generator<{ readonly whole: Cell; readonly below: readonly Cell[]; readonly own: number }> {
  const affected = new Map<Span, Set<string>>()
  for (const { district, span } of fresh) {
    const tree = book.tree(span)
    if (!tree.has(district)) continue
    const ofSpan = standing.get(span)!
    let districts = affected.get(span)
    if (districts === undefined) affected.set(span, (districts = new Set()))
    districts.add(district)
    const parent = tree.ancestors(district).find(({ code }) => ofSpan.has(code))
    if (parent !== undefined) districts.add(parent.code)
  }
  for (const [span, districts] of affected) {
    const ofSpan = standing.get(span)!
    for (const district of districts) {
      const below = nearestBelow(book.tree(span), district, ofSpan)
      if (below.length === 0) continue
      const whole = ofSpan.get(district)!
      yield { whole, below, own: below.reduce((rest, { value }) => rest - value, whole.value) }
    }
  }
}

function nearestBelow(tree: DistrictTree, district: string, ofSpan: ReadonlyMap<string, Cell>): readonly Cell[] {
  return tree.children(district).flatMap(({ code }) => {
    const cell = ofSpan.get(code)
    return cell === undefined ? nearestBelow(tree, code, ofSpan) : [cell]
  })
}
