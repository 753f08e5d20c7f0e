import { unitsPer, type Unit } from '../base/unit.js'
import { amountFaults } from '../measure/amount.js'
import { basePeriod, type Base } from '../period/base-period.js'
import { isWholeMonths, monthsOf } from '../period/period.js'
import { dividedFigure, noFigure, scaledFigure, type Figure, type FigureAsked, type Scaling } from './figure.js'
import type { FormulaKind, KindOf, Recorded, Shown } from './formula-kind.js'
import type { Formula } from './kinds.js'

/** How much a figure has changed since its base, as a difference in its unit or in percent of the base. */
export interface Change {
  readonly kind: 'change'
  readonly of: Formula
  readonly from: Base
  readonly as: 'difference' | 'percent'
}

/**
 * How much a total or effective value has changed since its base. Not known if the base is not known; in percent, also
 * not if the base is zero or below.
 */
export function change(of: Formula, options: { readonly from: Base; readonly as: 'difference' | 'percent' }): Formula {
  return Object.freeze({ kind: 'change', of, from: options.from, as: options.as })
}

const baseWords = {
  'last-year-end': { zh: '上年末数', en: 'the same at the end of last year' },
  'same-period-last-year': { zh: '上年同期数', en: 'the same a year before' },
  'previous-period': { zh: '上期数', en: 'the same in the period before' },
} as const

function faultsOf({ of, from, as }: Change, recorded: Recorded | undefined, { unit }: Shown): readonly string[] {
  if (recorded === undefined)
    return [`a change must be of a total or level, got ${of.kind}; to compare other figures, compare two observations`]
  const faults: string[] = []
  if (as === 'percent' && unit !== 'percent') faults.push(`a change in percent must be in percent, got ${unit}`)
  if (as === 'difference' && unitsPer(unit, recorded.unit) === undefined)
    faults.push(`a difference of ${recorded.unit} must be in a unit of it, got ${unit}`)
  if (from === 'last-year-end' && recorded.measure.basis.kind === 'flow')
    faults.push('the base of a flow must not be last-year-end, which has no value of a flow; use same-period-last-year')
  if (recorded.amount !== null) faults.push(...amountFaults(recorded.amount))
  return faults
}

/**
 * A base counts only if every month that it reads has been returned completely: a change from an incomplete base would
 * be wrong.
 */
function isReturned({ measure }: Recorded, { catalogue, district, period, source }: FigureAsked): boolean {
  if (!isWholeMonths(period)) return false
  const months = measure.basis.kind === 'flow' ? monthsOf(period) : monthsOf(period).slice(-1)
  const { received, expected } = source.returns.completeness(catalogue.dataset(measure.dataset), district, months)
  return received === expected
}

/** The formula kind of changes. */
export function changeKind(kindOf: KindOf): FormulaKind<Change> {
  const recordedOf = ({ of }: Change): Recorded | undefined => kindOf(of).recorded(of)
  const unitOf = (formula: Change, unit: Unit): Unit => recordedOf(formula)?.unit ?? unit
  const scaling = (formula: Change, unit: Unit): Scaling =>
    formula.as === 'percent'
      ? { scale: 100, per: 1, isDivided: true }
      : { scale: 1, per: unitsPer(unit, unitOf(formula, unit))!, isDivided: false }

  function figure(formula: Change, asked: FigureAsked): Figure {
    const { of, from } = formula
    const recorded = recordedOf(formula)
    const period = basePeriod(from, asked.period)
    const inner = { ...asked, unit: unitOf(formula, asked.unit) }
    const now = kindOf(of).figure(of, inner)
    if (now.value === null) return now
    if (period === undefined || recorded === undefined || !isReturned(recorded, { ...asked, period }))
      return noFigure('no-base')
    const then = kindOf(of).figure(of, { ...inner, period })
    if (then.value === null) return noFigure('no-base')
    const made = scaling(formula, asked.unit)
    return made.isDivided
      ? dividedFigure(made, now.value - then.value, then.value)
      : scaledFigure(made, now.value - then.value)
  }

  return {
    facts: {
      isAmount: false,
      isOneOfParts: false,
      canDisperse: false,
      comparedBy: 'percent',
      hasExactDifference: false,
      steps: null,
    },
    inputs: () => [],
    within: ({ of, from }) => [{ formula: of, bases: [null, from], level: null }],
    implied: ({ of, as }) => {
      const { unit, time } = kindOf(of).implied(of)
      return { unit: as === 'percent' ? 'percent' : unit, time }
    },
    faults: (formula, shown) => faultsOf(formula, recordedOf(formula), shown),
    recorded: () => undefined,
    ofCategory: () => undefined,
    accumulators: () => [],
    figure,
    valueOfNothing: ({ of, as }) => (as === 'percent' ? null : kindOf(of).valueOfNothing(of)),
    scaling,
    partUnits: (formula, unit) => [unitOf(formula, unit), unitOf(formula, unit)],
    partsAddUp: () => false,
    words: ({ of, from, as }, wording) => {
      const now = kindOf(of).words(of, wording)
      const base = baseWords[from][wording.language]
      return as === 'percent' ? `(${now} − ${base}) ÷ ${base} × 100` : `${now} − ${base}`
    },
  }
}
