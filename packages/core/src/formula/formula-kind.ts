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

/** What holds of every formula of a kind, for those who rank, compare and assess its figures. */
export interface FormulaFacts {
  /**
   * The value is an amount: that of a flow grows over the period, and a large district has more of it than a small one.
   */
  readonly isAmount: boolean
  /** The value of a district is one of the values of its parts, such as the least; it is no sum or mean of them. */
  readonly isOneOfParts: boolean
  /** A dispersion over districts says something about its figures. */
  readonly canDisperse: boolean
  /**
   * How a figure is compared with an earlier one, if it is not in percent: a percentage of a mean or of an index says
   * nothing.
   */
  readonly comparedBy: 'percent' | 'difference'
  /** The difference of two figures is computed from their whole numbers, without an error of rounding. */
  readonly hasExactDifference: boolean
  /** The steps that its values count, in words; null if its values are numbers. */
  readonly steps: readonly Text[] | null
}

/** The role of a measure in a formula. */
export type InputRole = 'numerator' | 'denominator' | 'measure'

/** A measure that a formula itself reads. */
export interface FormulaInput {
  readonly role: InputRole
  readonly measure: Measure
  /** The keys of the numbers that are asked for it: those of its slots, or of an accumulator that is made of it. */
  readonly keys: readonly string[]
}

/** A formula within a formula, and of which periods and districts its figures are asked. */
export interface FormulaWithin {
  readonly formula: Formula
  /** The bases from which the outer figure is measured; null: the outer figure's own period. */
  readonly bases: readonly (Base | null)[]
  /** The level whose districts are asked; null: the outer figure's own district. */
  readonly level: Level | null
}

/** What a definition says of its figures, against which its formula is checked. */
export interface Shown {
  readonly unit: Unit
  readonly time: Basis['kind']
  readonly lowestLevel: Level
}

/** What a definition need not say, because its formula does; null if the formula leaves a choice. */
interface Implied {
  readonly unit: Unit | null
  readonly time: Basis['kind'] | null
}

/** What a figure is recorded in before it is shown in the unit of an indicator. */
export interface Recorded {
  readonly unit: Unit
  /** Tells the time semantics, and the dataset whose returns are due; of several that are added up, the first. */
  readonly measure: Measure
  /** What is added up; null for a value in force, which never is. */
  readonly amount: Amount | null
}

/**
 * All that there is to a kind of formula. Everything else in the packages asks for these members, so a new kind is a
 * file that has them and a line in `kinds.ts`.
 */
export interface FormulaKind<F> {
  readonly facts: FormulaFacts
  /** The measures that the formula itself reads, a numerator first; not those of formulas within it. */
  readonly inputs: (formula: F) => readonly FormulaInput[]
  /** The formulas that it is made of. */
  readonly within: (formula: F) => readonly FormulaWithin[]
  /** The unit and time that a definition may leave out. */
  readonly implied: (formula: F) => Implied
  /** What is wrong with the formula in a definition. */
  readonly faults: (formula: F, shown: Shown) => readonly string[]
  /**
   * The unit and measure of the records if the value is as it was recorded, but for its unit; undefined for what is
   * computed from several.
   */
  readonly recorded: (formula: F) => Recorded | undefined
  /**
   * The formula over the records of one part of a breakdown, by a filter for each dataset; undefined if it cannot be
   * taken apart.
   */
  readonly ofPart: (formula: F, where: Readonly<Record<string, Filter>>) => F | undefined
  /** The numbers that it needs to roll up besides its measures. */
  readonly accumulators: (formula: F) => readonly Accumulator[]
  /** The figure of a district over a period. */
  readonly figure: (formula: F, asked: FigureAsked) => Figure
  /**
   * The value of a figure if no record counts and everything was returned, also for the periods that it is measured
   * from; null if it is not known then.
   */
  readonly valueOfNothing: (formula: F) => 0 | null
  /** How the value in a unit is made of the numerator and denominator. */
  readonly scaling: (formula: F, unit: Unit) => Scaling
  /**
   * The units in which the numerator and denominator are recorded, of a value in a unit; null for one that has none.
   */
  readonly partUnits: (formula: F, unit: Unit) => readonly [numerator: Unit | null, denominator: Unit | null]
  /** True if the numerator and denominator of a district are those of its parts, added up. */
  readonly partsAddUp: (formula: F) => boolean
  /** The formula in words, in one language. */
  readonly words: (formula: F, wording: Wording) => string
}

/**
 * Finds the kind of a formula within another: the registry hands it to the kinds that need it, because the registry
 * imports the kinds.
 */
export type KindOf = (formula: Formula) => FormulaKind<Formula>
