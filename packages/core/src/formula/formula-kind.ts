import type { Text } from '../base/text.js'
import type { Unit } from '../base/unit.js'
import type { Basis } from '../dataset/dataset.js'
import type { Filter } from '../dataset/filter.js'
import type { Level } from '../district/district.js'
import type { Amount } from '../measure/amount.js'
import type { Measure } from '../measure/measure.js'
import type { Base } from '../period/base-period.js'
import type { Accumulator } from '../totals/accumulator.js'
import type { Figure, FigureAsked, Scaling } from './figure.js'
import type { Wording } from './formula-words.js'
import type { Formula } from './kinds.js'

/** Properties of every formula of a kind, for code that ranks, compares and assesses its figures. */
export interface FormulaFacts {
  /**
   * The value is an amount: that of a flow grows over the period, and a large district has more of it than a small one.
   */
  readonly isAmount: boolean
  /** The value of a district is one of the values of its parts, such as the least, instead of a sum or mean of them. */
  readonly isOneOfParts: boolean
  /** A dispersion over districts is meaningful for its figures. */
  readonly canDisperse: boolean
  /**
   * How a figure is compared with an earlier one if it is not in percent: a percentage of a mean or of an index means
   * nothing.
   */
  readonly comparedBy: 'percent' | 'difference'
  /** The difference of two figures is computed from their whole numbers, without a rounding error. */
  readonly hasExactDifference: boolean
  /** The steps that its values number, in words; null if its values are plain numbers. */
  readonly steps: readonly Text[] | null
}

/** The role of a measure in a formula. */
export type InputRole = 'numerator' | 'denominator' | 'measure'

/** A measure that a formula itself reads. */
export interface FormulaInput {
  readonly role: InputRole
  readonly measure: Measure
  /**
   * The keys of the numbers that it reads: those of the measure's slots, or of an accumulator that is computed from it.
   */
  readonly keys: readonly string[]
}

/** A formula within a formula, and the periods and districts for which it is computed. */
export interface FormulaWithin {
  readonly formula: Formula
  /** The bases from which the outer figure is measured; null: the outer figure's own period. */
  readonly bases: readonly (Base | null)[]
  /** The level of the districts; null: the outer figure's own district. */
  readonly level: Level | null
}

/** The parts of a definition against which its formula is checked. */
export interface Shown {
  readonly unit: Unit
  readonly time: Basis['kind']
  readonly lowestLevel: Level
}

/** What follows from the formula, so that a definition need not state it; null if the formula leaves a choice. */
interface Implied {
  readonly unit: Unit | null
  readonly time: Basis['kind'] | null
}

/** What a figure is recorded in, before it is converted to the unit of an indicator. */
export interface Recorded {
  readonly unit: Unit
  /**
   * Determines the time semantics, and the dataset whose returns are due; if several measures are added up, the first.
   */
  readonly measure: Measure
  /** The amount that is added up; null for an effective value, which is never added. */
  readonly amount: Amount | null
}

/**
 * A kind of formula. The rest of the code uses only these members, so a new kind is one file that has them and a line
 * in `kinds.ts`.
 */
export interface FormulaKind<F> {
  readonly facts: FormulaFacts
  /** The measures that the formula itself reads, a numerator first; not those of formulas within it. */
  readonly inputs: (formula: F) => readonly FormulaInput[]
  /** The formulas that it contains. */
  readonly within: (formula: F) => readonly FormulaWithin[]
  /** The unit and time that a definition may omit. */
  readonly implied: (formula: F) => Implied
  /** The faults of the formula in a definition. */
  readonly faults: (formula: F, shown: Shown) => readonly string[]
  /**
   * The unit and measure of the records if the value is the recorded one in another unit; undefined if it is computed
   * from several.
   */
  readonly recorded: (formula: F) => Recorded | undefined
  /**
   * The formula over the records of one category of a breakdown, by a filter for each dataset; undefined if it cannot
   * be disaggregated.
   */
  readonly ofCategory: (formula: F, where: Readonly<Record<string, Filter>>) => F | undefined
  /** The accumulators that it needs in addition to those of its measures. */
  readonly accumulators: (formula: F) => readonly Accumulator[]
  /** The figure of a district over a period. */
  readonly figure: (formula: F, asked: FigureAsked) => Figure
  /**
   * The value of a figure if no record counts and everything was returned, also for the base periods; null if it is not
   * known then.
   */
  readonly valueOfNothing: (formula: F) => 0 | null
  /** How the value in a unit is computed from the numerator and denominator. */
  readonly scaling: (formula: F, unit: Unit) => Scaling
  /** The recorded units of the numerator and denominator of a value in a unit; null for one that has none. */
  readonly partUnits: (formula: F, unit: Unit) => readonly [numerator: Unit | null, denominator: Unit | null]
  /** True if the numerator and denominator of a district are the sums of those of its parts. */
  readonly partsAddUp: (formula: F) => boolean
  /** The formula in words, in one language. */
  readonly words: (formula: F, wording: Wording) => string
}

/**
 * Finds the kind of a formula within another. The registry passes it to the kinds that need it, because the registry
 * imports the kinds.
 */
export type KindOf = (formula: Formula) => FormulaKind<Formula>
