import loadHighs, { type Highs, type Model } from 'highs'
import type { Variable } from './system.js'
import type { Group, Reduced } from './reduced.js'

/** A point of a group: the values of its variables, in their order. */
export type Point = Float64Array

/** The result of looking for the least of a sum over a group. */
export type Outcome =
  | { readonly kind: 'optimal'; readonly point: Point; readonly value: number }
  | { readonly kind: 'infeasible' }
  /** The solver gave up, or failed: nothing is proved. The point, if any, is one that it found before. */
  | { readonly kind: 'unknown'; readonly point: Point | null }

// The package's types are those of its CommonJS build; imported, its default export is the function.
const load = loadHighs as unknown as typeof loadHighs.default
/** Narrower bounds: so near to a point, or one variable between two numbers. */
export interface Within {
  readonly around?: Point
  readonly by?: number
  readonly at?: number
  readonly least?: number
  readonly most?: number
}

let loaded: Promise<Highs> | undefined

/** The solver, loaded once. */
export function solver(): Promise<Highs> {
  return (loaded ??= load({ print: () => undefined, printErr: () => undefined }))
}

/** No unknown number of these cities comes near it; a bound keeps every program bounded. */
export const farAway = 1e9
/** Seconds of one integer program. */
const mostSeconds = 2
/** How often the bounds of a program are divided before the solver's own search, which takes as long as many runs. */
const mostDivided = 40

/**
 * The linear and integer programs over a group, held by the solver between runs. `Σ coefficients × variables` is
 * minimised. Call `close` at the end.
 */
export class Program {
  readonly #highs: Highs
  readonly #group: Group
  readonly #position: ReadonlyMap<number, number>
  /** Of each row, the positions of its variables. */
  readonly #columns: readonly Int32Array[]
  readonly #low: number[]
  readonly #high: number[]
  readonly #isWhole: boolean[]
  readonly #lp: Model
  #runs = 0

  constructor(highs: Highs, variables: readonly Variable[], bounds: Reduced, group: Group) {
    this.#highs = highs
    this.#group = group
    this.#position = new Map(group.variables.map((index, at) => [index, at]))
    this.#columns = group.rows.map(({ variables: within }) =>
      Int32Array.from(within, (index) => this.#position.get(index)!),
    )
    this.#low = group.variables.map((index) => Math.max(bounds.low[index]!, -farAway))
    this.#high = group.variables.map((index) => Math.min(bounds.high[index]!, farAway))
    this.#isWhole = group.variables.map((index) => variables[index]!.isWhole)
    this.#lp = highs.createModel(this.#data(false))
    this.#lp.options.set({ output_flag: false })
  }

  /** How often the solver ran. */
  get runs(): number {
    return this.#runs
  }

  /** The number of variables. */
  get size(): number {
    return this.#low.length
  }

  /** The position of a variable in points. */
  at(index: number): number | undefined {
    return this.#position.get(index)
  }

