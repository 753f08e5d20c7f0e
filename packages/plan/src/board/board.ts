import type { Text } from '@minzheng/core'
import { elapsedShare } from '@minzheng/core/assessment'
import { parsePeriod } from '@minzheng/core/periods'
import type { BoardInput, BoardRow } from './board-input.js'
import { placesOf, rowsOf } from './board-row.js'

/** The plan's targets compared with figures: for the city and each county. */
export interface Board {
  readonly plan: string
  readonly title: Text
  readonly period: string
  /** The last day that the newest figure covers. */
  readonly asOf: string
  /** The elapsed share of the plan's year on that day (序时进度). */
  readonly elapsed: number
  /** The city, its counties, and sets of districts that a target is for as a whole, with the districts that they are of. */
  readonly districts: readonly { readonly code: string; readonly name: string; readonly of?: readonly string[] }[]
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
  { plan, catalogue, period, paceRule, districtSets = [] }: BoardInput,
  made: readonly (BoardRow | undefined)[],
): Board {
  const rows = made
    .filter((row) => row !== undefined)
    .toSorted((left, right) => order[left.target.basis] - order[right.target.basis])
  const observations = rows.flatMap((row) => row.cells.map((cell) => cell.observation))
  const returned = observations.filter(({ reason }) => reason !== 'not-returned')
  // What was not returned at all says nothing of the day that the figures cover.
  const asOf = (returned.length === 0 ? observations : returned)
    .map((each) => each.asOf)
    .reduce((latest, day) => (day > latest ? day : latest), parsePeriod(period).from)
  return {
    plan: plan.id,
    title: plan.title,
    period,
    asOf,
    elapsed: elapsedShare(parsePeriod(String(plan.year)), asOf, paceRule?.by ?? 'day'),
    districts: [
      ...placesOf(catalogue).map(({ code, name }) => ({ code, name })),
      ...districtSets
        .filter(({ id }) => plan.targets.some(({ set }) => set?.id === id && set.as === 'whole'))
        .map(({ id, name, districts }) => ({ code: id, name: name.zh, of: districts })),
    ],
    rows,
  }
}
