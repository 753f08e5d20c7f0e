import type { Catalogue } from '@minzheng/core'
import { shownObservation } from '@minzheng/core/assessment'
import type { Board } from './board.js'

/**
 * The board as it is written to a file: numerators and denominators are in the unit that people read, money in yuan or
 * ten thousand yuan as its value, not in fen; each observation states its units.
 */
export function boardData(board: Board, catalogue: Pick<Catalogue, 'indicator'>): Board {
  return {
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
