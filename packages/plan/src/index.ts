// A deployment: what one city works with.
export { defineDeployment } from './deployment/deployment.js'
export { answerDue, defaultAnswerTerm, type AnswerDue, type AnswerTerm } from './deployment/answer-term.js'
export { defaultAlertRules, type AlertKind, type AlertRule, type AlertRuleInput } from './deployment/alert-rules.js'
export { planAsked, planBegun, planOf } from './deployment/plan-of.js'
export { districtMap } from './deployment/district-map.js'

// Plans: the promises, and their text.
export { clausesOf } from './plan/clauses.js'
export { documentItems, itemsOf } from './plan/plan-items.js'
export { documentOf } from './plan/plan-documents.js'

// The counties' parts of a city's target.
export { targetsBelow } from './board/county-targets.js'

// Targets compared with figures, and what-if questions.
export { makeBoard } from './board/board.js'
export { boardData } from './board/board-data.js'
export { givenFigures } from './board/given-figures.js'
export { changedPlan, whatIf } from './board/what-if.js'

// The six domains, and what a city adds to them.
export { domains } from './domains/domains.js'
export { addIndicators } from './domains/add-indicators.js'
export { replaceIndicators } from './domains/replace-indicators.js'

// Types.
export type { Deployment, DeploymentInput } from './deployment/deployment.js'
export type { PlanAsked } from './deployment/plan-of.js'
export type { Board } from './board/board.js'
export type { BoardCell, BoardInput, BoardRow } from './board/board-input.js'
export type { BoardReaders } from './board/board-data.js'
export type { GivenFigures } from './board/given-figures.js'
export type { EndedDistrict } from './board/ended-districts.js'
export type { BoardAdjustment } from './board/adjusted-targets.js'
export type { BoardInterim, InterimState } from './board/interim-cells.js'
export type { DistrictMap, DistrictMapFacts } from './deployment/district-map.js'
export type { DistrictOutline } from './deployment/outline.js'
export type { NamedDistrictSet } from './deployment/district-sets.js'
export type { TilePositions } from './deployment/tile-positions.js'
export type { MergedReading, Plan, PlanDocument, PlanItem, PlanSection, WatchedClause } from './plan/plan.js'
export type { WeightOf } from './board/county-targets.js'
export type { RowDifference, TargetChange, WhatIf } from './board/what-if.js'

// The plan, clause by clause.
export {
  coverageOf,
  districtsOf,
  type Coverage,
  type CoverageRow,
  type CoveredIndicator,
  type CoveredTarget,
} from './plan/coverage.js'
