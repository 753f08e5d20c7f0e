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
 * How an indicator's value is computed from measures. Frozen data that contains only formulas defined before it, so it
 * has no cycle.
 */
export type Formula = Total | Ratio | LevelFormula | Coverage | Milestone | Change | Dispersion | Composite

/** Every kind of formula, by its name. A missing kind is a compile error. */
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

/** The kind of a formula; call its members with that formula. */
export function kindOf(formula: Formula): FormulaKind<Formula> {
  // The name of the kind determines the type of the formula, but the compiler cannot follow that through a record.
  return formulaKinds[formula.kind] as FormulaKind<Formula>
}

/** The properties of a formula's kind. */
export function formulaFacts(formula: Formula): FormulaFacts {
  return kindOf(formula).facts
}

/** The figure of a formula. Reads the source only for months with a return. */
export function figureOf(formula: Formula, asked: FigureAsked): Figure {
  return kindOf(formula).figure(formula, asked)
}
