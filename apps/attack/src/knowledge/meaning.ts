import type { Catalogue, Formula, Observation } from '@minzheng/core'
import { basePeriod, definitionIn, formulaOf } from '@minzheng/core/evaluation'
import { monthsOf, parsePeriod, type Month, type Period } from '@minzheng/core/periods'
import { storedSum, type StoredSum } from './stored-sum.js'

/** A stored sum of some months, added or subtracted. */
export interface MeaningTerm {
  readonly sum: StoredSum
  readonly months: readonly Month[]
  readonly by: number
}

/** What the numbers of a figure mean; a side that the figure does not have is null. */
export interface Meaning {
  readonly kind: 'total' | 'ratio' | 'change'
  readonly numerator: readonly MeaningTerm[]
  readonly denominator: readonly MeaningTerm[] | null
}

/**
 * What a figure's numbers mean by its definition and period. Undefined for a kind of formula that this attack does not
 * know, or for a figure that has no number.
 */
export function meaningOf(
  catalogue: Catalogue,
  figure: Pick<Observation, 'indicator' | 'variant' | 'part' | 'period'>,
  returned: readonly Month[],
): Meaning | undefined {
  const period = parsePeriod(figure.period)
  const indicator = catalogue.indicator(figure.indicator)
  const formula = formulaOf(definitionIn(indicator, period), figure.variant, figure.part)
  return formula === undefined ? undefined : ofFormula(formula, period, returned)
}

function ofFormula(formula: Formula, period: Period, returned: readonly Month[]): Meaning | undefined {
  switch (formula.kind) {
    case 'total': {
      const numerator = termsOf(formula.amount, period, returned)
      return numerator && { kind: 'total', numerator, denominator: null }
    }
    case 'ratio': {
      const numerator = termsOf(formula.numerator, period, returned)
      const denominator = termsOf(formula.denominator, period, returned)
      return numerator && denominator && { kind: 'ratio', numerator, denominator }
    }
    case 'change': {
      const base = basePeriod(formula.from, period)
      const now = ofFormula(formula.of, period, returned)
      const then = base && ofFormula(formula.of, base, returned)
      if (now?.kind !== 'total' || then?.kind !== 'total') return undefined
      const numerator = [...now.numerator, ...then.numerator.map((term) => ({ ...term, by: -term.by }))]
      return { kind: 'change', numerator, denominator: formula.as === 'percent' ? then.numerator : null }
    }
    default:
      return undefined
  }
}

type Amount = Extract<Formula, { kind: 'total' }>['amount']

function termsOf(amount: Amount, period: Period, returned: readonly Month[]): readonly MeaningTerm[] | undefined {
  const measures = amount.kind === 'combination' ? amount.terms : [{ sign: 1, measure: amount }]
  const within = monthsOf(period).filter((month) => returned.includes(month))
  if (within.length === 0 || measures.some(({ measure }) => measure.kind !== 'count' && measure.kind !== 'sum'))
    return undefined
  return measures.map(({ sign, measure }) => {
    const sum = storedSum(measure)
    return { sum, months: sum.isFlow ? within : within.slice(-1), by: sign }
  })
}
