import { isHidden, type Cell } from '../cells/cell.js'
import type { Equations } from '../relations/equations.js'
import { freeMoves } from './free-moves.js'
import { isProof, multiple, stepsOf, type Move } from './move.js'
import { reachesOf, type Reach } from './reach.js'
import { fewSteps, searchMove, type CostOf, type Searched } from './search.js'
import { dear, type Solver } from './solver.js'

/**
 * What is proved of a small count: that no reader can tell it from fewer than three numbers; from two only; or, however
 * much of this release is hidden, from none, because earlier releases tell it.
 */
export type Proof = 'three-values' | 'two-values' | 'told-before' | 'undecided'

/** What the prover may ask and do. */
export interface ProverTools {
  readonly equations: Equations
  readonly solver: Solver
  /** The offices that know a cell: those of its district and above. */
  readonly officesOf: (cell: Cell) => readonly string[]
  /** The offices that learn nothing from a cell, because it is made of what they reported. */
  readonly ownersOf: (cell: Cell) => readonly string[]
  /** What hiding a shown cell costs; undefined if it cannot be hidden, as zeros where they must stay. */
  readonly costOf: (cell: Cell, mayHideZeros: boolean) => number | undefined
  /** Hides a cell, and with it each figure of this release that shows it. */
  readonly hide: (cell: Cell) => void
  /** Lets other work of the process have a turn. */
  readonly breath: () => Promise<void>
}

/**
 * Proves of small counts, one after the other, that neither a stranger nor an office that knows its own figures can
 * tell them, and hides further figures until it is so. What is hidden stays hidden, so a proof remains one.
 *
 * A proof is a pair of moves with different effects on the count: three numbers, the true one included, of which
 * nothing published tells which is true. It holds for each office that knows none of the changed cells.
 */
export class Prover {
  readonly #tools: ProverTools
  /** The offices against which a cell is not proved yet; all, if it is not listed. */
  readonly #left = new Map<Cell, ReadonlySet<string>>()

  constructor(tools: ProverTools) {
    this.#tools = tools
  }

  /**
   * Proves as many of the small counts as is possible without hiding anything: by a short search; by programs over the
   * counts of one office; by a longer search; and by programs over the counts of two offices, and of all but one.
   */
  async proveFree(cells: readonly Cell[]): Promise<void> {
    const small = cells.filter((cell) => isHidden(cell))
    for (const cell of small) this.#begin(cell)
    await this.#searchAll(small, fewSteps)
    const { ofOne, ofMore } = reachesOf(small, this.#tools.officesOf)
    for (const reach of ofOne) await this.#proveAmong(small, reach)
    await this.#searchAll(small)
    for (const reach of ofMore) await this.#proveAmong(small, reach)
  }

  async #searchAll(cells: readonly Cell[], mostSteps?: number): Promise<void> {
    for (const cell of cells) {
      await this.#tools.breath()
      while (this.#isOpen(cell) && this.#searchFree(cell, mostSteps)) {
        // One pair proves a count against some offices, others against the others.
      }
    }
  }

  async #proveAmong(cells: readonly Cell[], { knows, helps }: Reach): Promise<void> {
    const { equations, solver, officesOf, breath } = this.#tools
    const isOpen = (cell: Cell): boolean => helps(this.#left.get(cell))
    const isAllowed = (cell: Cell): boolean => knows(officesOf(cell))
    const open = new Set(cells.filter((cell) => isOpen(cell) && isAllowed(cell)))
    if (open.size === 0) return
    const known = new Map<Cell, Move>()
    const credit = (pair: readonly [Move, Move]): void => {
      this.#credit(pair)
      for (const cell of pair[0].keys()) if (!isOpen(cell)) open.delete(cell)
    }
    const search = freeMoves(equations, solver, open, isAllowed)
    for (let found = search.next(); found.done !== true; found = search.next(open)) {
      await breath()
      for (const move of found.value) {
        const twin = multiple(move, -1) ?? multiple(move, 2)
        if (twin !== undefined) credit([move, twin])
        else
          for (const [cell, by] of move) {
            if (!open.has(cell)) continue
            const other = known.get(cell)
            if (other === undefined) known.set(cell, move)
            else if (other.get(cell) !== by) credit([move, other])
          }
      }
    }
  }

