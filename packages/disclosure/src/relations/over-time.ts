import type { Cell, Span } from '../cells/cell.js'
import type { SeriesRelease } from '../cells/cell-book.js'
import type { Equations } from './equations.js'

/**
 * Adds that the months of a flow add up to its quarters and to the year to date: of the spans of a district, each that
 * shorter ones cover between the same days. A span joins two days; a span whose days are joined already is the sum of
 * the spans on the way, some of them subtracted.
 */
export function addOverTime(equations: Equations, { fresh, standing }: SeriesRelease): void {
  for (const district of new Set(fresh.map((cell) => cell.district))) {
    const cells = [...standing.values()]
      .flatMap((ofSpan) => ofSpan.get(district) ?? [])
      .toSorted((one, other) => length(one.span) - length(other.span) || (one.span.id < other.span.id ? -1 : 1))
    const ways = new Map<string, { readonly to: string; readonly cell: Cell; readonly sign: 1 | -1 }[]>()
    const join = (day: string, to: string, cell: Cell, sign: 1 | -1): void => {
      const known = ways.get(day)
      if (known === undefined) ways.set(day, [{ to, cell, sign }])
      else known.push({ to, cell, sign })
    }
    for (const cell of cells) {
      const { from, until } = cell.span
      const way = wayBetween(ways, from, until)
      if (way !== undefined) equations.add(cell, way)
      else {
        join(from, until, cell, 1)
        join(until, from, cell, -1)
      }
    }
  }
}

function length({ from, until }: Span): number {
  return Date.parse(until) - Date.parse(from)
}

function wayBetween(
  ways: ReadonlyMap<string, readonly { readonly to: string; readonly cell: Cell; readonly sign: 1 | -1 }[]>,
  from: string,
  until: string,
): readonly { readonly cell: Cell; readonly sign: 1 | -1 }[] | undefined {
  const reached = new Map<string, readonly { readonly cell: Cell; readonly sign: 1 | -1 }[]>([[from, []]])
  const open = [from]
  for (const day of open) {
    if (day === until) return reached.get(day)
    for (const { to, cell, sign } of ways.get(day) ?? [])
      if (!reached.has(to)) {
        reached.set(to, [...reached.get(day)!, { cell, sign }])
        open.push(to)
      }
  }
  return undefined
}
