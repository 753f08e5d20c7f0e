import type { Clause, Indicator, Target, Text } from '@minzheng/core'

/** A section of a plan: its Chinese number and its heading. */
export interface PlanSection {
  /** 一, 二, 三, … */
  readonly number: string
  readonly title: string
}

/** One numbered item of a plan, letter for letter. */
export interface PlanItem {
  readonly number: number
  readonly section: PlanSection
  /** The opening words that name the item, without 。 */
  readonly title: string
  /** The whole paragraph, its number included. */
  readonly text: string
  /** The sentences after the title, each with its 。 if the text has one. */
  readonly clauses: readonly string[]
}

/** A document that adds to a plan or adjusts it, such as a notice of July (调整通知). */
export interface PlanDocument {
  /** What clauses name. */
  readonly id: string
  readonly title: Text
  readonly text: string
  /** A text without numbered items is one item, 1. */
  readonly items: readonly PlanItem[]
}

/** A year's work plan as data: what it says and what it promises. */
export interface Plan {
  /** The document that clauses name: the city and the year. */
  readonly id: string
  readonly title: Text
  /** The year whose end the targets are due at. */
  readonly year: number
  readonly text: string
  readonly items: readonly PlanItem[]
  /** Other documents that clauses of its targets name; left out if there are none. */
  readonly documents?: readonly PlanDocument[]
  /** In the plan's order. */
  readonly targets: readonly Target[]
  /** Clauses that indicators measure without a target, in the plan's order; left out if there are none. */
  readonly watched?: readonly WatchedClause[]
  /**
   * Named tasks that only this plan has, as indicators of the domains that their ids begin with; `addIndicators` adds
   * them to the domains. Left out if there are none.
   */
  readonly milestones?: readonly Indicator[]
  /** Figures that a reading of the plan proposed and that are no indicators of their own; left out if there are none. */
  readonly merged?: readonly MergedReading[]
}

/** A clause without a number, and the indicators that show what becomes of it. */
export interface WatchedClause {
  readonly clause: Clause
  readonly indicators: readonly string[]
}

/** A figure that the first clause-by-clause reading of the plan proposed, and that is not an indicator of its own. */
export interface MergedReading {
  /** What was proposed: `domain.kebab-case`. */
  readonly proposed: string
  /** The indicators that cover it; empty if no sound indicator is possible. */
  readonly into: readonly string[]
  readonly why: Text
}
