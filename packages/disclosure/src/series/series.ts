import type { Amount, Catalogue, Formula, Indicator, Measure } from '@minzheng/core'
import { categoriesOf, definitionIn, formulaOf, measuresOf } from '@minzheng/core/evaluation'
import type { Period } from '@minzheng/core/periods'
import { thresholdOf, type DisclosureRule } from '@minzheng/core/privacy'

/**
 * What is counted, whatever the district and time: an amount of respondents that figures show, or a sum over records of
 * respondents, such as money.
 */
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
  /**
   * Of a sum, the counts of its records, which say whether it is of few; none if a part of them is counted by no figure.
   * Null for a count.
   */
  readonly records: readonly Series[] | null
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
  readonly #sums = new Map<Series, Series[]>()
  readonly all: Series[] = []
  readonly #catalogue: Pick<Catalogue, 'datasets'>
  readonly #rule: DisclosureRule

  constructor(catalogue: Pick<Catalogue, 'indicators' | 'datasets'>, rule: DisclosureRule) {
    this.#catalogue = catalogue
    this.#rule = rule
    const shown = [...shownAmounts(catalogue)]
    for (const { amount, indicator } of shown)
      if (rule.respondents.includes(amount.unit)) this.#add(amount, indicator, null)
    for (const series of this.all)
      if (series.amount.kind === 'count') this.#counts.set(recordsOf(series.amount), series)
    // A sum is published where the count of its records is, so that count must reach the threshold of both.
    for (const indicator of catalogue.indicators.values())
      for (const measure of measuresOf(indicator)) {
        const count = measure.kind === 'count' ? undefined : this.countOf(measure)
        if (count !== undefined) count.threshold = Math.max(count.threshold, thresholdOf(rule, indicator.id))
      }
    for (const { amount, indicator } of shown)
      if (!rule.respondents.includes(amount.unit)) this.#addSum(amount, indicator)
  }

  /** The series of an amount; undefined if it neither counts respondents nor sums over their records. */
  of(amount: Amount): Series | undefined {
    return this.#byKey.get(amountKey(amount))
  }

  /** The count of the records that a measure reads; undefined if no figure shows it. */
  countOf(measure: Measure): Series | undefined {
    return this.#counts.get(recordsOf(measure))
  }

  /** The sums over the records that a series counts. */
  sumsOf(count: Series): readonly Series[] {
    return this.#sums.get(count) ?? []
  }

  #addSum(amount: Amount, indicator: string): void {
    const measures = termsOf(amount).map(({ measure }) => measure)
    const isSum = ({ kind }: AmountMeasure): boolean => kind === 'sum'
    if (!measures.every(isSum) || !measures.some((each) => isOfRespondents(this.#catalogue, this.#rule, each))) return
    const counts = measures.flatMap((measure) => this.countOf(measure) ?? [])
    const series = this.#add(amount, indicator, counts.length < measures.length ? [] : counts)
    for (const count of new Set(series?.records ?? [])) {
      const known = this.#sums.get(count)
      if (known === undefined) this.#sums.set(count, [series!])
      else known.push(series!)
    }
  }

  /** Adds a series; undefined if it is known. */
  #add(amount: Amount, indicator: string, records: readonly Series[] | null): Series | undefined {
    const threshold = thresholdOf(this.#rule, indicator)
    const key = amountKey(amount)
    const known = this.#byKey.get(key)
    if (known !== undefined) {
      known.threshold = Math.max(known.threshold, threshold)
      return undefined
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
      records,
    }
    this.#byKey.set(key, series)
    this.all.push(series)
    return series
  }
}

/** The amounts that figures of a catalogue show, each with an indicator that shows it. */
function* shownAmounts(
  catalogue: Pick<Catalogue, 'indicators'>,
): Generator<{ readonly amount: Amount; readonly indicator: string }> {
  for (const indicator of catalogue.indicators.values())
    for (const definition of [indicator, ...(indicator.earlier ?? [])])
      for (const variant of Object.keys(definition.variants))
        for (const part of [null, ...categoriesOf(definition)]) {
          const formula = formulaOf(definition, variant, part)
          if (formula !== undefined) for (const amount of amountsOf(formula)) yield { amount, indicator: indicator.id }
        }
}

/**
 * A sum over records that are persons, households or cases, or the least or greatest of their values. A value in force,
 * such as a standard, is of nobody.
 */
export function isOfRespondents(
  catalogue: Pick<Catalogue, 'datasets'>,
  rule: DisclosureRule,
  measure: Measure,
): boolean {
  if (measure.kind === 'count' || measure.kind === 'distinct' || measure.kind === 'latest') return false
  if (measure.basis.kind === 'policy') return false
  return rule.respondents.includes(catalogue.datasets.get(measure.dataset)?.counts ?? '')
}

const recordsOf = ({ dataset, where, basis }: Measure): string => JSON.stringify([dataset, where, basis])
