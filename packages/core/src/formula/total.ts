import { shownUnit, unitsPer, type Unit } from '../base/unit.js'
import { addsUp, amountFaults, basisOf, narrowedAmount, signed, type Amount } from '../measure/amount.js'
import { amountOver } from '../totals/measure-over.js'
import { scaledFigure, type Scaling } from './figure.js'
import type { FormulaKind } from './formula-kind.js'
import { amountWords } from './formula-words.js'
import { amountInputs } from './inputs.js'
import type { Formula } from './kinds.js'

/** The amount itself, added up; a distinct count is counted again for each district and period. */
export interface Total {
  readonly kind: 'total'
  readonly amount: Amount
}

/** A count, sum or distinct count. A minimum or maximum does not compile, because it does not add up. */
export function total(amount: Amount): Formula {
  return Object.freeze({ kind: 'total', amount })
}

const scaling = ({ amount }: Total, unit: Unit): Scaling => ({
  scale: 1,
  per: unitsPer(unit, amount.unit)!,
  isDivided: false,
})

/** The formula kind of totals. */
export const totalKind: FormulaKind<Total> = {
  facts: {
    isAmount: true,
    isOneOfParts: false,
    canDisperse: true,
    comparedBy: 'percent',
    hasExactDifference: false,
    steps: null,
  },
  inputs: ({ amount }) => amountInputs(amount, 'measure'),
  within: () => [],
  implied: ({ amount }) => ({ unit: shownUnit(amount.unit), time: basisOf(amount) }),
  faults: ({ amount }, shown) => {
    const faults: string[] = []
    if (unitsPer(shown.unit, amount.unit) === undefined)
      faults.push(`counts ${amount.unit}, but the unit is ${shown.unit}`)
    faults.push(...amountFaults(amount))
    if (basisOf(amount) !== shown.time)
      faults.push(`the measure must be a ${shown.time}, as the indicator is, got ${basisOf(amount)}`)
    return faults
  },
  recorded: ({ amount }) => ({ unit: amount.unit, measure: signed(amount)[0]!.measure, amount }),
  ofCategory: (formula, where) => {
    const amount = narrowedAmount(formula.amount, where)
    return amount === undefined ? undefined : Object.freeze({ kind: 'total', amount })
  },
  accumulators: () => [],
  figure: (formula, asked) => scaledFigure(scaling(formula, asked.unit), amountOver(formula.amount, asked)),
  valueOfNothing: () => 0,
  scaling,
  partUnits: ({ amount }) => [amount.unit, null],
  partsAddUp: ({ amount }) => addsUp(amount),
  words: ({ amount }, wording) => amountWords(amount, wording),
}
