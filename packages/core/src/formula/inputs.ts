import { signed, type Amount } from '../measure/amount.js'
import { slotsOf, type Measure } from '../measure/measure.js'
import type { FormulaInput, FormulaWithin, InputRole } from './formula-kind.js'
import type { Formula } from './kinds.js'

/** The measures of an amount, each with its role. */
export function amountInputs(amount: Amount, role: InputRole): readonly FormulaInput[] {
  return signed(amount).map(({ measure }) => measureInput(measure, role))
}

/**
 * A measure with the keys of its own numbers; a distinct count, for which no sums are stored, is read under its own
 * key.
 */
export function measureInput(measure: Measure, role: InputRole = 'measure'): FormulaInput {
  return { role, measure, keys: measure.kind === 'distinct' ? [measure.key] : slotsOf(measure).map(({ key }) => key) }
}

/** A formula within a formula, for the same district and period. */
export function asItIs(formula: Formula): FormulaWithin {
  return { formula, bases: [null], level: null }
}
