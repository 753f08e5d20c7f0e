import { unitsPer, type Unit } from '../base/unit.js'
import { slotsOf, type Measure } from '../measure/measure.js'
import { slotOver } from '../totals/measure-over.js'
import { noFigure, scaledFigure, type Figure, type FigureAsked, type Scaling } from './figure.js'
import type { FormulaKind } from './formula-kind.js'
import { measureInput } from './inputs.js'
import type { Formula } from './kinds.js'

/**
 * An effective value, such as a standard: never added; the least, the greatest or the one that all parts share, times
 * `times`.
 */
export interface LevelFormula {
  readonly kind: 'level'
  readonly measure: Measure
  readonly times: number
}

/** An effective value, such as a standard, times 12 to turn a monthly value into a yearly one. */
export function level<U extends Unit>(
  measure: Measure<'min' | 'max' | 'latest', U>,
  options: { readonly times?: number } = {},
): Formula {
  return Object.freeze({ kind: 'level', measure, times: options.times ?? 1 })
}

const scaling = ({ measure, times }: LevelFormula, unit: Unit): Scaling => ({
  scale: times,
  per: unitsPer(unit, measure.unit)!,
  isDivided: false,
})

function figure(formula: LevelFormula, asked: FigureAsked): Figure {
  const { measure } = formula
  // For an effective value the sums store the least and the greatest: if all parts share it, both are equal.
  const [slot, greatest] = slotsOf(measure)
  const value = slotOver(measure, slot!, asked)
  if (value === undefined) return noFigure('no-value')
  if (greatest !== undefined && value !== slotOver(measure, greatest, asked)) return noFigure('parts-differ')
  return scaledFigure(scaling(formula, asked.unit), value)
}

/** The formula kind of effective values. */
export const levelKind: FormulaKind<LevelFormula> = {
  facts: {
    isAmount: false,
    isOneOfParts: true,
    canDisperse: true,
    comparedBy: 'percent',
    hasExactDifference: false,
    steps: null,
  },
  inputs: ({ measure }) => [measureInput(measure)],
  within: () => [],
  // Money in force is a sum, or an amount for each month or year.
  implied: ({ measure }) => ({ unit: measure.unit === 'fen' ? null : measure.unit, time: measure.basis.kind }),
  faults: ({ measure, times }, shown) => {
    const faults: string[] = []
    if (!['min', 'max', 'latest'].includes(measure.kind))
      faults.push('a level must be of a min, max or latest, because effective values are never added')
    if (measure.basis.kind === 'flow') faults.push('a level must be of a value in force, not of a flow')
    if (!(Number.isSafeInteger(times) && times > 0))
      faults.push(`times must be a whole number of 1 or more, got ${times}`)
    if (unitsPer(shown.unit, measure.unit) === undefined)
      faults.push(`holds ${measure.unit}, but the unit is ${shown.unit}`)
    return faults
  },
  recorded: ({ measure }) => ({ unit: measure.unit, measure, amount: null }),
  ofCategory: () => undefined,
  accumulators: () => [],
  figure,
  valueOfNothing: () => null,
  scaling,
  partUnits: ({ measure }) => [measure.unit, null],
  partsAddUp: () => false,
  words: ({ measure, times }, wording) =>
    times === 1 ? wording.measure(measure) : `${wording.measure(measure)} × ${times}`,
}
