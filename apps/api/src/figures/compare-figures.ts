import type { Indicator, Observation, Text } from '@minzheng/core'
import {
  compareObservations,
  forecastOf,
  reasonWords,
  shownObservation,
  type Comparison,
  type Forecast,
} from '@minzheng/core/assessment'
import { formulaFacts, formulaOf } from '@minzheng/core/evaluation'
import { monthOf, monthsOf, lastDay, type Month, type Period } from '@minzheng/core/periods'

/** A figure as it was in an earlier period, and how it has changed since; why not, if that is not known. */
export interface Change {
  readonly period: string | null
  readonly value: number | null
  readonly received: number
  readonly expected: number
  readonly kind: Comparison['kind']
  /** In the unit of the figure. */
  readonly difference: number | null
  readonly change: number | null
  readonly shown: Text
  readonly why: Text | null
}

const whys = {
  first: { zh: '年初第一个月，没有上期', en: 'the first month of the year has none before it' },
  stage: { zh: '节点任务按阶段看，不比增减', en: 'stages are not compared by numbers' },
  none: { zh: '没有这个时期的数', en: 'there is no figure of that period' },
  base: { zh: '基期为零或负，不算百分比', en: 'no percentage of a base of zero or below' },
} as const

/** How a figure has changed since an earlier one, in the units that people read. `period` null: there is none before. */
export function changeSince(
  indicator: Indicator,
  current: Observation,
  period: string | null,
  base: Observation | undefined,
): Change {
  const comparison = compareObservations(indicator, current, base)
  const [now, then] = [current, base].map((each) => (each === undefined ? null : shownObservation(indicator, each)))
  const isStage = indicator.unit === 'stage'
  // "Definition changed": neither the percentage nor the difference says anything.
  const isRevised = comparison.change === null && comparison.shown.zh !== '—'
  const isKnown = !isStage && !isRevised && now?.value != null && then?.value != null
  return {
    period,
    value: then?.value ?? null,
    received: base?.received ?? 0,
    expected: base?.expected ?? 0,
    kind: comparison.kind,
    difference: isKnown ? now.value - then.value : null,
    change: isStage ? null : comparison.change,
    shown: isStage ? { zh: '—', en: '—' } : comparison.shown,
    why: whyNot(),
  }

  function whyNot(): Text | null {
    if (isStage) return whys.stage
    if (period === null) return whys.first
    if (current.value === null) return current.reason === null ? whys.none : reasonWords[current.reason]
    if (base === undefined) return whys.none
    if (base.value === null) return base.reason === null ? whys.none : reasonWords[base.reason]
    if (isRevised) return comparison.shown
    return comparison.change === null ? whys.base : null
  }
}

/** What a figure would be at the end of the year, or why nobody says so. */
export type Outlook =
  | { readonly forecast: Forecast; readonly by: 'pace' | 'path'; readonly why: null }
  | { readonly forecast: null; readonly by: null; readonly why: Text }

const noOutlook = {
  kind: {
    zh: '只有逐月累加的数和期末存量才按进度推算；比率、标准、节点不推算',
    en: 'only sums of months and stocks are projected; rates, standards and stages are not',
  },
  over: { zh: '全年的数已到，无须推算', en: 'the year is over' },
  gap: {
    zh: '年初以来的数不全（缺报送、不予公布或未算完），不推算',
    en: 'the months since January are not all known (returns due, or not published)',
  },
  season: { zh: '计划的序时路径还没有开始，无从推算', en: 'by its seasonal path the plan has not begun' },
} as const satisfies Readonly<Record<string, Text>>

/**
 * The forecast for the end of a year from the months up to one of them, of which every office must have returned all:
 * nobody guesses what is missing or hidden.
 * @param months figures by month, with that of the December before
 */
export function outlookOf(
  indicator: Indicator,
  variant: string,
  { year, upTo }: { readonly year: Period; readonly upTo: Month },
  months: ReadonlyMap<Month, Observation>,
  path: readonly number[] | undefined,
): Outlook {
  const formula = formulaOf(indicator, variant)
  const isProjected =
    formula !== undefined &&
    indicator.unit !== 'stage' &&
    (indicator.time === 'stock' || (indicator.time === 'flow' && formulaFacts(formula).isAmount))
  if (!isProjected) return none(noOutlook.kind)
  if (upTo >= monthOf(lastDay(year))) return none(noOutlook.over)
  const known = new Map([...months].filter(([month]) => month <= upTo))
  // With a month in between missing, what comes after it would be left out without a word.
  const isComplete = monthsOf(year).every((month) => month > upTo || known.get(month)?.status === 'A')
  if (!isComplete) return none(noOutlook.gap)
  const forecast = forecastOf(indicator, variant, year, known, path)
  if (forecast === undefined) return none(noOutlook.season)
  return { forecast, by: path !== undefined && indicator.time === 'flow' ? 'path' : 'pace', why: null }
}

const none = (why: Text): Outlook => ({ forecast: null, by: null, why })
