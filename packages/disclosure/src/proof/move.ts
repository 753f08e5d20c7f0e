import { isHidden, type Cell } from '../cells/cell.js'
import type { Equations } from '../relations/equations.js'

/** Other numbers that readers cannot tell from the true ones: by how much each cell differs, in whole numbers. */
export type Move = ReadonlyMap<Cell, number>

/** By how much a move should change a cell: a count by one; a sum by a twentieth, so that nobody knows it nearly. */
export function stepOf({ value, series }: Cell): number {
  return series.records === null ? 1 : Math.max(1, Math.ceil(Math.abs(value) / 20))
}

/** By how much a move may change a cell: by its step or, if there is no such move, by one. */
export function stepsOf(cell: Cell): readonly number[] {
  const step = stepOf(cell)
  return step === 1 ? [1] : [step, 1]
}

/** The move times a number; undefined if a cell would fall below its lowest number. */
export function multiple(move: Move, factor: number): Move | undefined {
  const made = new Map<Cell, number>()
  for (const [cell, by] of move) {
    if (cell.value + by * factor < cell.lowest) return undefined
    made.set(cell, by * factor)
  }
  return made
}

/**
 * True if the move is a proof: whole numbers, hidden cells only, none below its lowest number, and every equation that
 * held before holds after. It uses nothing of how the move was found.
 */
export function isProof(move: Move, equations: Equations): boolean {
  for (const [cell, by] of move) {
    if (!Number.isInteger(by) || by === 0 || !isHidden(cell) || cell.value + by < cell.lowest) return false
    for (const { cells, signs } of equations.of(cell))
      if (cells.reduce((sum, each, index) => sum + signs[index]! * (move.get(each) ?? 0), 0) !== 0) return false
  }
  return true
}
