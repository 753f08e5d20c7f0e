// A deployment: what one city works with.
export { defineDeployment } from './deployment/deployment.js'
export { planAsked, planBegun, planOf } from './deployment/plan-of.js'
export { huzhou } from './huzhou/deployment.js'

// Plans: the promises, and their text.
export { huzhou2024 } from './huzhou-2024/plan.js'
export { huzhou2024Text } from './huzhou-2024/text.js'
export { itemsOf } from './plan-items.js'

// The counties' parts of a city's target.
export { targetsBelow } from './county-targets.js'

// Targets compared with figures, and what-if questions.
export { makeBoard } from './board.js'
export { boardData } from './board-data.js'
export { changedPlan, whatIf } from './what-if.js'

// The six domains, the districts of Huzhou, and both joined.
export { domains } from './domains.js'
export { huzhouDistricts, huzhouTree } from './huzhou/districts.js'
export { huzhouCatalogue } from './huzhou/catalogue.js'

// Types.
export type { Deployment, DeploymentInput } from './deployment/deployment.js'
export type { PlanAsked } from './deployment/plan-of.js'
export type { Board } from './board.js'
export type { BoardCell, BoardInput, BoardRow } from './board-row.js'
export type { EndedDistrict } from './ended-districts.js'
export type { MergedReading, Plan, PlanItem, PlanSection } from './plan.js'
export type { WeightOf } from './county-targets.js'
export type { RowDifference, TargetChange, WhatIf } from './what-if.js'

// A second roll-up: the city's own reporting units.
export { huzhouReportingUnits, nantaihuTownships } from './huzhou/reporting-units.js'

// The plan, clause by clause.
export { coverageOf, districtsOf, type Coverage, type CoverageRow, type CoveredIndicator } from './coverage.js'
