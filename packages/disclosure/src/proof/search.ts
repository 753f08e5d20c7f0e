import type { Cell } from '../cells/cell.js'
import type { Equation, Equations } from '../relations/equations.js'
import type { Move } from './move.js'

/** What a move may change, and what that costs: 0 for a hidden cell, undefined for one that must not change. */
export type CostOf = (cell: Cell) => number | undefined

interface State {
  readonly move: Map<Cell, number>
  /** Equations that do not hold, and by how much. */
  readonly open: Map<Equation, number>
  readonly cost: number
  readonly rank: number
}

const mostSteps = 1500
const mostCells = 48

/**
 * Looks for a cheap move that changes a cell by a number: best first, one cell at a time, always of the equation with
 * the fewest cells that can still change. It finds most moves in some ten steps, and gives up after 1,500: the solver
 * finds the others.
 */
export function searchMove(equations: Equations, target: Cell, by: number, costOf: CostOf): Move | undefined {
  if (target.value + by < target.lowest) return undefined
  const first = changed(equations, { move: new Map(), open: new Map(), cost: 0, rank: 0 }, target, by, 0)
  const heap: State[] = [first]
  for (let step = 0; step < mostSteps && heap.length > 0; step++) {
    const state = pop(heap)
    if (state.open.size === 0) return state.move
    if (state.move.size >= mostCells) continue
    let best: readonly { readonly cell: Cell; readonly by: number; readonly cost: number }[] | undefined
    for (const [{ cells, signs }, gap] of state.open) {
      const ways: { readonly cell: Cell; readonly by: number; readonly cost: number }[] = []
      cells.forEach((cell, index) => {
        const change = -gap * signs[index]!
        if (state.move.has(cell) || cell.value + change < cell.lowest) return
        const cost = costOf(cell)
        if (cost !== undefined) ways.push({ cell, by: change, cost })
      })
      if (best === undefined || ways.length < best.length) best = ways
      if (best.length === 0) break
    }
    const ways = best!.length > 40 ? best!.toSorted((one, other) => one.cost - other.cost).slice(0, 40) : best!
    for (const way of ways) push(heap, changed(equations, state, way.cell, way.by, way.cost))
  }
  return undefined
}

function changed(equations: Equations, state: State, cell: Cell, by: number, cost: number): State {
  const move = new Map(state.move).set(cell, by)
  const open = new Map(state.open)
  for (const equation of equations.of(cell)) {
    const gap = (open.get(equation) ?? 0) + equation.signs[equation.cells.indexOf(cell)]! * by
    if (gap === 0) open.delete(equation)
    else open.set(equation, gap)
  }
  const total = state.cost + cost
  return { move, open, cost: total, rank: total + 2 * open.size + 0.1 * move.size }
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
