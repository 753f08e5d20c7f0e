import {
  unitFacts,
  type Assessment,
  type Audience,
  type Catalogue,
  type Indicator,
  type Observation,
  type Text,
} from '@minzheng/core'
import {
  compareObservations,
  comparisonPeriods,
  currentOf,
  displayValue,
  type Comparison,
} from '@minzheng/core/assessment'
import { formulaFacts, formulaOf, hasFigure } from '@minzheng/core/evaluation'
import type { Month } from '@minzheng/core/periods'
import { clausesOf, type Board, type BoardCell, type BoardInterim, type Plan } from '@minzheng/plan'
import { ranksOf } from '../base/ranks.js'

/** The target of a row: a number of the plan, one that its words imply, an assumed one, or none. */
export type Section = 'explicit' | 'implied' | 'assumed' | 'bare'

/** One figure of a report. */
export interface ReportCell {
  readonly district: string
  readonly observation: Observation
  readonly shown: Text
  /** The target in words, and whether it is a share of the city's target that the plan does not give. */
  readonly target: { readonly shown: Text; readonly isDerived: boolean } | null
  readonly assessment: Assessment | null
  /** What became of its interim targets, and which is due next; empty if there are none. */
  readonly interim: readonly BoardInterim[]
  /** Compared with the same period of last year (同比). */
  readonly yearOnYear: Comparison | null
  /**
   * Compared with the period before (环比): for a flow the cumulative figure up to the month before, for a stock the
   * month before.
   */
  readonly monthOnMonth: Comparison | null
  /** For a flow that adds up: the increase in the last month (当月). */
  readonly ofTheMonth: number | null
  /** Rank among the counties, 1 for the best; null for the city, and if there is nothing to rank by. */
  readonly rank: number | null
}

/** One indicator over the districts of the report. */
export interface ReportRow {
  readonly section: Section
  readonly indicator: Indicator
  readonly unit: Text
  /** The item of the plan that speaks of the indicator, and its words; null if the plan does not mention it. */
  readonly item: number | null
  readonly quote: string | null
  readonly variant: string
  /** What the target is for, if the indicator's name does not say so: 主城区整体, 城市. */
  readonly scope: Text | null
  /** Changes of the target that are in force, in words with both documents. */
  readonly adjusted: readonly Text[]
  readonly target: { readonly shown: Text; readonly period: string } | null
  /** 序时进度 of the target's own period; null without a target. */
  readonly elapsed: number | null
  readonly cells: readonly ReportCell[]
}

/** The monthly board with everything that its sheet and page show. */
export interface Report {
  /** For whom it is; sheet and page say so. */
  readonly audience: Audience
  /** The number of the release that its figures are of; null for live figures, which are internal. */
  readonly release: number | null
  readonly title: Text
  readonly period: string
  readonly month: Month
  readonly asOf: string
  readonly elapsed: number
  readonly districts: Board['districts']
  readonly rows: readonly ReportRow[]
  /** The domains, for the order and headings of bare indicators. */
  readonly domains: readonly { readonly name: string; readonly title: Text }[]
}

/** The inputs of a report; the caller passes all of them. */
export interface ReportInput {
  /** The release that the figures are of and who reads it; live figures, for internal use, if left out. */
  readonly released?: { readonly audience: Audience; readonly release: number }
  readonly board: Board
  /** The plan of the board. */
  readonly plan: Plan
  readonly catalogue: Catalogue
  /** The reported month: comparisons are of the year to it, or of its end. */
  readonly month: Month
  /**
   * The figure of an indicator's variant over a period; undefined if there is none. Called for the board's period, the
   * year to the month, the month, those before them, and those of last year; the district may be the id of a set, the
   * part a category.
   */
  readonly observation: (
    indicator: string,
    district: string,
    variant: string,
    period: string,
    part: string | null,
  ) => Observation | undefined
}

/**
 * The board with comparisons and ranks, and the indicators without a target. Throws `unknown-indicator`,
 * `invalid-period`.
 */
