import highs, { type Highs } from 'highs'
import type { Cell } from '../cells/cell.js'
import type { Equations } from '../relations/equations.js'
import { stepOf, type Move } from './move.js'
import { Program, type Answer, type Change } from './program.js'
import type { CostOf } from './search.js'

// The package's types are those of its CommonJS build; an ES module gets the function itself.
const loadHighs = highs as unknown as typeof highs.default

const mostChange = 1000

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

  /** Lets a caller solve several programs around one cell, and frees them. */
  around<Result>(equations: Equations, target: Cell, use: (around: Around) => Result): Result {
    const programs: Program[] = []
    const around = new Around(equations, target, (cells) => {
      const program = new Program(this.#highs, equations, cells)
      programs.push(program)
      return { cells, solve: (...asked) => this.#counted(program, ...asked) }
    })
    try {
      return use(around)
    } finally {
      for (const program of programs) program.dispose()
    }
  }

  /** Lets a caller change some cells together, as far as others allow it, and frees the program. */
  *greatestMoves(
    equations: Equations,
    cells: readonly Cell[],
  ): Generator<Move | undefined, void, { readonly wanted: ReadonlyMap<Cell, number>; readonly steps: number }> {
    const program = new Program(this.#highs, equations, cells)
    try {
      let asked = yield undefined
      for (;;) {
        const { wanted, steps } = asked
        const most = Math.max(mostChange, ...[...wanted.keys()].map((cell) => 4 * stepOf(cell)))
        const answer = this.#counted(program, (cell) => {
          const sign = wanted.get(cell)
          const reach = sign === undefined ? most : steps * stepOf(cell)
          const cost = sign === undefined ? 0 : -sign / stepOf(cell)
          return { least: -Math.min(cell.value - cell.lowest, reach), most: reach, up: cost, down: -cost }
        })
        asked = yield typeof answer === 'object' ? answer.move : undefined
      }
    } finally {
      program.dispose()
    }
  }

  #counted(program: Program, ...asked: Parameters<Program['solve']>): Answer {
    this.programs += 1
    return program.solve(...asked)
  }
}

type Solvable = Pick<Program, 'cells' | 'solve'>

/** Programs over growing regions around a cell, each made when it is needed first. */
export class Around {
  readonly #equations: Equations
  readonly #target: Cell
  readonly #make: (cells: readonly Cell[]) => Solvable
  readonly #programs = new Map<number, { readonly program: Solvable; readonly isAll: boolean }>()
  /** Upwards 1, downwards -1: where no move exists, a greater one does not either, since the half of it would be one. */
  readonly #closed = new Set<number>()

  constructor(equations: Equations, target: Cell, make: (cells: readonly Cell[]) => Solvable) {
    this.#equations = equations
    this.#target = target
    this.#make = make
  }

  /**
   * The cheapest move that changes the cell by a number, among the cells that the equations reach, in growing regions.
   * It is impossible only if a region of all of them says so.
   */
  findMove(by: number, costOf: CostOf): Answer {
    if (this.#closed.has(Math.sign(by))) return 'impossible'
    let best: Answer = 'undecided'
    for (const most of [800, 3000, Infinity]) {
      const { program, isAll } = this.#region(most, costOf)
      const answer = this.#solve(program, by, costOf, isAll)
      if (typeof answer === 'object') best = answer
      if (isAll) return typeof best === 'object' ? best : answer
      if (typeof answer === 'object' && costOfMove(answer.move, costOf) < dear) return answer
    }
    return best
  }

  #region(most: number, costOf: CostOf): { readonly program: Solvable; readonly isAll: boolean } {
    let known = this.#programs.get(most)
    if (known === undefined) {
      const { cells, isAll } = region(this.#equations, this.#target, costOf, most)
      this.#programs.set(most, (known = { program: this.#make(cells), isAll }))
    }
    return known
  }

  #solve(program: Solvable, by: number, costOf: CostOf, isAll: boolean): Answer {
    const changeOf = (cell: Cell): Change => {
      const cost = (costOf(cell) ?? 0) + 0.001
      return cell === this.#target
        ? { least: by, most: by, up: cost, down: cost }
        : { least: -Math.min(cell.value - cell.lowest, mostChange), most: mostChange, up: cost, down: cost }
    }
    // Without whole numbers it is solved fifty times faster, and mostly in whole numbers all the same.
    const relaxed = program.solve(changeOf)
    if (relaxed === 'impossible' && isAll) this.#closed.add(Math.sign(by))
    return typeof relaxed !== 'object' || isWhole(relaxed.move) ? relaxed : program.solve(changeOf, { isWhole: true })
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
