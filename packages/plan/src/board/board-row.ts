import {
  MinzhengError,
  assess,
  unitFacts,
  type Assessment,
  type Catalogue,
  type Indicator,
  type Observation,
  type Target,
  type Text,
} from '@minzheng/core'
import { displayTarget, displayValue, type PaceRule } from '@minzheng/core/assessment'
import { formulaFacts, hasFigure } from '@minzheng/core/evaluation'
import { parsePeriod } from '@minzheng/core/periods'
import { isToldAbove, targetsBelow, type WeightOf } from './county-targets.js'
import { splitByLife, type EndedDistrict } from './ended-districts.js'
import type { Plan } from '../plan/plan.js'

/** One figure of the board, with its target and assessment, if it has any. */
export interface BoardCell {
  readonly district: string
  readonly observation: Observation
  readonly shown: Text
  readonly target: (Pick<Target, 'operator' | 'value' | 'basis'> & { readonly shown: Text }) | null
  readonly assessment: Assessment | null
}

/** One target of the plan over the districts of the board. */
export interface BoardRow {
  readonly indicator: string
  readonly name: Text
  readonly unit: Text
  /** The plan's item and the words that promise it. */
  readonly item: number
  readonly quote: string
  readonly target: Pick<Target, 'operator' | 'value' | 'basis' | 'period' | 'districts'> & { readonly shown: Text }
  readonly variant: string
  readonly doubts: readonly Text[]
  /** A district without a figure has no cell. */
  readonly cells: readonly BoardCell[]
  /**
   * The target's districts that ended before the end of the board's period (已撤并). Their target is neither met nor
   * missed, and nobody inherits it; left out if there are none.
   */
  readonly ended?: readonly EndedDistrict[]
}

/** The input of a board; the board reads nothing else. */
export interface BoardInput {
  readonly plan: Plan
  readonly catalogue: Catalogue
  /** The plan's year, or a year to date. */
  readonly period: string
  /**
   * The figure of an indicator's variant over a period; undefined if none has been computed. The period is the board's
   * or, for a target that is due earlier, the target's: its half-year, quarter or month. Figures cover no more than the
   * board's period.
   */
  readonly observation: (
    indicator: string,
    district: string,
    variant: string,
    period: string,
  ) => Observation | undefined
  readonly weightOf: WeightOf
  /**
   * The value on the day before a target's period, for a stock or ratio whose target states none; undefined if it is
   * not known.
   */
  readonly baseline?: (indicator: string, district: string, variant: string, period: string) => number | undefined
  readonly paceRule?: PaceRule
}

/**
 * The row of each target of the plan, in the plan's order; `undefined` for a county's target that the row of the city's
 * contains. Throws `unknown-indicator`, `unknown-variant`, `unknown-district`, `invalid-target`, `invalid-period`.
 */
export function rowsOf(input: BoardInput): readonly (BoardRow | undefined)[] {
  const { catalogue, plan, period } = input
  const split = plan.targets.map((whole) => {
    const { living, ended } = splitByLife(whole, catalogue, period)
    return { target: ended.length === 0 ? whole : { ...whole, districts: living }, ended }
  })
  const targets = split.map(({ target }) => target)
  const living: BoardInput = { ...input, plan: { ...plan, targets } }
  return split.map(({ target, ended }) => {
    if (isToldAbove(target, catalogue, targets) && ended.length === 0) return undefined
    const row = rowOf(living, target)
    return ended.length === 0 ? row : { ...row, ended }
  })
}

function rowOf(input: BoardInput, target: Target): BoardRow {
  const { catalogue } = input
  const { root } = catalogue.districts
  const indicator = catalogue.indicator(target.indicator)
  const variant = variantOf(indicator, target)
  const owed = new Map(targetsBelow(target, catalogue, input.weightOf, input.plan.targets))
  if (target.districts.includes(root.code) || (target.districts.length > 0 && isTheCitysToo(indicator, variant)))
    owed.set(root.code, target)
  const period = figurePeriod(target, input.period)
  const shown = displayTarget(indicator, target)
  return {
    indicator: indicator.id,
    name: indicator.name,
    unit: { zh: unitFacts(indicator.unit).zh, en: unitFacts(indicator.unit).en },
    item: target.clause.item,
    quote: target.clause.quote,
    target: {
      operator: target.operator,
      value: target.value,
      basis: target.basis,
      period: target.period,
      districts: target.districts,
      shown,
    },
    variant,
    doubts: indicator.doubts,
    cells: placesOf(catalogue)
      .filter(({ level }) => period !== undefined && hasFigure(indicator, level))
      .flatMap(({ code }) => {
        const observation = input.observation(indicator.id, code, variant, period!)
        return observation === undefined ? [] : [cellOf(input, indicator, code, observation, owed.get(code))]
      }),
  }
}

function cellOf(
  input: BoardInput,
  indicator: Indicator,
  district: string,
  observation: Observation,
  own: Target | undefined,
): BoardCell {
  const shown = displayValue(indicator, observation)
  if (own === undefined) return { district, observation, shown, target: null, assessment: null }
  const baseline = input.baseline?.(indicator.id, district, observation.variant, own.period)
  return {
    district,
    observation,
    shown,
    target: { operator: own.operator, value: own.value, basis: own.basis, shown: displayTarget(indicator, own) },
    assessment: assess(indicator, own, observation, {
      ...input.paceRule,
      ...(baseline === undefined ? {} : { baseline }),
    }),
  }
}

/** The districts of a board: the city and its counties. */
export function placesOf({ districts }: Pick<Catalogue, 'districts'>): ReturnType<Catalogue['districts']['atLevel']> {
  return [districts.root, ...districts.atLevel(districts.root.code, 'county')]
}

/**
 * A stage or standard that is promised for some counties is the city's too: its figure is the least of theirs. A figure
 * that adds up is not.
 */
function isTheCitysToo(indicator: Indicator, variant: string): boolean {
  return formulaFacts(indicator.variants[variant]!).isOneOfParts
}

function variantOf(indicator: Indicator, target: Target): string {
  const variant = target.variant ?? indicator.defaultVariant
  if (indicator.variants[variant] !== undefined) return variant
  throw new MinzhengError(
    'unknown-variant',
    `${indicator.id} has no variant "${variant}"; there are: ${Object.keys(indicator.variants).join(', ')}`,
    {
      variant,
    },
  )
}

/** The period whose figure is compared with a target; undefined if the target's period begins after the board's. */
function figurePeriod(target: Target, board: string): string | undefined {
  const due = parsePeriod(target.period)
  const shown = parsePeriod(board)
  if (due.from >= shown.until) return undefined
  return due.from === shown.from && due.until > shown.until ? board : target.period
}
