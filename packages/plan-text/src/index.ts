// Read the text of a plan.
export { longestPlan, readPlanText } from './text/read-plan-text.js'

// Cut it, and find what it promises.
export { cutPlan } from './cut/cut-plan.js'
export { findPromises } from './promise/find-promises.js'

// Propose indicators.
export { proposeIndicators, proposer } from './candidates/propose.js'

// The draft that a person completes.
export { draftPlan } from './draft/draft-plan.js'
export { confirmedTargets, readDraft } from './draft/confirmed-targets.js'
export { draftPage, promiseWords } from './draft/draft-page.js'
export { planDraftSchema } from './draft/schema.js'

// Types.
export type { Piece } from './base/piece.js'
export type { CutPlan, PlanItem, PlanPiece, PlanSection } from './cut/cut-plan.js'
export type { PlanPromise, PromiseKind } from './promise/plan-promise.js'
export type { PromiseOptions } from './promise/find-promises.js'
export type { IndicatorWords } from './candidates/indicator-words.js'
export type { Candidate, PromiseContext } from './candidates/propose.js'
export type { ConfirmedTarget } from './draft/confirmed-targets.js'
export type { Confirmation, DraftRow, PlanDraft } from './draft/schema.js'
