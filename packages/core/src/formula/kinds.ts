import { changeKind, type Change } from './change.js'
import { compositeKind, type Composite } from './composite.js'
import { coverageKind, type Coverage } from './coverage.js'
import { dispersionKind, type Dispersion } from './dispersion.js'
import type { Figure, FigureAsked } from './figure.js'
import type { FormulaFacts, FormulaKind } from './formula-kind.js'
import { levelKind, type LevelFormula } from './level.js'
import { milestoneKind, type Milestone } from './milestone.js'
import { ratioKind, type Ratio } from './ratio.js'
import { totalKind, type Total } from './total.js'

/**
 * How an indicator's value is made from measures. Frozen data, made of what was defined before, so it cannot turn in a
 * circle; division comes last.
 */
export type Formula = Total | Ratio | LevelFormula | Coverage | Milestone | Change | Dispersion | Composite

/** Every kind of formula, by its name. A kind that is missing here does not compile. */
export const formulaKinds: { readonly [K in Formula['kind']]: FormulaKind<Extract<Formula, { kind: K }>> } = {
  total: totalKind,
  ratio: ratioKind,
  level: levelKind,
  coverage: coverageKind,
  milestone: milestoneKind,
  change: changeKind(kindOf),
  dispersion: dispersionKind(kindOf),
  composite: compositeKind(kindOf),
}

/** The kind of a formula; its members are asked with the formula itself. */
export function kindOf(formula: Formula): FormulaKind<Formula> {
  // The name of the kind tells the type of the formula, which the compiler cannot follow through a record.
  return formulaKinds[formula.kind] as FormulaKind<Formula>
}

/** What holds of every formula of a formula's kind. */
export function formulaFacts(formula: Formula): FormulaFacts {
  return kindOf(formula).facts
}

/** The figure of a formula. Asks the source only for months of which something has been returned. */
export function figureOf(formula: Formula, asked: FigureAsked): Figure {
  return kindOf(formula).figure(formula, asked)
}
