import { isHidden, type Cell } from '../cells/cell.js'
import type { Equation, Equations } from '../relations/equations.js'
import { isProof, type Move } from './move.js'
import type { Solver } from './solver.js'

/** Larger programs take longer than what they prove is worth. */
const mostCells = 12_000
const mostRounds = 12
const mostIdle = 4

/**
 * Moves of hidden cells that together change as many of the targets as possible, found by few linear programs. A release
 * hides again what earlier ones hid, so most counts need nothing more; one by one they would need a program each.
 *
 * Whoever reads the moves says which targets are still open. Where no move is found for a target there may be one.
 */
export function* freeMoves(
  equations: Equations,
  solver: Solver,
  targets: ReadonlySet<Cell>,
  isAllowed: (cell: Cell) => boolean,
): Generator<readonly Move[], void, ReadonlySet<Cell>> {
  for (const cells of parts(movableCells(equations, targets, isAllowed), equations)) {
    let open = cells.filter((cell) => targets.has(cell))
    if (open.length === 0 || cells.length > mostCells) continue
    const programs = solver.greatestMoves(equations, cells)
    programs.next()
    let idle = 0
    for (let round = 0; round < mostRounds && open.length > 0 && idle < mostIdle; round++) {
      const wanted = new Map(open.map((cell, index) => [cell, signIn(round, index)]))
      // A count of one can only rise: by one, and by two.
      const found = programs.next({ wanted, steps: round % 4 < 2 ? 1 : 2 }).value
      if (found === undefined) break
      const left = yield supports(found, equations).filter((move) => isProof(move, equations))
      const still = open.filter((cell) => left.has(cell))
      idle = still.length < open.length ? 0 : idle + 1
      open = still
    }
    programs.return()
  }
}

/** First all up, then all down; then some up and some down, since not all can rise at once. */
function signIn(round: number, index: number): 1 | -1 {
  if (round < 4) return round % 2 === 0 ? 1 : -1
  return ((index + 1) * 2_654_435_761 + round * 40_503) % 65_536 < 32_768 ? 1 : -1
}

/** Hidden cells that equations join with targets, without those that cannot change: the only one of an equation cannot. */
function movableCells(
  equations: Equations,
  targets: ReadonlySet<Cell>,
  isAllowed: (cell: Cell) => boolean,
): ReadonlySet<Cell> {
  const isFree = (cell: Cell): boolean => isHidden(cell) && cell.reliance === 0 && isAllowed(cell)
  const movable = new Set([...targets].filter(isFree))
  const counts = new Map<Equation, number>()
  for (const cell of movable)
    for (const equation of equations.of(cell)) {
      if (counts.has(equation)) continue
      const free = equation.cells.filter(isFree)
      counts.set(equation, free.length)
      for (const each of free) movable.add(each)
    }
  const alone = [...counts].flatMap(([equation, count]) => (count === 1 ? [equation] : []))
  for (const equation of alone)
    for (const cell of equation.cells) {
      if (!movable.delete(cell)) continue
      for (const each of equations.of(cell)) {
        const left = counts.get(each)! - 1
        counts.set(each, left)
        if (left === 1) alone.push(each)
      }
    }
  return movable
}

/** The parts of a move that no equation joins: each is a move by itself. */
function supports(move: Move, equations: Equations): readonly Move[] {
  return parts(new Set(move.keys()), equations).map((part) => new Map(part.map((cell) => [cell, move.get(cell)!])))
}

/** Cells that equations join, directly or not. */
function parts(cells: ReadonlySet<Cell>, equations: Equations): readonly (readonly Cell[])[] {
  const seen = new Set<Cell>()
  const found: Cell[][] = []
  for (const first of cells) {
    if (seen.has(first)) continue
    seen.add(first)
    const part = [first]
    for (const cell of part)
      for (const equation of equations.of(cell))
        for (const each of equation.cells)
          if (cells.has(each) && !seen.has(each)) {
            seen.add(each)
            part.push(each)
          }
    found.push(part)
  }
  return found
}