export function reportOf(input: ReportInput): Report {
  const { board, catalogue, month } = input
  const owed = board.rows.map((row): ReportRow => {
    const indicator = catalogue.indicator(row.indicator)
    const elapsed = row.cells.find((cell) => cell.assessment !== null)?.assessment?.elapsed ?? null
    return {
      section: row.target.basis === 'derived' ? 'implied' : row.target.basis,
      indicator,
      unit: unitOf(indicator),
      item: row.item,
      quote: row.quote,
      variant: row.variant,
      scope: row.scope ?? null,
      adjusted: (row.adjusted ?? []).map(({ shown }) => shown),
      target: { shown: row.target.shown, period: row.target.period },
      elapsed,
      cells: ranked(input, indicator, row.variant, row.part ?? null, row.cells),
    }
  })
  // A target for a category says nothing of the whole, which stays among the figures without one.
  const withTarget = new Set(board.rows.flatMap(({ indicator, part }) => (part === undefined ? [indicator] : [])))
  const bare = [...catalogue.indicators.values()]
    .filter(({ id }) => !withTarget.has(id))
    .map((indicator) => bareRow(input, indicator))
  return {
    audience: input.released?.audience ?? 'internal',
    release: input.released?.release ?? null,
    title: board.title,
    period: board.period,
    month,
    asOf: board.asOf,
    elapsed: board.elapsed,
    districts: board.districts,
    rows: [...owed, ...bare],
    domains: catalogue.domains.map(({ name, title }) => ({ name, title })),
  }
}

function bareRow(input: ReportInput, indicator: Indicator): ReportRow {
  const { board, catalogue } = input
  const variant = indicator.defaultVariant
  const cells = board.districts
    .filter(({ code, of }) => of === undefined && hasFigure(indicator, catalogue.districts.get(code).level))
    .flatMap(({ code }): BoardCell[] => {
      const observation = input.observation(indicator.id, code, variant, board.period, null)
      return observation === undefined
        ? []
        : [{ district: code, observation, shown: displayValue(indicator, observation), target: null, assessment: null }]
    })
  const [clause] = clausesOf(input.plan, indicator.id)
  return {
    section: 'bare',
    indicator,
    unit: unitOf(indicator),
    item: clause?.item ?? null,
    quote: clause?.quote ?? null,
    variant,
    scope: null,
    adjusted: [],
    target: null,
    elapsed: null,
    cells: ranked(input, indicator, variant, null, cells),
  }
}

function ranked(
  input: ReportInput,
  indicator: Indicator,
  variant: string,
  part: string | null,
  cells: readonly BoardCell[],
): readonly ReportCell[] {
  const root = input.catalogue.districts.root.code
  const sets = input.board.districts.filter(({ of }) => of !== undefined).map(({ code }) => code)
  const ranks = ranksOf(
    indicator,
    variant,
    cells.filter(({ district }) => district !== root && !sets.includes(district)),
  )
  return cells.map((cell) => ({
    district: cell.district,
    observation: cell.observation,
    shown: cell.shown,
    target: cell.target === null ? null : { shown: cell.target.shown, isDerived: cell.target.basis === 'derived' },
    assessment: cell.assessment,
    interim: cell.interim ?? [],
    ...comparedWith(input, indicator, variant, part, cell.district),
    rank: ranks.get(cell.district) ?? null,
  }))
}

/** A stage is not compared: a step is not a percentage. */
function comparedWith(
  { month, observation }: ReportInput,
  indicator: Indicator,
  variant: string,
  part: string | null,
  district: string,
): Pick<ReportCell, 'yearOnYear' | 'monthOnMonth' | 'ofTheMonth'> {
  const { current, previous, lastYear } = comparisonPeriods(indicator, month)
  const now = observation(indicator.id, district, variant, current.id, part)
  if (now === undefined || indicator.unit === 'stage') return { yearOnYear: null, monthOnMonth: null, ofTheMonth: null }
  const before = previous === undefined ? undefined : observation(indicator.id, district, variant, previous.id, part)
  const formula = formulaOf(indicator, variant)
  const addsUp = indicator.time === 'flow' && formula !== undefined && formulaFacts(formula).isAmount
  return {
    yearOnYear: compareObservations(indicator, now, observation(indicator.id, district, variant, lastYear.id, part)),
    monthOnMonth: compareObservations(indicator, now, before),
    // January's cumulative figure is that of January alone.
    ofTheMonth: !addsUp ? null : previous === undefined ? now.value : currentOf(now, before),
  }
}

function unitOf(indicator: Indicator): Text {
  const { zh, en } = unitFacts(indicator.unit)
  return { zh, en }
}
