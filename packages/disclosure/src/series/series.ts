import type { Amount, Catalogue, Formula, Indicator, Measure } from '@minzheng/core'
import { categoriesOf, definitionIn, formulaOf, measuresOf } from '@minzheng/core/evaluation'
import type { Period } from '@minzheng/core/periods'
import { thresholdOf, type DisclosureRule } from '@minzheng/core/privacy'

/** What is counted, whatever the district and time: an amount of respondents that figures show. */
export interface Series {
  readonly id: number
  readonly key: string
  readonly amount: Amount
  /** The highest of the thresholds of the indicators that show it. */
  threshold: number
  /** True if the months of a period add up to it. */
  readonly isFlow: boolean
  /** False for a distinct count: it adds up neither over months nor, for certain, over districts. */
  readonly addsUp: boolean
  /** False for a difference, which may fall below zero. */
  readonly isCount: boolean
}

/** The terms of an amount, with their signs. */
export function termsOf(amount: Amount): readonly { readonly sign: 1 | -1; readonly measure: AmountMeasure }[] {
  return amount.kind === 'combination' ? amount.terms : [{ sign: 1, measure: amount }]
}

type AmountMeasure = Exclude<Amount, { kind: 'combination' }>

/** The key of an amount: two figures with the same amount show the same counts. */
function amountKey(amount: Amount): string {
  return termsOf(amount)
    .map(({ sign, measure }) => `${sign === 1 ? '+' : '-'}${measure.key}`)
    .toSorted()
    .join('')
}

/** The amounts that a formula itself shows as numerator and denominator: of a total and a ratio. */
export function amountsOf(formula: Formula): readonly Amount[] {
  if (formula.kind === 'total') return [formula.amount]
  if (formula.kind === 'ratio') return [formula.numerator, formula.denominator]
  return []
}

/**
 * The formula of a figure: of its variant and category, as the definition in force in the period has it; undefined if the
 * catalogue does not have it any more.
 */
export function formulaIn(
  indicator: Indicator,
  variant: string,
  part: string | null,
  period: Period,
): Formula | undefined {
  return formulaOf(definitionIn(indicator, period), variant, part)
}

/** The series of respondents in a catalogue, by the key of their amount. */
export class SeriesBook {
  readonly #byKey = new Map<string, Series>()
  readonly #counts = new Map<string, Series>()
  readonly all: Series[] = []
  readonly #rule: DisclosureRule

  constructor(catalogue: Pick<Catalogue, 'indicators'>, rule: DisclosureRule) {
    this.#rule = rule
    for (const indicator of catalogue.indicators.values())
      for (const definition of [indicator, ...(indicator.earlier ?? [])])
        for (const variant of Object.keys(definition.variants))
          for (const part of [null, ...categoriesOf(definition)]) {
            const formula = formulaOf(definition, variant, part)
            if (formula !== undefined) for (const amount of amountsOf(formula)) this.#add(amount, indicator.id)
          }
    for (const series of this.all)
      if (series.amount.kind === 'count') this.#counts.set(recordsOf(series.amount), series)
    // A sum is published where the count of its records is, so that count must reach the threshold of both.
    for (const indicator of catalogue.indicators.values())
      for (const measure of measuresOf(indicator)) {
        const count = measure.kind === 'count' ? undefined : this.countOf(measure)
        if (count !== undefined) count.threshold = Math.max(count.threshold, thresholdOf(rule, indicator.id))
      }
  }

  /** The series of an amount; undefined if it does not count respondents. */
  of(amount: Amount): Series | undefined {
    return this.#byKey.get(amountKey(amount))
  }

  /** The count of the records that a measure reads; undefined if no figure shows it. */
  countOf(measure: Measure): Series | undefined {
    return this.#counts.get(recordsOf(measure))
  }

  #add(amount: Amount, indicator: string): void {
    if (!this.#rule.respondents.includes(amount.unit)) return
    const threshold = thresholdOf(this.#rule, indicator)
    const key = amountKey(amount)
    const known = this.#byKey.get(key)
    if (known !== undefined) {
      known.threshold = Math.max(known.threshold, threshold)
      return
    }
    const terms = termsOf(amount)
    const addsUp = terms.every(({ measure }) => measure.kind !== 'distinct')
    const series: Series = {
      id: this.all.length,
      key,
      amount,
      threshold,
      isFlow: addsUp && terms[0]!.measure.basis.kind === 'flow',
      addsUp,
      isCount: terms.every(({ sign }) => sign === 1),
    }
    this.#byKey.set(key, series)
    this.all.push(series)
  }
}

const recordsOf = ({ dataset, where, basis }: Measure): string => JSON.stringify([dataset, where, basis])
