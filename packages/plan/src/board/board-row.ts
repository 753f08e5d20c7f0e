import {
  assess,
  unitFacts,
  type Assessment,
  type Catalogue,
  type Indicator,
  type Observation,
  type Target,
  type Text,
} from '@minzheng/core'
import { displayTarget, displayValue, reasonWords, targetOn, type PaceRule } from '@minzheng/core/assessment'
import { formulaFacts, formulaOf, hasFigure, unknownVariant } from '@minzheng/core/evaluation'
import { parsePeriod } from '@minzheng/core/periods'
import type { NamedDistrictSet } from '../deployment/district-sets.js'
import { adjustmentsOn, dayOf, type BoardAdjustment } from './adjusted-targets.js'
import { isToldAbove, targetsBelow, type WeightOf } from './county-targets.js'
import { splitByLife, type EndedDistrict } from './ended-districts.js'
import { interimCells, type BoardInterim } from './interim-cells.js'
import { keptRows } from './kept-rows.js'
import { scopeOf } from './target-scope.js'
import type { Plan } from '../plan/plan.js'

/** One figure of the board, with its target and assessment, if it has any. */
export interface BoardCell {
  /** Its code; the id of a set for the figure over all of its districts. */
  readonly district: string
  readonly observation: Observation
  readonly shown: Text
  readonly target: (Pick<Target, 'operator' | 'value' | 'high' | 'basis'> & { readonly shown: Text }) | null
  /** Null without a target, and for a figure that is not published (不予公布): it is never compared. */
  readonly assessment: Assessment | null
  /** What became of its interim targets, and which is due next; left out if there are none. */
  readonly interim?: readonly BoardInterim[]
}

/** One target of the plan over the districts of the board. */
export interface BoardRow {
  readonly indicator: string
  readonly name: Text
  readonly unit: Text
  /** The plan's item and the words that promise it. */
  readonly item: number
  readonly quote: string
  readonly target: Pick<Target, 'operator' | 'value' | 'high' | 'basis' | 'period' | 'districts'> & {
    readonly shown: Text
  }
  readonly variant: string
  /** The category of the figures; left out for the whole. */
  readonly part?: string
  /** The set of districts that the target names, as a whole or each; left out if it names none. */
  readonly set?: NonNullable<Target['set']>
  /** What the target is for, if the indicator's name does not say so: 主城区整体, 城市; left out if nothing. */
  readonly scope?: Text
  /** Changes of the target that are in force on the board's day; left out if there are none. */
  readonly adjusted?: readonly BoardAdjustment[]
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
   * or, for a target that is due earlier, the target's: its half-year, quarter or month; for an interim target that was
   * due, the part of the period up to its day. Figures cover no more than the board's period. The district is a code, or
   * the id of a set for the figure over all of its districts; the part is a category, or null for the whole.
   */
  readonly observation: (
    indicator: string,
    district: string,
    variant: string,
    period: string,
    part: string | null,
  ) => Observation | undefined
  readonly weightOf: WeightOf
  /**
   * The value on the day before a target's period, for a stock or ratio whose target states none; undefined if it is
   * not known.
   */
  readonly baseline?: (
    indicator: string,
    district: string,
    variant: string,
    period: string,
    part: string | null,
  ) => number | undefined
  /** The sets that the deployment names; left out if there are none. */
  readonly districtSets?: readonly NamedDistrictSet[]
  readonly paceRule?: PaceRule
  /** True: rows are kept, and a later board of the same plan and period takes those of which nothing has changed. */
  readonly keepsRows?: boolean
}

/**
 * The row of each target of the plan, in the plan's order; `undefined` for a county's target that the row of the city's
 * contains. Throws `unknown-indicator`, `unknown-variant`, `unknown-district`, `invalid-target`, `invalid-period`.
 */
export function rowsOf(input: BoardInput): readonly (BoardRow | undefined)[] {
  const { catalogue, plan, period } = input
  const isDated = plan.targets.some(({ adjusted, interim }) => adjusted !== undefined || interim !== undefined)
  const day = isDated ? boardDay(input) : undefined
  const split = plan.targets.map((promise) => {
    const whole = day === undefined ? promise : targetOn(promise, day)
    const { living, ended } = splitByLife(whole, catalogue, period)
    return { target: ended.length === 0 ? whole : { ...whole, districts: living }, ended }
  })
  const targets = split.map(({ target }) => target)
  const living: BoardInput = { ...input, plan: { ...plan, targets } }
  const kept = input.keepsRows === true ? keptRows(input) : undefined
  return split.map(({ target, ended }, index) => {
    if (isToldAbove(target, catalogue, targets) && ended.length === 0) return undefined
    const make = (read: BoardInput): BoardRow => rowOf(read, target, { isComplete: ended.length === 0, day })
    const made = kept === undefined ? make(living) : kept.row(`${index} ${day ?? ''}`, living, make)
    const adjusted =
      day === undefined ? [] : adjustmentsOn(plan, catalogue.indicator(target.indicator), plan.targets[index]!, day)
    const row = adjusted.length === 0 ? made : { ...made, adjusted }
    return ended.length === 0 ? row : { ...row, ended }
  })
}