  #isOpen(cell: Cell): boolean {
    return this.#left.get(cell)?.size !== 0
  }

  #searchFree(cell: Cell, mostSteps?: number): boolean {
    for (const step of stepsOf(cell))
      for (const range of this.#ranges(cell, this.#left.get(cell))) {
        const pair = this.#searchPair(cell, step, freeAmong(range), mostSteps)
        if (typeof pair === 'string') continue
        this.#credit(pair)
        return true
      }
    return false
  }

  #begin(cell: Cell): void {
    if (cell.reader !== null && !this.#left.has(cell)) this.#left.set(cell, new Set([cell.reader]))
  }

  /** Proves one small count. */
  prove(cell: Cell): Proof {
    // What an earlier release showed, nobody can hide.
    if (!isHidden(cell)) return 'told-before'
    this.#begin(cell)
    for (let isWidened = false; ;) {
      const left = this.#left.get(cell)
      if (left?.size === 0) return 'three-values'
      const found = this.#pairFor(cell, left)
      if (found === 'found') continue
      if (found !== 'undecided' || isWidened || cell.reader !== null) return found
      // Too many equations for the solver: with what is around it hidden, a move is near.
      this.#widen(cell)
      isWidened = true
    }
  }

  /** Hides what is in an equation with a cell, and what is in one with that; planned figures and zeros stay. */
  #widen(cell: Cell): void {
    const { equations, costOf, hide } = this.#tools
    const near = withNeighbours(withNeighbours(new Set([cell]), equations), equations)
    for (const each of near) if (!isHidden(each) && (costOf(each, false) ?? dear) < dear) hide(each)
  }

  /** What may change in a move, in the order in which they are tried. */
  #ranges(cell: Cell, left: ReadonlySet<string> | undefined): readonly ((each: Cell) => boolean)[] {
    const { officesOf, ownersOf } = this.#tools
    const own = new Set(ownersOf(cell))
    const unknownTo =
      (offices: ReadonlySet<string>) =>
      (each: Cell): boolean =>
        !officesOf(each).some((office) => offices.has(office))
    // A move within the cell's own offices is unknown to all others; then one unknown to all that are left, or to one.
    return [
      (each) => officesOf(each).every((office) => own.has(office)),
      ...(left === undefined ? [(): boolean => true] : [unknownTo(left), unknownTo(new Set([[...left][0]!]))]),
    ]
  }

  #pairFor(cell: Cell, left: ReadonlySet<string> | undefined): Proof | 'found' {
    const { costOf } = this.#tools
    const among =
      (isAllowed: (each: Cell) => boolean, may: 'hide' | 'hide-zeros'): CostOf =>
      (each) => {
        if (!isAllowed(each)) return undefined
        return isFree(each) ? 0 : costOf(each, may === 'hide-zeros')
      }
    const ranges = this.#ranges(cell, left)
    // What is hidden already costs nothing: first by search, then by the solver where the search gave up.
    const steps = stepsOf(cell)
    const unsure = new Set<(each: Cell) => boolean>()
    for (const step of steps)
      for (const range of ranges) {
        const pair = this.#searchPair(cell, step, freeAmong(range))
        if (pair === 'gave-up') unsure.add(range)
        if (typeof pair === 'string') continue
        this.#credit(pair)
        return 'found'
      }
    for (const range of unsure) if (this.#solvedPair(cell, freeAmong(range)) === 'found') return 'found'
    let best: { readonly pair: readonly [Move, Move]; readonly cost: number } | undefined
    for (const step of steps)
      for (const range of best === undefined ? ranges : []) {
        const pair = this.#searchPair(cell, step, among(range, 'hide'))
        if (typeof pair === 'string') continue
        const cost = cellsOf(pair).reduce((sum, each) => sum + (costOf(each, false) ?? 0), 0)
        // A move that some office can follow needs another one for that office.
        const all = range === ranges[0] ? cost : cost * 1.5
        if (best === undefined || all < best.cost) best = { pair, cost: all }
      }
    if (best !== undefined && best.cost < dear) return this.#hidden(best.pair)
    // A planned figure stays, though an office learns from it how few all others have together.
    if (best !== undefined && cell.reader !== null) return 'two-values'
    const last = ranges.at(-1)!
    const solved = this.#solvedPair(cell, among(last, 'hide'))
    if (solved === 'found') return solved
    if (best !== undefined) return this.#hidden(best.pair)
    if (solved === 'undecided' || cell.reader !== null) return solved
    return this.#solvedPair(cell, among(last, 'hide-zeros'))
  }

  /** Hides what a pair of moves changes, and credits it. */
  #hidden(pair: readonly [Move, Move]): 'found' {
    for (const each of cellsOf(pair)) if (!isHidden(each)) this.#tools.hide(each)
    this.#credit(pair)
    return 'found'
  }

  /** Two moves that change the cell differently, found by search; or why it found none. */
  #searchPair(
    cell: Cell,
    step: number,
    costOf: CostOf,
    mostSteps?: number,
  ): readonly [Move, Move] | 'none' | 'gave-up' {
    const { equations } = this.#tools
    const tries: Searched[] = []
    const search = (by: number, cost: CostOf): Move | undefined => {
      const found = searchMove(equations, cell, by, cost, mostSteps)
      tries.push(found)
      return typeof found === 'string' ? undefined : found
    }
    const one = search(step, costOf) ?? search(-step, costOf)
    const inFirst: CostOf = (each) => (one!.has(each) ? 0 : costOf(each))
    const other =
      one === undefined
        ? undefined
        : (multiple(one, -1) ??
          multiple(one, 2) ??
          (one.get(cell) === step ? search(-step, inFirst) : undefined) ??
          search(2 * step, inFirst) ??
          search(-2 * step, inFirst))
    if (one !== undefined && other !== undefined) return [one, other]
    return tries.includes('gave-up') ? 'gave-up' : 'none'
  }

  /** The same by the solver, which also finds out that there is none. */
  #solvedPair(cell: Cell, costOf: CostOf): Proof | 'found' {
    const { equations, solver, hide } = this.#tools
    return solver.around(equations, cell, (around) => {
      const moves: Move[] = []
      let isDecided = true
      for (const by of [1, -1, 2, -2]) {
        if (cell.value + by < cell.lowest || moves.length === 2) continue
        const solved = around.findMove(by, costOf)
        if (solved === 'undecided') isDecided = false
        else if (solved !== 'impossible') {
          for (const each of solved.move.keys()) if (!isHidden(each)) hide(each)
          moves.push(solved.move)
          const other = moves.length === 1 ? (multiple(solved.move, -1) ?? multiple(solved.move, 2)) : undefined
          if (other !== undefined) moves.push(other)
        }
      }
      if (moves.length === 2) {
        this.#credit([moves[0]!, moves[1]!])
        return 'found'
      }
      if (!isDecided) return 'undecided'
      return moves.length === 1 ? 'two-values' : 'told-before'
    })
  }

  /** Notes of which cells, and against which offices, a pair of moves is a proof. */
  #credit([one, other]: readonly [Move, Move]): void {
    const { equations, officesOf, ownersOf } = this.#tools
    if (!isProof(one, equations) || !isProof(other, equations))
      throw new Error('unreachable: a move that proves nothing')
    const touched = new Set([...one.keys(), ...other.keys()].flatMap((cell) => officesOf(cell)))
    for (const [cell, by] of one) {
      const against = other.get(cell)
      if (against === undefined || against === by) continue
      if (!cell.isSmall) continue
      const own = ownersOf(cell)
      const known = this.#left.get(cell)
      const left = [...(known ?? touched)].filter((office) => touched.has(office) && !own.includes(office))
      this.#left.set(cell, new Set(left))
    }
  }
}

function cellsOf(pair: readonly Move[]): readonly Cell[] {
  return [...new Set(pair.flatMap((move) => [...move.keys()]))]
}

/** True if readers do not know the cell, and nothing has to be relied on for it. */
function isFree(cell: Cell): boolean {
  return isHidden(cell) && cell.reliance === 0
}

function freeAmong(isAllowed: (cell: Cell) => boolean): CostOf {
  return (cell) => (isAllowed(cell) && isFree(cell) ? 0 : undefined)
}

/** Cells with all that are in an equation with one of them. */
function withNeighbours(cells: ReadonlySet<Cell>, equations: Equations): ReadonlySet<Cell> {
  const found = new Set(cells)
  for (const cell of cells)
    for (const equation of equations.of(cell)) for (const each of equation.cells) found.add(each)
  return found
}
