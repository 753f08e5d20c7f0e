import type { Text } from '@minzheng/core'
import { elapsedShare } from '@minzheng/core/assessment'
import { parsePeriod } from '@minzheng/core/periods'
import { placesOf, rowsOf, type BoardInput, type BoardRow } from './board-row.js'

/** The plan's targets compared with figures: for the city and each county. */
export interface Board {
  readonly plan: string
  readonly title: Text
  readonly period: string
  /** The last day that the newest figure covers. */
  readonly asOf: string
  /** The elapsed share of the plan's year on that day (序时进度). */
  readonly elapsed: number
  readonly districts: readonly { readonly code: string; readonly name: string }[]
  /** Explicit targets first, then those that the plan's words imply. */
  readonly rows: readonly BoardRow[]
}

const order = { explicit: 0, assumed: 0, implied: 1, derived: 2 } as const

/**
 * Compares every target of a plan with its figures. Reads nothing else: the caller gives the figures. Throws the same
 * errors as `rowsOf`.
 */
export function makeBoard(input: BoardInput): Board {
  return boardOf(input, rowsOf(input))
}

/** The board of rows that are already computed. */
export function boardOf(
  { plan, catalogue, period, paceRule }: BoardInput,
  made: readonly (BoardRow | undefined)[],
): Board {
  const rows = made
    .filter((row) => row !== undefined)
    .toSorted((left, right) => order[left.target.basis] - order[right.target.basis])
  const asOf = rows
    .flatMap((row) => row.cells.map((cell) => cell.observation.asOf))
    .reduce((latest, day) => (day > latest ? day : latest), parsePeriod(period).from)
  return {
    plan: plan.id,
    title: plan.title,
    period,
    asOf,
    elapsed: elapsedShare(parsePeriod(String(plan.year)), asOf, paceRule?.by ?? 'day'),
    districts: placesOf(catalogue).map(({ code, name }) => ({ code, name })),
    rows,
  }
}
