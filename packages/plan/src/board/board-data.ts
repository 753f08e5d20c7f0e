import type { Audience, Catalogue } from '@minzheng/core'
import { shownObservation } from '@minzheng/core/assessment'
import type { Board } from './board.js'

/**
 * The board as it is written to a file: numerators and denominators are in the unit that people read, money in yuan or
 * ten thousand yuan as its value, not in fen; each observation states its units. It says for whom it
 * is: default, for internal use.
 */
export function boardData(
  board: Board,
  catalogue: Pick<Catalogue, 'indicator'>,
  audience: Audience = 'internal',
): Board & { readonly audience: Audience } {
  return {
    audience,
    ...board,
    rows: board.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({
        ...cell,
        observation: shownObservation(catalogue.indicator(row.indicator), cell.observation),
      })),
    })),
  }
}
