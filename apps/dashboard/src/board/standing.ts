import type { BoardRow } from '../data/figures.js'
import { cellOf, isStated, paceOf, stateOf, states, type Shown, type State } from './cell-state.js'

/** How a district stands: its cells by state, and the matters that need somebody first. */
export interface Standing {
  readonly district: string
  readonly counts: Readonly<Record<State, number>>
  /** Behind or at risk, the worst first. */
  readonly urgent: readonly BoardRow[]
}

const severity: Readonly<Record<Shown, number>> = {
  'off-track': 0,
  'at-risk': 1,
  unknown: 2,
  'on-track': 3,
  achieved: 4,
  none: 5,
  hidden: 5,
}

/**
 * Orders rows by how a district does in them: behind before at risk, and within that the one furthest behind its pace;
 * without a pace after those that have one. Hidden figures have no place: they stay last, in the order of the plan.
 */
export function byUrgency(district: string): (left: BoardRow, right: BoardRow) => number {
  const rank = (row: BoardRow): readonly [number, number] => {
    const cell = cellOf(row, district)
    if (cell === undefined) return [severity.none, 0]
    return [severity[stateOf(cell)], paceOf(cell) ?? Number.MAX_SAFE_INTEGER]
  }
  return (left, right) => {
    const [one, other] = [rank(left), rank(right)]
    return one[0] - other[0] || one[1] - other[1]
  }
}

/** How a district stands with the targets that the plan states. */
export function standingOf(rows: readonly BoardRow[], district: string): Standing {
  const counts = Object.fromEntries(states.map((each) => [each, 0])) as Record<State, number>
  const urgent: BoardRow[] = []
  for (const row of rows.filter(isStated)) {
    const cell = cellOf(row, district)
    const state = cell === undefined ? 'none' : stateOf(cell)
    if (state === 'none' || state === 'hidden') continue
    counts[state] += 1
    if (state === 'off-track' || state === 'at-risk') urgent.push(row)
  }
  return { district, counts, urgent: urgent.toSorted(byUrgency(district)) }
}

/** Orders districts: who has the most behind, then at risk, then unknown; equal ones stay in their order. */
export function byNeed(left: Standing, right: Standing): number {
  for (const state of ['off-track', 'at-risk', 'unknown'] as const) {
    const difference = right.counts[state] - left.counts[state]
    if (difference !== 0) return difference
  }
  return 0
}
