import type { Cell } from '../cells/cell.js'
import type { Equation, Equations } from '../relations/equations.js'
import type { Move } from './move.js'

/** What a move may change, and what that costs: 0 for a hidden cell, undefined for one that must not change. */
export type CostOf = (cell: Cell) => number | undefined

/** A move that is not finished: its last change, and the state before. */
interface State {
  readonly before: State | null
  readonly cell: Cell
  readonly by: number
  readonly size: number
  /** Equations that do not hold, and by how much. */
  readonly open: readonly Equation[]
  readonly gaps: readonly number[]
  readonly cost: number
  readonly rank: number
}

/** A move; none, which is certain; or the search gave up, and a move may exist. */
export type Searched = Move | 'none' | 'gave-up'

/** The steps after which a search gives up, and after which one does that is only a first try. */
const mostSteps = 1500
export const fewSteps = 40

const mostCells = 160
const mostWays = 40

/**
 * Looks for a cheap move that changes a cell by a number: best first, one cell at a time, always of the equation with
 * the fewest cells that can still change. It finds most moves in some ten steps, and gives up after 1,500: the solver
 * finds the others.
 */
export function searchMove(equations: Equations, target: Cell, by: number, costOf: CostOf, most = mostSteps): Searched {
  if (target.value + by < target.lowest) return 'none'
  let isWhole = true
  const heap: State[] = [changed(equations, null, target, by, 0)]
  for (let step = 0; step < most && heap.length > 0; step++) {
    const state = pop(heap)
    if (state.open.length === 0) return moveOf(state)
    const ways = state.size >= mostCells ? [] : fewestWays(state, costOf)
    if (state.size >= mostCells || ways.length > mostWays) isWhole = false
    for (const way of ways.slice(0, mostWays)) push(heap, changed(equations, state, way.cell, way.by, way.cost))
  }
  return isWhole && heap.length === 0 ? 'none' : 'gave-up'
}

interface Way {
  readonly cell: Cell
  readonly by: number
  readonly cost: number
}

/** The ways to mend the open equation that has the fewest of them; if there are very many, the cheapest first. */
function fewestWays(state: State, costOf: CostOf): readonly Way[] {
  const inMove = new Set<Cell>()
  for (let each: State | null = state; each !== null; each = each.before) inMove.add(each.cell)
  let best: readonly Way[] | undefined
  for (const [index, { cells, signs }] of state.open.entries()) {
    const gap = state.gaps[index]!
    const ways: Way[] = []
    for (const [at, cell] of cells.entries()) {
      const change = -gap * signs[at]!
      if (cell.value + change < cell.lowest || inMove.has(cell)) continue
      const cost = costOf(cell)
      if (cost !== undefined) ways.push({ cell, by: change, cost })
      if (best !== undefined && ways.length >= best.length) break
    }
    if (best === undefined || ways.length < best.length) best = ways
    if (best.length === 0) break
  }
  return best!.length > mostWays ? best!.toSorted((one, other) => one.cost - other.cost) : best!
}

function moveOf(state: State): Move {
  const move = new Map<Cell, number>()
  for (let each: State | null = state; each !== null; each = each.before) move.set(each.cell, each.by)
  return move
}

function changed(equations: Equations, before: State | null, cell: Cell, by: number, cost: number): State {
  const open = before === null ? [] : [...before.open]
  const gaps = before === null ? [] : [...before.gaps]
  for (const equation of equations.of(cell)) {
    const change = equation.signs[equation.cells.indexOf(cell)]! * by
    const at = open.indexOf(equation)
    if (at === -1) {
      open.push(equation)
      gaps.push(change)
    } else if (gaps[at] === -change) {
      open.splice(at, 1)
      gaps.splice(at, 1)
    } else gaps[at]! += change
  }
  const total = (before?.cost ?? 0) + cost
  const size = (before?.size ?? 0) + 1
  return { before, cell, by, size, open, gaps, cost: total, rank: total + 2 * open.length + 0.1 * size }
}

function push(heap: State[], state: State): void {
  let at = heap.length
  heap.push(state)
  while (at > 0) {
    const above = (at - 1) >> 1
    if (heap[above]!.rank <= state.rank) break
    heap[at] = heap[above]!
    at = above
  }
  heap[at] = state
}

function pop(heap: State[]): State {
  const top = heap[0]!
  const last = heap.pop()!
  if (heap.length === 0) return top
  let at = 0
  for (;;) {
    let below = 2 * at + 1
    if (below >= heap.length) break
    if (below + 1 < heap.length && heap[below + 1]!.rank < heap[below]!.rank) below += 1
    if (heap[below]!.rank >= last.rank) break
    heap[at] = heap[below]!
    at = below
  }
  heap[at] = last
  return top
}
