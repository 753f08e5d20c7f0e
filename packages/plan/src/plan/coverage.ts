import type { Catalogue, Clause, Indicator, Level, Target, TargetBasis, Text } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import { measuresOf } from '@minzheng/core/evaluation'
import type { MergedReading, Plan } from './plan.js'

/** One indicator of a clause, with the datasets that it reads and its target. */
export interface CoveredIndicator {
  readonly id: string
  readonly name: Text
  readonly unit: string
  readonly datasets: readonly string[]
  readonly lowestLevel: Level
  /** Null for an indicator without a target: a figure only. */
  readonly target: { readonly operator: string; readonly value: number; readonly basis: TargetBasis } | null
}

/** A clause of the plan, word for word, and the indicators that measure it. */
export interface CoverageRow {
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
  const targets = new Map(plan.targets.map((target) => [target.indicator, target]))
  const rows = new Map<string, { item: number; quote: string; indicators: CoveredIndicator[] }>()
  const misquoted: Coverage['misquoted'][number][] = []
  const add = ({ item, quote }: Clause, indicator: Indicator): void => {
    const key = `${item} ${quote}`
    const row = rows.get(key) ?? { item, quote, indicators: [] }
    rows.set(key, row)
    if (row.indicators.some(({ id }) => id === indicator.id)) return
    if (plan.items.find(({ number }) => number === item)?.text.includes(quote) !== true)
      misquoted.push({ item, quote, indicator: indicator.id })
    row.indicators.push(coveredIndicator(indicator, targets.get(indicator.id)))
  }
  const named = [
    ...plan.targets.map(({ clause, indicator }) => ({ clause, indicators: [indicator] })),
    ...(plan.watched ?? []),
  ]
  for (const { clause, indicators } of named)
    for (const id of indicators) {
      const indicator = catalogue.indicators.get(id)
      if (indicator !== undefined) add(clause, indicator)
    }
  const turn = new Map([...catalogue.indicators.keys()].map((id, index) => [id, index]))
  const placeOf = ({ item, quote }: CoverageRow): number =>
    plan.items.find(({ number }) => number === item)?.text.indexOf(quote) ?? -1
  const sorted = [...rows.values()].toSorted((one, other) => one.item - other.item || placeOf(one) - placeOf(other))
  for (const { indicators } of sorted) indicators.sort((one, other) => turn.get(one.id)! - turn.get(other.id)!)
  return {
    rows: sorted,
    uncovered: plan.items.flatMap(({ number, text, clauses }) =>
      clauses
        .filter((sentence) => !sorted.some((row) => row.item === number && overlaps(text, sentence, row.quote)))
        .map((sentence) => ({ item: number, sentence })),
    ),
    misquoted,
    merged: plan.merged ?? [],
  }
}

function coveredIndicator(indicator: Indicator, target: Target | undefined): CoveredIndicator {
  return {
    id: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    datasets: [...new Set(measuresOf(indicator).map(({ dataset }) => dataset))],
    lowestLevel: indicator.lowestLevel,
    target: target === undefined ? null : { operator: target.operator, value: target.value, basis: target.basis },
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
