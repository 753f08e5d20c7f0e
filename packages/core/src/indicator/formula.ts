import { signed, type Additive, type Amount } from '../measure/amount.js'
import type { Level } from '../district/district.js'
import type { Measure } from '../measure/measure.js'
import type { Unit } from '../base/unit.js'

/** What a change is measured from: the end of last year, the same period a year before, or the period just before. */
export type Base = 'last-year-end' | 'same-period-last-year' | 'previous-period'

/** A figure within a composite: its formula in its own unit, and its weight. */
export interface CompositePart {
  readonly of: string
  readonly formula: Formula
  readonly unit: Unit
  readonly weight: number
}

/** How an indicator's value is made from measures. Frozen data, made of what was defined before, so it cannot turn in a circle; division comes last. */
export type Formula =
  /** The amount itself, added up; a distinct count, counted anew. */
  | { readonly kind: 'total'; readonly amount: Amount }
  /** Numerator over denominator, times the scale; both are added up before the division. */
  | { readonly kind: 'ratio'; readonly numerator: Amount; readonly denominator: Amount; readonly scale: number }
  /** A value in force, such as a standard: never added; the least, the greatest or the one that all parts share, times `times`. */
  | { readonly kind: 'level'; readonly measure: Measure; readonly times: number }
  /** The share of the districts of a level whose measure reaches `atLeast`, in percent. */
  | { readonly kind: 'coverage'; readonly measure: Additive; readonly level: Level; readonly atLeast: number }
  /** The stage reached; where several districts take part, the least of theirs. */
  | { readonly kind: 'milestone'; readonly measure: Measure; readonly every: Level | null }
  /** How much a figure has moved since its base, as a difference in its unit or in percent of the base. */
  | { readonly kind: 'change'; readonly of: Formula; readonly from: Base; readonly as: 'difference' | 'percent' }
  /** How unequal the districts of a level are: the standard deviation of their figures over the mean (coefficient of variation). */
  | { readonly kind: 'dispersion'; readonly of: Formula; readonly level: Level }
  /** The weighted mean of other figures of one unit. */
  | { readonly kind: 'composite'; readonly parts: readonly CompositePart[] }

/** A count, sum or distinct count as it is. A minimum or maximum does not compile: it does not add up. */
export function total(amount: Amount): Formula {
  return Object.freeze({ kind: 'total', amount })
}

/** Numerator over denominator, times the scale: `{ scale: 10_000 }` for "per 10,000". */
export function ratio(numerator: Amount, denominator: Amount, options: { readonly scale: number }): Formula {
  return Object.freeze({ kind: 'ratio', numerator, denominator, scale: options.scale })
}

/** A share in percent. */
export function share(numerator: Amount, denominator: Amount): Formula {
  return ratio(numerator, denominator, { scale: 100 })
}

/** A mean per case, such as a duration: what was added up over how many, in the unit of the sum. */
export function mean(added: Amount, over: Amount): Formula {
  return ratio(added, over, { scale: 1 })
}

/** A value in force, such as a standard, times 12 for a year of a monthly one. */
export function level<U extends Unit>(measure: Measure<'min' | 'max' | 'latest', U>, options: { readonly times?: number } = {}): Formula {
  return Object.freeze({ kind: 'level', measure, times: options.times ?? 1 })
}

/** The share of the districts of a level that have at least one (or `atLeast`), in percent. */
export function coverage(measure: Additive, options: { readonly level: Level; readonly atLeast?: number }): Formula {
  return Object.freeze({ kind: 'coverage', measure, level: options.level, atLeast: options.atLeast ?? 1 })
}

/** How much a total or level has moved since its base. Not known where the base is not, and in percent not where it is zero or below. */
export function change(of: Formula, options: { readonly from: Base; readonly as: 'difference' | 'percent' }): Formula {
  return Object.freeze({ kind: 'change', of, from: options.from, as: options.as })
}

/** How unequal the districts of a level are in a figure: 0 where all are alike. Not known where the figure of any of them is not. */
export function dispersion(of: Formula, options: { readonly level: Level }): Formula {
  return Object.freeze({ kind: 'dispersion', of, level: options.level })
}

/** The weighted mean of other indicators' figures (their default variants), all of one unit. Not known where one of them is not. */
export function composite(
  parts: readonly {
    readonly of: { readonly id: string; readonly unit: Unit; readonly variants: Readonly<Record<string, Formula>>; readonly defaultVariant: string }
    readonly weight?: number
  }[],
): Formula {
  return Object.freeze({
    kind: 'composite',
    parts: Object.freeze(
      parts.map(({ of, weight }) => Object.freeze({ of: of.id, formula: of.variants[of.defaultVariant]!, unit: of.unit, weight: weight ?? 1 })),
    ),
  })
}

/** The measures that a formula reads: numerator first. */
export function reads(formula: Formula): readonly Measure[] {
  const of = (amount: Amount): readonly Measure[] => signed(amount).map(({ measure }) => measure)
  switch (formula.kind) {
    case 'total':
      return of(formula.amount)
    case 'ratio':
      return [...of(formula.numerator), ...of(formula.denominator)]
    case 'level':
    case 'coverage':
    case 'milestone':
      return [formula.measure]
    case 'change':
    case 'dispersion':
      return reads(formula.of)
    case 'composite':
      return formula.parts.flatMap((part) => reads(part.formula))
  }
}

/** The formula and every formula within it. */
export function formulasIn(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'change':
    case 'dispersion':
      return [formula, ...formulasIn(formula.of)]
    case 'composite':
      return [formula, ...formula.parts.flatMap((part) => formulasIn(part.formula))]
    default:
      return [formula]
  }
}
