import type { Cell, Span } from '../cells/cell.js'
import type { CellBook } from '../cells/cell-book.js'
import type { Link } from '../series/link.js'
import type { Series } from '../series/series.js'
import { Equations } from './equations.js'
import { addOverDistricts, addRestsOverDistricts } from './over-districts.js'
import { addOverSeries } from './over-series.js'
import { addOverTime } from './over-time.js'

/** All that readers of all releases know of a group of series, and the rests that nobody publishes. */
export function equationsOf(
  cells: CellBook,
  group: readonly Series[],
  links: readonly Link[],
): { readonly equations: Equations; readonly rests: readonly Cell[] } {
  const equations = new Equations()
  const rests = new Map<string, Cell>()
  const beyond = new Map<Link, Standing>()
  for (const release of cells.releases(group)) {
    for (const [series, ofRelease] of release) {
      addOverDistricts(equations, cells, series, ofRelease, rests)
      if (series.isFlow) addOverTime(equations, ofRelease)
    }
    for (const link of links) {
      const standing = standingOf(beyond, link)
      const fresh = addOverSeries(equations, cells, link, release, standing, rests)
      note(standing, fresh)
      addRestsOverDistricts(equations, cells, keyOf(link), { fresh, standing }, rests)
    }
  }
  return { equations, rests: [...rests.values()] }
}

function keyOf({ whole, parts }: Link): string {
  return [whole, ...parts.map(({ series }) => series)].map(({ id }) => id).join('-')
}

/** What a whole holds beyond its parts, in each district and span. */
type Standing = Map<Span, Map<string, Cell>>

function standingOf(beyond: Map<Link, Standing>, link: Link): Standing {
  let standing = beyond.get(link)
  if (standing === undefined) beyond.set(link, (standing = new Map()))
  return standing
}

/** Notes what a release has brought. */
function note(standing: Standing, fresh: readonly Cell[]): void {
  for (const cell of fresh) {
    let ofSpan = standing.get(cell.span)
    if (ofSpan === undefined) standing.set(cell.span, (ofSpan = new Map()))
    ofSpan.set(cell.district, cell)
  }
}
