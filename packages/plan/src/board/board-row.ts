import { assess, unitFacts, type Catalogue, type Indicator, type Observation, type Target } from '@minzheng/core'
import { displayTarget, displayValue, reasonWords, targetOn } from '@minzheng/core/assessment'
import { formulaFacts, formulaOf, hasFigure, unknownVariant } from '@minzheng/core/evaluation'
import { parsePeriod } from '@minzheng/core/periods'
import { adjustmentsOn, dayOf } from './adjusted-targets.js'
import type { BoardCell, BoardInput, BoardRow } from './board-input.js'
import { isToldAbove, targetsBelow } from './county-targets.js'
import { splitByLife } from './ended-districts.js'
import { interimCells } from './interim-cells.js'
import { keptRows } from './kept-rows.js'
import { scopeOf } from './target-scope.js'

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
