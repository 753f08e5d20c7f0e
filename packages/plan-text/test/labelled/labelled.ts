/** A numeric promise as a person read it. */
export interface LabelledPromise {
  readonly value: number
  readonly unit: string | null
  readonly operator: '>=' | '<=' | '='
  readonly kind: 'new' | 'level' | 'share' | 'change'
  readonly high?: number
  /** A word that must be among those for what is counted. */
  readonly counted: string
  /** The last month of the stage, if the clause names one. */
  readonly month?: number
  /** The indicators that a person would accept; none if the catalogue has none. */
  readonly indicators: readonly string[]
}

/** One clause, and what it promises; nothing for a clause whose numbers are no promises. */
export interface LabelledClause {
  readonly text: string
  readonly promises: readonly LabelledPromise[]
}

export interface LabelledPlan {
  readonly id: string
  readonly what: string
  readonly source: string
  /** Rules were written with a look at this plan. */
  readonly tuned: boolean
  readonly clauses: readonly LabelledClause[]
}

type Rest = Partial<Pick<LabelledPromise, 'operator' | 'high' | 'month' | 'indicators'>>

/** Shorthand for a labelled promise; at least, and without an indicator, unless it says otherwise. */
export function promise(
  kind: LabelledPromise['kind'],
  value: number,
  unit: string | null,
  counted: string,
  rest: Rest = {},
): LabelledPromise {
  return { kind, value, unit, counted, operator: '>=', indicators: [], ...rest }
}

/** A clause whose numbers promise nothing. */
export const nothing = (text: string): LabelledClause => ({ text, promises: [] })
