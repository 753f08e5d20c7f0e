import type { Cell } from '../cells/cell.js'

/** Cells of which some add up to others: the sum of value × sign is zero, and every reader knows that it is. */
export interface Equation {
  readonly cells: readonly Cell[]
  readonly signs: readonly (1 | -1)[]
}

/** A cell that is added to others, or subtracted. */
export interface Part {
  readonly cell: Cell
  readonly sign: 1 | -1
}

/** All equations between the cells of a group of series. Each is listed once, however many releases state it. */
export class Equations {
  readonly #keys = new Set<string>()
  readonly #of = new Map<Cell, Equation[]>()

  /**
   * Adds an equation: the whole is the sum of the parts. False if it does not hold: figures of different releases need
   * not add up, and then nobody can compute one of them from the others.
   */
  add(whole: Cell, parts: readonly Part[]): boolean {
    if (parts.reduce((left, { cell, sign }) => left - sign * cell.value, whole.value) !== 0) return false
    const key = `${whole.id}=${parts
      .map(({ cell, sign }) => sign * (cell.id + 1))
      .toSorted((a, b) => a - b)
      .join()}`
    if (this.#keys.has(key)) return true
    this.#keys.add(key)
    const equation: Equation = {
      cells: [whole, ...parts.map(({ cell }) => cell)],
      signs: [-1, ...parts.map(({ sign }) => sign)],
    }
    for (const cell of equation.cells) {
      const known = this.#of.get(cell)
      if (known === undefined) this.#of.set(cell, [equation])
      else known.push(equation)
    }
    return true
  }

  /** The equations that a cell is part of. */
  of(cell: Cell): readonly Equation[] {
    return this.#of.get(cell) ?? []
  }
}
