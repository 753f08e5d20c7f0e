import type { Amount, Catalogue, Formula, Measure, Observation } from '@minzheng/core'
import { basePeriod } from '@minzheng/core/evaluation'
import { daysLater, lastDay, parsePeriod, type Day, type Period } from '@minzheng/core/periods'
import type { Span } from './cell.js'
import { termsOf } from '../series/series.js'

/** A place and time of an amount that a figure reads. */
export interface Reading {
  readonly amount: Amount
  readonly district: string
  readonly span: Span
}

/** What a figure reads that is no count: a sum, or the value of one record. */
export interface Dependence {
  readonly measure: Measure
  readonly district: string
  readonly span: Span
}

/** The days that an amount of a figure covers. */
export function spanOf(amount: Amount, period: Period, asOf: Day): Span {
  return spanBetween(termsOf(amount)[0]!.measure, period.from, asOf)
}

function spanBetween({ basis }: Pick<Measure, 'basis'>, first: Day, last: Day): Span {
  const from = basis.kind === 'flow' ? first : last
  let byLast = spans.get(from)
  if (byLast === undefined) spans.set(from, (byLast = new Map()))
  let span = byLast.get(last)
  if (span === undefined)
    byLast.set(last, (span = Object.freeze({ id: `${from}/${last}`, from, until: daysLater(last, 1) })))
  return span
}

// Figures share a few spans, which are compared as objects.
const spans = new Map<Day, Map<Day, Span>>()

/**
 * What a formula reads for a figure, inner formulas included: amounts of respondents or others, and single values. Of a
 * change both periods, of a dispersion and a coverage each district of the level.
 */
export function readingsOf(
  catalogue: Pick<Catalogue, 'districts'>,
  formula: Formula,
  observation: Pick<Observation, 'district' | 'period' | 'asOf'>,
): { readonly amounts: readonly Reading[]; readonly values: readonly Dependence[] } {
  const amounts: Reading[] = []
  const values: Dependence[] = []
  const read = (each: Formula, district: string, period: Period, asOf: Day): void => {
    const readAmount = (amount: Amount): void => {
      amounts.push({ amount, district, span: spanOf(amount, period, asOf) })
    }
    switch (each.kind) {
      case 'total':
        return readAmount(each.amount)
      case 'ratio':
        readAmount(each.numerator)
        return readAmount(each.denominator)
      case 'level':
        values.push({ measure: each.measure, district, span: spanBetween(each.measure, period.from, asOf) })
        return
      case 'milestone':
        return
      case 'coverage':
        // One or more: that a count is not zero is no secret.
        if (each.atLeast > 1)
          for (const { code } of catalogue.districts.atLevel(district, each.level))
            amounts.push({ amount: each.measure, district: code, span: spanOf(each.measure, period, asOf) })
        return
      case 'change': {
        read(each.of, district, period, asOf)
        const base = basePeriod(each.from, period)
        if (base !== undefined) read(each.of, district, base, lastDay(base))
        return
      }
      case 'dispersion':
        for (const { code } of catalogue.districts.atLevel(district, each.level)) read(each.of, code, period, asOf)
        return
      case 'composite':
        for (const part of each.parts) read(part.formula, district, period, asOf)
    }
  }
  read(formula, observation.district, parsePeriod(observation.period), observation.asOf)
  return { amounts, values }
}
