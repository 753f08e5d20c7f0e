/** Why a row holds: what a reader knows that it says. */
export type RelationKind =
  | 'shown'
  | 'value'
  | 'months'
  | 'indicators'
  | 'change'
  | 'hidden'
  | 'districts'
  | 'parts'
  | 'values'
  | 'inclusion'
  | 'unchanged'
  | 'own figures'

/** An unknown number that a reader reasons about. */
export interface Variable {
  /** For people; the fewest letters that tell it from others. */
  readonly label: string
  /** What it really is: never told to the reasoning, only checked against it and used as the first possible world. */
  readonly truth: number
  readonly isWhole: boolean
  readonly low: number
  readonly high: number
}

/** `low ≤ Σ coefficient × variable ≤ high`. */
export interface Row {
  readonly kind: RelationKind
  /** In words, with the keys of figures. */
  readonly about: string
  readonly variables: readonly number[]
  readonly coefficients: readonly number[]
  readonly low: number
  readonly high: number
}

/** A sum of variables, by their number. */
export type Terms = ReadonlyMap<number, number>

/** What some reader knows: variables, and the rows that hold among them. */
export class System {
  readonly variables: Variable[] = []
  readonly rows: Row[] = []
  readonly #byName = new Map<string, number>()

  /** The number of the variable of a name; makes it if there is none yet. */
  variable(name: string, make: () => Variable): number {
    let index = this.#byName.get(name)
    if (index === undefined) {
      index = this.variables.length
      this.variables.push(make())
      this.#byName.set(name, index)
    }
    return index
  }

  /** The number of the variable of a name, if there is one. */
  find(name: string): number | undefined {
    return this.#byName.get(name)
  }

  /** What a sum of variables really is. */
  truthOf(terms: Terms): number {
    let sum = 0
    for (const [index, by] of terms) sum += by * this.variables[index]!.truth
    return sum
  }

  /** Adds a row. Throws if it is not true: a reader who believes what is false finds nothing out. */
  add(kind: RelationKind, about: string, terms: Terms, low: number, high: number = low): void {
    const kept = [...terms].filter(([, by]) => by !== 0)
    const truth = this.truthOf(terms)
    if (truth < low - 1e-6 || truth > high + 1e-6)
      throw new Error(`the attack must know only what is true, got ${truth} outside ${low}..${high}: ${kind}, ${about}`)
    if (kept.length === 0) return
    this.rows.push({
      kind,
      about,
      variables: kept.map(([index]) => index),
      coefficients: kept.map(([, by]) => by),
      low,
      high,
    })
  }
}
