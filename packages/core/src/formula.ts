import type { Level } from './district.js'
import type { Measure } from './measure.js'

/** How an indicator's value is made from measures. Frozen data; division comes last. */
export type Formula =
  /** The measure itself, added up. */
  | { readonly kind: 'total'; readonly measure: Measure }
  /** Numerator over denominator, times the scale; both are added up before the division. */
  | { readonly kind: 'ratio'; readonly numerator: Measure; readonly denominator: Measure; readonly scale: number }
  /** A value in force, such as a standard: never added; a parent shows the least of its parts, times `times`. */
  | { readonly kind: 'level'; readonly measure: Measure; readonly times: number }
  /** The share of the districts of a level whose measure reaches `atLeast`, in percent. */
  | { readonly kind: 'coverage'; readonly measure: Measure; readonly level: Level; readonly atLeast: number }
  /** The stage reached; where several districts take part, the least of theirs. */
  | { readonly kind: 'milestone'; readonly measure: Measure; readonly every: Level | null }

export function total(measure: Measure): Formula {
  return Object.freeze({ kind: 'total', measure })
}

export function ratio(numerator: Measure, denominator: Measure, options: { readonly scale: number }): Formula {
  return Object.freeze({ kind: 'ratio', numerator, denominator, scale: options.scale })
}

/** A share in percent. */
export function share(numerator: Measure, denominator: Measure): Formula {
  return ratio(numerator, denominator, { scale: 100 })
}

export function level(measure: Measure, options: { readonly times?: number } = {}): Formula {
  return Object.freeze({ kind: 'level', measure, times: options.times ?? 1 })
}

export function coverage(measure: Measure, options: { readonly level: Level; readonly atLeast?: number }): Formula {
  return Object.freeze({ kind: 'coverage', measure, level: options.level, atLeast: options.atLeast ?? 1 })
}

/** The measures that a formula reads: numerator first. */
export function reads(formula: Formula): readonly Measure[] {
  return formula.kind === 'ratio' ? [formula.numerator, formula.denominator] : [formula.measure]
}
