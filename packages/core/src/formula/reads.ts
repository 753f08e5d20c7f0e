import type { Measure } from '../measure/measure.js'
import type { FormulaInput } from './formula-kind.js'
import { kindOf, type Formula } from './kinds.js'

/** The formula and every formula within it. */
export function formulasIn(formula: Formula): readonly Formula[] {
  return [formula, ...innerOf(formula).flatMap(formulasIn)]
}

/** The measures that a formula reads: numerator first. */
export function reads(formula: Formula): readonly Measure[] {
  let measures = known.get(formula)
  if (measures === undefined)
    known.set(formula, (measures = Object.freeze(inputsOf(formula).map(({ measure }) => measure))))
  return measures
}

// Every figure reads the measures of its formula.
const known = new WeakMap<Formula, readonly Measure[]>()

/**
 * The measures that a formula reads, each with its role; a measure of an inner formula is neither numerator nor
 * denominator.
 */
export function inputsOf(formula: Formula): readonly Pick<FormulaInput, 'role' | 'measure'>[] {
  return [
    ...kindOf(formula).inputs(formula),
    ...innerOf(formula)
      .flatMap(reads)
      .map((measure) => ({ role: 'measure' as const, measure })),
  ]
}

function innerOf(formula: Formula): readonly Formula[] {
  return kindOf(formula)
    .within(formula)
    .map((within) => within.formula)
}