/** The last day that any figure of the board covers. */
function boardDay(input: BoardInput): string {
  const { catalogue, plan } = input
  const found = plan.targets.flatMap((target) => {
    const indicator = catalogue.indicator(target.indicator)
    const period = figurePeriod(target, input.period)
    if (period === undefined) return []
    return placesOf(catalogue)
      .filter(({ level }) => hasFigure(indicator, level))
      .flatMap(
        ({ code }) =>
          input.observation(indicator.id, code, variantOf(indicator, target), period, target.part ?? null) ?? [],
      )
  })
  return dayOf(found, input.period)
}

interface RowFacts {
  /** False if a district of the target has ended: a set then has no figure as a whole. */
  readonly isComplete: boolean
  /** The last day that figures cover; undefined if no target depends on it. */
  readonly day: string | undefined
}

function rowOf(input: BoardInput, target: Target, { isComplete, day }: RowFacts): BoardRow {
  const { catalogue, districtSets = [] } = input
  const set = target.set?.as === 'whole' ? target.set : undefined
  const { root } = catalogue.districts
  const indicator = catalogue.indicator(target.indicator)
  const variant = variantOf(indicator, target)
  // Of a set that is no longer whole nobody inherits a share.
  const owed = new Map(
    set !== undefined && !isComplete ? [] : targetsBelow(target, catalogue, input.weightOf, input.plan.targets),
  )
  if (set !== undefined) owed.set(set.id, target)
  else if (target.districts.includes(root.code) || isTheCitysToo(indicator, variant, target))
    owed.set(root.code, target)
  const period = figurePeriod(target, input.period)
  const shown = displayTarget(indicator, target)
  const scope = scopeOf(target, catalogue, input.plan.targets, districtSets)
  const codes = [
    ...(set === undefined || !isComplete ? [] : [set.id]),
    ...placesOf(catalogue)
      .filter(({ code, level }) => hasFigure(indicator, level) && isAsked(target, code))
      .map(({ code }) => code),
  ]
  return {
    indicator: indicator.id,
    name: indicator.name,
    unit: { zh: unitFacts(indicator.unit).zh, en: unitFacts(indicator.unit).en },
    item: target.clause.item,
    quote: target.clause.quote,
    target: {
      operator: target.operator,
      value: target.value,
      ...(target.high === undefined ? {} : { high: target.high }),
      basis: target.basis,
      period: target.period,
      districts: target.districts,
      shown,
    },
    variant,
    ...(target.part === undefined ? {} : { part: target.part }),
    ...(target.set === undefined ? {} : { set: target.set }),
    ...(scope === undefined ? {} : { scope }),
    doubts: indicator.doubts,
    cells:
      period === undefined
        ? []
        : codes.flatMap((code) => {
            const observation = input.observation(indicator.id, code, variant, period, target.part ?? null)
            return observation === undefined
              ? []
              : [cellOf(input, indicator, observation, { district: code, own: owed.get(code), day })]
          }),
  }
}

/** The row of a set has no figures of other districts. */
function isAsked({ set, districts }: Target, code: string): boolean {
  return set?.as !== 'whole' || districts.includes(code)
}

function cellOf(
  input: BoardInput,
  indicator: Indicator,
  observation: Observation,
  {
    district,
    own,
    day,
  }: { readonly district: string; readonly own: Target | undefined; readonly day: string | undefined },
): BoardCell {
  const isHidden = observation.reason === 'suppressed'
  const shown = isHidden ? reasonWords.suppressed : displayValue(indicator, observation)
  if (own === undefined) return { district, observation, shown, target: null, assessment: null }
  const { variant } = observation
  const part = own.part ?? null
  const baseline = input.baseline?.(indicator.id, district, variant, own.period, part)
  const interim =
    own.interim === undefined
      ? undefined
      : interimCells(indicator, own, day ?? observation.asOf, (period) =>
          period === observation.period
            ? observation
            : input.observation(indicator.id, district, variant, period, part),
        )
  return {
    district,
    observation,
    shown,
    target: {
      operator: own.operator,
      value: own.value,
      ...(own.high === undefined ? {} : { high: own.high }),
      basis: own.basis,
      shown: displayTarget(indicator, own),
    },
    assessment: isHidden
      ? null
      : assess(indicator, own, observation, {
          ...input.paceRule,
          ...(baseline === undefined ? {} : { baseline }),
        }),
    ...(interim === undefined ? {} : { interim }),
  }
}

/** The districts of a board: the city and its counties. */
export function placesOf({ districts }: Pick<Catalogue, 'districts'>): ReturnType<Catalogue['districts']['atLevel']> {
  return [districts.root, ...districts.atLevel(districts.root.code, 'county')]
}

/**
 * A stage or standard that is promised for some counties is the city's too: its figure is the least of theirs. A figure
 * that adds up is not, nor what is promised for each of a set.
 */
function isTheCitysToo(indicator: Indicator, variant: string, { districts, set }: Target): boolean {
  return districts.length > 0 && set === undefined && formulaFacts(indicator.variants[variant]!).isOneOfParts
}

function variantOf(indicator: Indicator, target: Target): string {
  const variant = target.variant ?? indicator.defaultVariant
  if (formulaOf(indicator, variant) !== undefined) return variant
  throw unknownVariant(indicator, variant)
}

/** The period whose figure is compared with a target; undefined if the target's period begins after the board's. */
function figurePeriod(target: Target, board: string): string | undefined {
  const due = parsePeriod(target.period)
  const shown = parsePeriod(board)
  if (due.from >= shown.until) return undefined
  return due.from === shown.from && due.until > shown.until ? board : target.period
}
