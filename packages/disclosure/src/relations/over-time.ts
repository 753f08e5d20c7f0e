import type { Span } from '../cells/cell.js'
import type { SeriesRelease } from '../cells/cell-book.js'
import type { Equations, Part } from './equations.js'

/** A cell that leads from one day to another; the first one that does is needed, others follow from it. */
interface Step extends Part {
  readonly to: string
  readonly isFirst: boolean
}

/**
 * Adds that the months of a flow add up to its quarters and to the year to date: of the spans of a district, each that
 * shorter ones cover between the same days. A span joins two days; a span whose days are joined already is the sum of
 * the spans on the shortest way, some of them subtracted: the year to June is the year to May and June. An equation of
 * few cells is decided much faster than one of all months.
 */
export function addOverTime(equations: Equations, { fresh, standing }: SeriesRelease): void {
  for (const district of new Set(fresh.map((cell) => cell.district))) {
    const cells = [...standing.values()]
      .flatMap((ofSpan) => ofSpan.get(district) ?? [])
      .toSorted((one, other) => length(one.span) - length(other.span) || (one.span.id < other.span.id ? -1 : 1))
    const steps = new Map<string, Step[]>()
    const join = (day: string, step: Step): void => {
      const known = steps.get(day)
      if (known === undefined) steps.set(day, [step])
      else known.push(step)
    }
    for (const cell of cells) {
      const { from, until } = cell.span
      const way = wayBetween(steps, from, until)
      // What an earlier release left may not add up with what this one revised: then the first ones may.
      if (way !== undefined && !equations.add(cell, way))
        equations.add(
          cell,
          wayBetween(steps, from, until, ({ isFirst }) => isFirst)!,
        )
      const isFirst = way === undefined
      join(from, { to: until, cell, sign: 1, isFirst })
      join(until, { to: from, cell, sign: -1, isFirst })
    }
  }
}

function length({ from, until }: Span): number {
  return Date.parse(until) - Date.parse(from)
}

function wayBetween(
  steps: ReadonlyMap<string, readonly Step[]>,
  from: string,
  until: string,
  isAllowed: (step: Step) => boolean = () => true,
): readonly Part[] | undefined {
  const reached = new Map<string, readonly Part[]>([[from, []]])
  const open = [from]
  for (const day of open) {
    if (day === until) return reached.get(day)
    for (const step of steps.get(day) ?? [])
      if (isAllowed(step) && !reached.has(step.to)) {
        reached.set(step.to, [...reached.get(day)!, step])
        open.push(step.to)
      }
  }
  return undefined
}
