import type { Catalogue, Clause, Indicator, Level, Target, TargetBasis, Text } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import { measuresOf } from '@minzheng/core/evaluation'
import { quotedItem } from './plan-documents.js'
import type { MergedReading, Plan } from './plan.js'

/** One indicator of a clause, with the datasets that it reads and its target. */
export interface CoveredIndicator {
  readonly id: string
  readonly name: Text
  readonly unit: string
  readonly datasets: readonly string[]
  readonly lowestLevel: Level
  /** Null for an indicator without a target: a figure only. The first, if the clause promises several. */
  readonly target: CoveredTarget | null
  /** Further targets of the indicator that the clause promises, such as one for each category; left out if none. */
  readonly more?: readonly CoveredTarget[]
}

/** A target as the plan states it, before any adjustment. */
export interface CoveredTarget extends Pick<Target, 'operator' | 'value' | 'high' | 'part' | 'set' | 'interim'> {
  readonly basis: TargetBasis
  /** The days from which it is adjusted; left out if it never is. */
  readonly adjustedFrom?: readonly string[]
}

/** A clause of the plan, word for word, and the indicators that measure it. */
export interface CoverageRow {
  /** The document that is quoted, if it is not the plan itself. */
  readonly document?: string
  readonly item: number
  readonly quote: string
  readonly indicators: readonly CoveredIndicator[]
}

/** The plan clause by clause, in its order. */
export interface Coverage {
  readonly rows: readonly CoverageRow[]
  /** Sentences of the plan that no clause quotes from. */
  readonly uncovered: readonly { readonly item: number; readonly sentence: string }[]
  /** Quotes that the plan's item does not contain to the letter. */
  readonly misquoted: readonly { readonly item: number; readonly quote: string; readonly indicator: string }[]
  /** Proposed indicators that were merged into others or dropped, and why. */
  readonly merged: readonly MergedReading[]
}

/** Compares a plan's text with the clauses of its targets and of the indicators that it watches. */
export function coverageOf(plan: Plan, catalogue: Pick<Catalogue, 'indicators'>): Coverage {
  const rows = new Map<string, { document?: string; item: number; quote: string; indicators: CoveredIndicator[] }>()
  const misquoted: Coverage['misquoted'][number][] = []
  const add = (clause: Clause, indicator: Indicator): void => {
    const { document, item, quote } = clause
    const key = `${document} ${item} ${quote}`
    const row = rows.get(key) ?? { ...(document === plan.id ? {} : { document }), item, quote, indicators: [] }
    rows.set(key, row)
    if (row.indicators.some(({ id }) => id === indicator.id)) return
    if (quotedItem(plan, clause)?.text.includes(quote) !== true)
      misquoted.push({ item, quote, indicator: indicator.id })
    row.indicators.push(coveredIndicator(indicator, targetsOf(plan, indicator.id, clause)))
  }
  const named = [
    ...plan.targets.flatMap(({ clause, indicator, adjusted = [] }) =>
      [clause, ...adjusted.map((each) => each.clause)].map((each) => ({ clause: each, indicators: [indicator] })),
    ),
    ...(plan.watched ?? []),
  ]
  for (const { clause, indicators } of named)
    for (const id of indicators) {
      const indicator = catalogue.indicators.get(id)
      if (indicator !== undefined) add(clause, indicator)
    }
  const turn = new Map([...catalogue.indicators.keys()].map((id, index) => [id, index]))
  const placeOf = ({ document = plan.id, item, quote }: CoverageRow): number =>
    quotedItem(plan, { document, item })?.text.indexOf(quote) ?? -1
  // The plan itself first, then its other documents in their order.
  const documents = plan.documents?.map(({ id }) => id) ?? []
  const turnOf = ({ document = plan.id }: CoverageRow): number => documents.indexOf(document)
  const sorted = [...rows.values()].toSorted(
    (one, other) => turnOf(one) - turnOf(other) || one.item - other.item || placeOf(one) - placeOf(other),
  )
  for (const { indicators } of sorted) indicators.sort((one, other) => turn.get(one.id)! - turn.get(other.id)!)
  return {
    rows: sorted,
    uncovered: plan.items.flatMap(({ number, text, clauses }) =>
      clauses
        .filter(
          (sentence) =>
            !sorted.some(
              (row) => row.document === undefined && row.item === number && overlaps(text, sentence, row.quote),
            ),
        )
        .map((sentence) => ({ item: number, sentence })),
    ),
    misquoted,
    merged: plan.merged ?? [],
  }
}

/** The targets of an indicator that a clause promises or adjusts; of any clause if it is only watched there. */
function targetsOf(plan: Plan, indicator: string, { document, item, quote }: Clause): readonly Target[] {
  const own = plan.targets.filter((target) => target.indicator === indicator)
  const quoted = own.filter(({ clause, adjusted = [] }) =>
    [clause, ...adjusted.map((each) => each.clause)].some(
      (each) => each.document === document && each.item === item && each.quote === quote,
    ),
  )
  return quoted.length > 0 ? quoted : own.slice(-1)
}

function coveredIndicator(indicator: Indicator, targets: readonly Target[]): CoveredIndicator {
  const [first, ...more] = targets.map(coveredTarget)
  return {
    id: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    datasets: [...new Set(measuresOf(indicator).map(({ dataset }) => dataset))],
    lowestLevel: indicator.lowestLevel,
    target: first ?? null,
    ...(more.length === 0 ? {} : { more }),
  }
}

function coveredTarget({ operator, value, high, part, set, interim, basis, adjusted }: Target): CoveredTarget {
  return {
    operator,
    value,
    ...(high === undefined ? {} : { high }),
    ...(part === undefined ? {} : { part }),
    ...(set === undefined ? {} : { set }),
    ...(interim === undefined ? {} : { interim }),
    basis,
    ...(adjusted === undefined ? {} : { adjustedFrom: adjusted.map(({ from }) => from) }),
  }
}

/** True if a quote and a sentence of one text overlap: a quote may begin in one sentence and end in the next. */
function overlaps(text: string, sentence: string, quote: string): boolean {
  const [from, at] = [text.indexOf(sentence), text.indexOf(quote)]
  return at >= 0 && from >= 0 && at < from + sentence.length && from < at + quote.length
}

/** The number of districts that an indicator has figures for. */
export function districtsOf(
  indicator: Pick<CoveredIndicator, 'lowestLevel'>,
  catalogue: Pick<Catalogue, 'districts'>,
): number {
  return catalogue.districts.all.filter(({ level }) => rank(level) <= rank(indicator.lowestLevel)).length
}
