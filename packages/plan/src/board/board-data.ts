import type { Catalogue } from '@minzheng/core'
import { shownParts } from '@minzheng/core/assessment'
import type { Board } from './board.js'

/**
 * The board as it is written to a file: numerators and denominators are in the unit that people read, money in yuan or
 * ten thousand yuan as its value, not in fen.
 */
export function boardData(board: Board, catalogue: Pick<Catalogue, 'indicator'>): Board {
  return {
    ...board,
    rows: board.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => {
        const { numerator, denominator } = shownParts(catalogue.indicator(row.indicator), cell.observation)
        return {
          ...cell,
          observation: { ...cell.observation, numerator: numerator.value, denominator: denominator.value },
        }
      }),
    })),
  }
}
