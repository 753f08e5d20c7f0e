import { shownUnit, unitFacts, units, unitsPer, type Unit } from '../base/unit.js'
import { addsUp, amountFaults, basisOf, narrowedAmount, signed, type Amount } from '../measure/amount.js'
import { amountOver } from '../totals/measure-over.js'
import { dividedFigure, type Scaling } from './figure.js'
import type { FormulaKind, Shown } from './formula-kind.js'
import { amountWords, type Wording } from './formula-words.js'
import { amountInputs } from './inputs.js'
import type { Formula } from './kinds.js'

/** Numerator over denominator, times the scale; both are added up before the division. */
export interface Ratio {
  readonly kind: 'ratio'
  readonly numerator: Amount
  readonly denominator: Amount
  readonly scale: number
}

/** Numerator over denominator, times the scale: `{ scale: 10_000 }` for "per 10,000". */
export function ratio(numerator: Amount, denominator: Amount, options: { readonly scale: number }): Formula {
  return Object.freeze({ kind: 'ratio', numerator, denominator, scale: options.scale })
}

/** A share in percent. */
export function share(numerator: Amount, denominator: Amount): Formula {
  return ratio(numerator, denominator, { scale: 100 })
}

/** A mean per case, such as a duration: a sum divided by the number of cases, in the unit of the sum. */
export function mean(added: Amount, over: Amount): Formula {
  return ratio(added, over, { scale: 1 })
}

function faults({ numerator, denominator, scale }: Ratio, shown: Shown): readonly string[] {
  const found = [...amountFaults(numerator), ...amountFaults(denominator)]
  const rate = unitFacts(shown.unit).rate
  if (rate === undefined) {
    if (unitsPer(shown.unit, numerator.unit) === undefined)
      found.push(`a mean of ${numerator.unit} must be in a unit of it, got ${shown.unit}`)
    if (scale !== 1) found.push(`a mean in ${shown.unit} must have scale 1, got ${scale}`)
  } else {
    if (rate.scale !== scale) found.push(`unit ${shown.unit} requires scale ${rate.scale}, got ${scale}`)
    if (shown.unit === 'percent' && numerator.unit !== denominator.unit)
      found.push(`a share of ${denominator.unit} must count ${denominator.unit}, got ${numerator.unit}`)
    if (rate.unit !== null && rate.unit !== numerator.unit)
      found.push(`counts ${numerator.unit}, but the unit is ${shown.unit}`)
  }
  if (shown.time === 'flow' && basisOf(numerator) !== 'flow')
    found.push(`the numerator must be a flow, as the indicator is, got ${basisOf(numerator)}`)
  // A stock divided by a flow would shrink as the year goes on, so the denominator must also be of one day.
  if (shown.time !== 'flow' && basisOf(numerator) !== 'flow' && basisOf(denominator) === 'flow')
    found.push('the denominator must be a stock or a value in force, got a flow, which is not of one day')
  return found
}

// A rate has a unit of its own; a mean has that of its numerator, which may be recorded in a smaller unit (fen).
const scaling = ({ numerator, scale }: Ratio, unit: Unit): Scaling => ({
  scale,
  per: unitFacts(unit).rate === undefined ? unitsPer(unit, numerator.unit)! : 1,
  isDivided: true,
})

/**
 * The unit of a rate with this scale: percent for 100, persons per 10,000 for persons and 10,000; null if there is
 * none.
 */
function rateOf(counted: Unit, scale: number): Unit | null {
  // A rate of what is counted before a share of anything.
  const rates = units().filter((unit) => unitFacts(unit).rate?.scale === scale)
  const rateIn = (of: Unit | null): Unit | undefined => rates.find((unit) => unitFacts(unit).rate?.unit === of)
  return rateIn(counted) ?? rateIn(null) ?? null
}

const bracketed = (amount: Amount, wording: Wording): string =>
  signed(amount).length > 1 ? `(${amountWords(amount, wording)})` : amountWords(amount, wording)

/** The formula kind of ratios. */
export const ratioKind: FormulaKind<Ratio> = {
  facts: {
    isAmount: false,
    isOneOfParts: false,
    canDisperse: true,
    comparedBy: 'difference',
    hasExactDifference: true,
    steps: null,
  },
  inputs: ({ numerator, denominator }) => [
    ...amountInputs(numerator, 'numerator'),
    ...amountInputs(denominator, 'denominator'),
  ],
  within: () => [],
  implied: ({ numerator, scale }) => ({
    unit: scale === 1 ? shownUnit(numerator.unit) : rateOf(numerator.unit, scale),
    time: basisOf(numerator),
  }),
  faults,
  recorded: () => undefined,
  // If the breakdown does not name the denominator's dataset, each category is divided by the whole denominator.
  ofCategory: ({ numerator, denominator, scale }, where) => {
    const part = narrowedAmount(numerator, where)
    return part === undefined
      ? undefined
      : Object.freeze({
          kind: 'ratio',
          numerator: part,
          denominator: narrowedAmount(denominator, where) ?? denominator,
          scale,
        })
  },
  accumulators: () => [],
  figure: (formula, asked) =>
    dividedFigure(
      scaling(formula, asked.unit),
      amountOver(formula.numerator, asked),
      amountOver(formula.denominator, asked),
    ),
  valueOfNothing: () => null,
  scaling,
  partUnits: ({ numerator, denominator }) => [numerator.unit, denominator.unit],
  partsAddUp: ({ numerator, denominator }) => addsUp(numerator) && addsUp(denominator),
  words: ({ numerator, denominator, scale }, wording) =>
    `${bracketed(numerator, wording)} ÷ ${bracketed(denominator, wording)}${scale === 1 ? '' : ` × ${scale}`}`,
}
