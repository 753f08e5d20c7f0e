import type { Highs, Model } from 'highs'
import type { Cell } from '../cells/cell.js'
import type { Equation, Equations } from '../relations/equations.js'
import type { Move } from './move.js'

/** The changes of one cell that a program may make, and what one up and one down costs. */
export interface Change {
  readonly least: number
  readonly most: number
  readonly up: number
  readonly down: number
}

/** A move, none that fits, or no answer within the time. Numbers of the move that are not whole are as the solver has them. */
export type Answer = { readonly move: Move } | 'impossible' | 'undecided'

// Presolving these programs takes longer than solving them. The limits that decide count steps, so that a busy machine
// gives the same answers; the time limit is for what no step ends.
const options = {
  output_flag: false,
  time_limit: 300,
  simplex_iteration_limit: 200_000,
  mip_max_nodes: 1000,
  presolve: 'off',
  solver: 'simplex',
} as const

const whole = 1
const anyNumber = 0

/**
 * A linear program over the changes of some cells, under which their equations still hold. It stays with the solver, so
 * that other bounds and costs are solved from where the last ones ended. Ups and downs are separate columns, so that both
 * can cost.
 */
export class Program {
  readonly #model: Model
  readonly #highs: Highs
  readonly cells: readonly Cell[]

  constructor(highs: Highs, equations: Equations, cells: readonly Cell[]) {
    this.#highs = highs
    this.cells = cells
    const numbers = new Map(cells.map((cell, index) => [cell, index]))
    const rows = [...new Set<Equation>(cells.flatMap((cell) => equations.of(cell)))]
    const starts = [0]
    const indices: number[] = []
    const values: number[] = []
    for (const { cells: ofRow, signs } of rows) {
      ofRow.forEach((cell, at) => {
        const number = numbers.get(cell)
        if (number === undefined) return
        indices.push(2 * number, 2 * number + 1)
        values.push(signs[at]!, -signs[at]!)
      })
      starts.push(indices.length)
    }
    const zeros = new Float64Array(2 * cells.length)
    const none = new Float64Array(rows.length)
    this.#model = highs.createModel({
      numCols: zeros.length,
      numRows: rows.length,
      colCost: zeros,
      colLower: zeros,
      colUpper: zeros,
      rowLower: none,
      rowUpper: none,
      matrix: { format: 'csr', numRows: rows.length, numCols: zeros.length, starts, indices, values },
    })
    this.#model.options.set(options)
  }

  /** The cheapest move, of which each cell changes as it may. */
  solve(changeOf: (cell: Cell) => Change, { isWhole = false } = {}): Answer {
    const lower = new Float64Array(2 * this.cells.length)
    const upper = new Float64Array(lower.length)
    const cost = new Float64Array(lower.length)
    this.cells.forEach((cell, index) => {
      const { least, most, up, down } = changeOf(cell)
      lower[2 * index] = Math.max(least, 0)
      upper[2 * index] = Math.max(most, 0)
      lower[2 * index + 1] = Math.max(-most, 0)
      upper[2 * index + 1] = Math.max(-least, 0)
      cost[2 * index] = up
      cost[2 * index + 1] = down
    })
    const all = { kind: 'range', from: 0, to: lower.length - 1 } as const
    this.#model.changeColsBounds(all, lower, upper)
    this.#model.changeColsCost(all, cost)
    if (isWhole) {
      this.#model.changeColsIntegrality(all, new Int32Array(lower.length).fill(whole))
      this.#model.options.set({ presolve: 'choose', solver: 'choose', mip_rel_gap: 0.05 })
    }
    // The limit is of all programs that the model solved since its clocks were set to zero.
    this.#model.zeroAllClocks()
    const { modelStatus } = this.#model.run()
    const { modelStatus: status } = this.#highs.constants
    let answer: Answer = 'undecided'
    if (modelStatus === status.infeasible) answer = 'impossible'
    else if (modelStatus === status.optimal) answer = { move: this.#move() }
    if (isWhole) {
      this.#model.changeColsIntegrality(all, new Int32Array(lower.length).fill(anyNumber))
      this.#model.options.set(options)
    }
    return answer
  }

  #move(): Move {
    const { colValue } = this.#model.getSolution()
    const move = new Map<Cell, number>()
    this.cells.forEach((cell, index) => {
      const change = colValue[2 * index]! - colValue[2 * index + 1]!
      const nearest = Math.round(change)
      if (Math.abs(change - nearest) > 1e-6) move.set(cell, change)
      else if (nearest !== 0) move.set(cell, nearest)
    })
    return move
  }

  /** Frees the solver's memory. */
  dispose(): void {
    this.#model.dispose()
  }
}
