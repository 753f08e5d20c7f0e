import highs from 'highs'
import type { Cell } from '../cells/cell.js'
import type { Equation, Equations } from '../relations/equations.js'
import type { Move } from './move.js'
import type { CostOf } from './search.js'

/** An integer program for a move: found, impossible, or not decided within the limit. */
export type Solved = { readonly move: Move } | 'impossible' | 'undecided'

// The package's types are those of its CommonJS build; an ES module gets the function itself.
const loadHighs = highs as unknown as typeof highs.default

type Highs = Awaited<ReturnType<typeof loadHighs>>

// Presolving these programs takes longer than solving them: half the time without.
const relaxedOptions = { solver: 'simplex', presolve: 'off', simplex_strategy: 1 } as const

/** HiGHS, loaded once for all programs. */
export class Solver {
  readonly #highs: Highs
  /** The number of programs solved. */
  programs = 0

  private constructor(loaded: Highs) {
    this.#highs = loaded
  }

  /** Loads the solver. */
  static async load(): Promise<Solver> {
    return new Solver(await loadHighs())
  }

  /**
   * The cheapest move that changes a cell by a number, among all cells that the equations reach. Regions around the
   * cell are tried first; only what the last region, which is all of them, says is impossible is impossible.
   */
  findMove(equations: Equations, target: Cell, by: number, costOf: CostOf): Solved {
    let best: Solved = 'impossible'
    for (const most of [800, 3000, Infinity]) {
      const { cells, isAll } = region(equations, target, costOf, most)
      const solved = this.#solve(equations, cells, target, by, costOf)
      if (typeof solved === 'object') best = solved
      if (isAll) return typeof best === 'object' ? best : solved
      if (typeof solved === 'object' && costOfMove(solved.move, costOf) < dear) return solved
    }
    return best
  }

  #solve(equations: Equations, cells: readonly Cell[], target: Cell, by: number, costOf: CostOf): Solved {
    const numbers = new Map(cells.map((cell, index) => [cell, index]))
    const rows = new Set<Equation>(cells.flatMap((cell) => equations.of(cell)))
    const lines = ['Minimize', ' cost:']
    for (const [cell, index] of numbers)
      lines.push(` + ${(costOf(cell) ?? 0) + 0.001} u${index} + ${(costOf(cell) ?? 0) + 0.001} d${index}`)
    lines.push('Subject To')
    for (const { cells: ofRow, signs } of rows) {
      const terms = ofRow.flatMap((cell, index) => {
        const number = numbers.get(cell)
        if (number === undefined) return []
        return signs[index] === 1 ? [` + u${number} - d${number}`] : [` - u${number} + d${number}`]
      })
      lines.push(`${terms.join('')} = 0`)
    }
    lines.push('Bounds')
    for (const [cell, index] of numbers) {
      const down = cell.value - cell.lowest
      if (cell === target) lines.push(` u${index} = ${Math.max(by, 0)}`, ` d${index} = ${Math.max(-by, 0)}`)
      else lines.push(` 0 <= u${index} <= 1000`, ` 0 <= d${index} <= ${Math.min(down, 1000)}`)
    }
    // Without whole numbers it is solved fifty times faster, and mostly in whole numbers all the same.
    const relaxed = this.#run([...lines, 'End'], cells, relaxedOptions)
    if (typeof relaxed !== 'object' || isWhole(relaxed.move)) return relaxed
    return this.#run([...lines, 'Generals', ...cells.map((_, index) => ` u${index} d${index}`), 'End'], cells, {
      mip_rel_gap: 0.05,
    })
  }

  #run(lines: readonly string[], cells: readonly Cell[], options: object): Solved {
    this.programs += 1
    const result = this.#highs.solve(lines.join('\n'), { output_flag: false, time_limit: 10, ...options })
    if (result.Status === 'Infeasible') return 'impossible'
    if (result.Status !== 'Optimal') return 'undecided'
    const move = new Map<Cell, number>()
    cells.forEach((cell, index) => {
      const change = result.Columns[`u${index}`]!.Primal - result.Columns[`d${index}`]!.Primal
      const whole = Math.round(change)
      if (Math.abs(change - whole) > 1e-6) move.set(cell, change)
      else if (whole !== 0) move.set(cell, whole)
    })
    return { move }
  }
}

/** A move that costs as much hides a planned figure: a larger region may have a cheaper one. */
export const dear = 50_000

/** What hiding the cells of a move costs. */
function costOfMove(move: Move, costOf: CostOf): number {
  return [...move.keys()].reduce((sum, cell) => sum + (costOf(cell) ?? 0), 0)
}

function isWhole(move: Move): boolean {
  return [...move.values()].every((change) => Number.isInteger(change))
}

/** The cells that equations join with the target, nearest first, and whether that is all of them. */
function region(
  equations: Equations,
  target: Cell,
  costOf: CostOf,
  most: number,
): { readonly cells: readonly Cell[]; readonly isAll: boolean } {
  const found = new Set([target])
  for (const cell of found)
    for (const { cells } of equations.of(cell))
      for (const each of cells)
        if (!found.has(each) && costOf(each) !== undefined) {
          if (found.size >= most) return { cells: [...found], isAll: false }
          found.add(each)
        }
  return { cells: [...found], isAll: true }
}
