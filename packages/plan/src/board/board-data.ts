import type { Audience, Catalogue, Indicator } from '@minzheng/core'
import { shownObservation } from '@minzheng/core/assessment'
import type { Board } from './board.js'
import type { BoardRow } from './board-input.js'

/** For whom a board is, and the release that its figures are of; null for live figures, which are internal. */
export interface BoardReaders {
  readonly audience: Audience
  readonly release: number | null
}

/**
 * The board as it is written to a file: numerators and denominators are in the unit that people read, money in yuan or
 * ten thousand yuan as its value, not in fen; each observation states its units. It says for whom it is.
 */
export function boardData(
  board: Board,
  catalogue: Pick<Catalogue, 'indicator'>,
  { audience, release }: BoardReaders = { audience: 'internal', release: null },
): Board & BoardReaders {
  return {
    audience,
    release,
    ...board,
    rows: board.rows.map((row) => shownRow(row, catalogue)),
  }
}

// A row that is kept from board to board is shown once.
const known = new WeakMap<BoardRow, { readonly indicator: Indicator; readonly shown: BoardRow }>()

function shownRow(row: BoardRow, catalogue: Pick<Catalogue, 'indicator'>): BoardRow {
  const indicator = catalogue.indicator(row.indicator)
  const before = known.get(row)
  if (before?.indicator === indicator) return before.shown
  const cells = row.cells.map((cell) => ({ ...cell, observation: shownObservation(indicator, cell.observation) }))
  const shown = { ...row, cells }
  known.set(row, { indicator, shown })
  return shown
}
