// Read the text of a plan, and cut it.
export { readPlanText, longestPlan } from './text/read-plan-text.js'
export { cutPlan } from './cut/cut-plan.js'

export type { Piece } from './base/piece.js'
export type { CutPlan, PlanItem, PlanPiece, PlanSection } from './cut/cut-plan.js'
