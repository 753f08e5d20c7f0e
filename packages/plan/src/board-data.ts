import type { Catalogue } from '@minzheng/core'
import { shownParts } from '@minzheng/core/assessment'
import type { Board } from './board.js'

/**
 * A board as it is written to a file: what each figure was made of stands in the unit that people see, money in yuan or
 * ten thousand yuan beside its value, not in fen.
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
