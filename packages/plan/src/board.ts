import {
  assess,
  displayTarget,
  displayValue,
  elapsedShare,
  hasFigure,
  parsePeriod,
  unitFacts,
  type Assessment,
  type Catalogue,
  type Observation,
  type PaceRule,
  type Target,
  type Text,
} from '@minzheng/core'
import { targetsBelow, type WeightOf } from './county-targets.js'
import type { Plan } from './plan.js'

/** One figure of the board, with what is owed there, if anything. */
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
  readonly target: Pick<Target, 'operator' | 'value' | 'basis' | 'districts'> & { readonly shown: Text }
  readonly variant: string
  readonly doubts: readonly Text[]
  /** A district for which there is no figure has no cell. */
  readonly cells: readonly BoardCell[]
}

/** The plan's targets held against figures: for the city and each county. */
export interface Board {
  readonly plan: string
  readonly title: Text
  readonly period: string
  /** The last day that the newest figure takes in. */
  readonly asOf: string
  /** The elapsed share of the plan's year on that day (序时进度). */
  readonly elapsed: number
  readonly districts: readonly { readonly code: string; readonly name: string }[]
  /** Explicit targets first, then those that the plan's words imply. */
  readonly rows: readonly BoardRow[]
}

export interface BoardInput {
  readonly plan: Plan
  readonly catalogue: Catalogue
  /** The plan's year, or a year to date. */
  readonly period: string
  /** The figure of an indicator's default variant over the period; undefined where nothing has been computed. */
  readonly observation: (indicator: string, district: string) => Observation | undefined
  readonly weightOf: WeightOf
  readonly paceRule?: PaceRule
}

/** Holds every target of a plan against its figures. Reads nothing else: the figures are handed in. */
export function makeBoard(input: BoardInput): Board {
  const { plan, catalogue, period } = input
  const { root } = catalogue.districts
  const places = [root, ...catalogue.districts.atLevel(root.code, 'county')]
  const order = ['explicit', 'implied', 'derived']
  const rows = [...plan.targets]
    .sort((left, right) => order.indexOf(left.basis) - order.indexOf(right.basis))
    .map((target) =>
      rowOf(
        input,
        target,
        places.map(({ code }) => code),
      ),
    )
  const asOf = rows
    .flatMap((row) => row.cells.map((cell) => cell.observation.asOf))
    .reduce((latest, day) => (day > latest ? day : latest), parsePeriod(period).from)
  return {
    plan: plan.id,
    title: plan.title,
    period,
    asOf,
    elapsed: elapsedShare(parsePeriod(String(plan.year)), asOf, input.paceRule?.by ?? 'day'),
    districts: places.map(({ code, name }) => ({ code, name })),
    rows,
  }
}

function rowOf(input: BoardInput, target: Target, places: readonly string[]): BoardRow {
  const { catalogue } = input
  const indicator = catalogue.indicator(target.indicator)
  const owed = new Map(targetsBelow(target, catalogue, input.weightOf))
  // A promise made for some counties is the city's too: its figure is the least of theirs.
  owed.set(catalogue.districts.root.code, target)
  const shown = displayTarget(indicator, target)
  return {
    indicator: indicator.id,
    name: indicator.name,
    unit: { zh: unitFacts(indicator.unit).zh, en: unitFacts(indicator.unit).en },
    item: target.clause.item,
    quote: target.clause.quote,
    target: { operator: target.operator, value: target.value, basis: target.basis, districts: target.districts, shown },
    variant: indicator.defaultVariant,
    doubts: indicator.doubts,
    cells: places
      .filter((code) => hasFigure(indicator, catalogue.districts.get(code).level))
      .flatMap((district) => {
        const observation = input.observation(indicator.id, district)
        if (observation === undefined) return []
        const own = owed.get(district)
        return [
          {
            district,
            observation,
            shown: displayValue(indicator, observation),
            target: own === undefined ? null : { operator: own.operator, value: own.value, basis: own.basis, shown: displayTarget(indicator, own) },
            assessment: own === undefined ? null : assess(indicator, own, observation, input.paceRule),
          },
        ]
      }),
  }
}
