import type { Assessment, Catalogue, Observation, Target, Text } from '@minzheng/core'
import type { PaceRule } from '@minzheng/core/assessment'
import type { NamedDistrictSet } from '../deployment/district-sets.js'
import type { BoardAdjustment } from './adjusted-targets.js'
import type { WeightOf } from './county-targets.js'
import type { EndedDistrict } from './ended-districts.js'
import type { BoardInterim } from './interim-cells.js'
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