  #data(isWhole: boolean) {
    const { rows, variables } = this.#group
    const starts = [0]
    const indices: number[] = []
    const values: number[] = []
    for (const [number, row] of rows.entries()) {
      indices.push(...this.#columns[number]!)
      values.push(...row.coefficients)
      starts.push(indices.length)
    }
    return {
      numCols: variables.length,
      numRows: rows.length,
      colCost: new Float64Array(variables.length),
      colLower: Float64Array.from(this.#low),
      colUpper: Float64Array.from(this.#high),
      rowLower: Float64Array.from(rows, ({ low }) => (low === -Infinity ? -this.#highs.infinity : low)),
      rowUpper: Float64Array.from(rows, ({ high }) => (high === Infinity ? this.#highs.infinity : high)),
      matrix: { format: 'csr', numRows: rows.length, numCols: variables.length, starts, indices, values } as const,
      ...(isWhole ? { integrality: Int32Array.from(this.#isWhole, (whole) => (whole ? 1 : 0)) } : {}),
    }
  }

  /** The least of a sum over all points, whole or not. */
  relaxed(costs: Float64Array, within: Within = {}): Outcome {
    const { low, high } = this.#boxed(within)
    return this.#relaxed(costs, low, high)
  }

  #relaxed(costs: Float64Array, low: Float64Array, high: Float64Array): Outcome {
    const all = { kind: 'range', from: 0, to: costs.length - 1 } as const
    this.#lp.changeColsBounds(all, low, high)
    this.#lp.changeColsCost(all, costs)
    return this.#outcome(this.#lp)
  }

  /**
   * A point with whole numbers, near the least of a sum. Divides the bounds of a number that is not whole, a few times,
   * since most programs need no more; leaves the others to the solver's own search.
   */
  whole(costs: Float64Array, within: Within = {}): Outcome {
    const { low, high } = this.#boxed(within)
    const open = [{ low, high }]
    for (let left = mostDivided; left > 0; left -= 1) {
      const bounds = open.pop()
      if (bounds === undefined) return { kind: 'infeasible' }
      const outcome = this.#relaxed(costs, bounds.low, bounds.high)
      if (outcome.kind === 'unknown') break
      if (outcome.kind === 'infeasible') continue
      const { point } = outcome
      const at = point.findIndex((value, each) => this.#isWhole[each]! && Math.abs(value - Math.round(value)) > 1e-6)
      if (at === -1) return outcome
      const value = Math.floor(point[at]!)
      const below = { low: bounds.low, high: bounds.high.with(at, value) }
      const above = { low: bounds.low.with(at, value + 1), high: bounds.high }
      open.push(...(point[at]! - value < 0.5 ? [above, below] : [below, above]))
    }
    return this.#searched(costs, low, high)
  }

  #searched(costs: Float64Array, low: Float64Array, high: Float64Array): Outcome {
    return this.#highs.withModel({ ...this.#data(true), colCost: costs, colLower: low, colUpper: high }, (model) => {
      model.options.set({ output_flag: false, time_limit: mostSeconds, mip_max_improving_sols: 1 })
      return this.#outcome(model)
    })
  }

  #boxed({ around, by, at, least, most }: Within): { low: Float64Array; high: Float64Array } {
    const low = Float64Array.from(this.#low)
    const high = Float64Array.from(this.#high)
    if (around !== undefined)
      for (const [each, value] of around.entries()) {
        low[each] = Math.max(low[each]!, value - by!)
        high[each] = Math.min(high[each]!, value + by!)
      }
    if (at !== undefined) {
      low[at] = Math.max(low[at]!, least!)
      high[at] = Math.min(high[at]!, most!)
    }
    return { low, high }
  }

  #outcome(model: Model): Outcome {
    this.#runs += 1
    const { modelStatus } = model.run()
    const { optimal, infeasible, solutionLimit, timeLimit } = this.#highs.constants.modelStatus
    if (modelStatus === optimal)
      return { kind: 'optimal', point: model.getSolution().colValue, value: model.getObjectiveValue() }
    if (modelStatus === infeasible) return { kind: 'infeasible' }
    const mayHave = modelStatus === solutionLimit || modelStatus === timeLimit
    return { kind: 'unknown', point: mayHave ? model.getSolution().colValue : null }
  }

  /**
   * The point with its whole numbers rounded, if it then is a solution; undefined if not. Computed here, so that no
   * tolerance of the solver counts.
   */
  asSolution(point: Point): Point | undefined {
    const rounded = Float64Array.from(point, (value, at) => (this.#isWhole[at]! ? Math.round(value) : value))
    for (const [at, value] of rounded.entries()) {
      if (Math.abs(value - point[at]!) > 1e-5) return undefined
      if (value < this.#low[at]! - 1e-6 || value > this.#high[at]! + 1e-6) return undefined
    }
    for (const [number, row] of this.#group.rows.entries()) {
      const columns = this.#columns[number]!
      let sum = 0
      for (let term = 0; term < columns.length; term += 1) sum += row.coefficients[term]! * rounded[columns[term]!]!
      if (sum < row.low - 1e-4 || sum > row.high + 1e-4) return undefined
    }
    return rounded
  }

  close(): void {
    this.#lp.dispose()
  }
}
