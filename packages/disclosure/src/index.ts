export { controlRelease } from './control/control-release.js'
export { NotProtectedError } from './control/not-protected-error.js'
export { asPublished } from './base/released-figure.js'
export { defaultDisclosureRule, disclosureRuleSchema, thresholdOf } from './base/rule.js'
export { publicationPlanSchema } from './plan/publication-plan.js'

// Types.
export type { AuditReport, ControlledRelease, ControlOptions } from './control/control-release.js'
export type { NotProved } from './control/not-protected-error.js'
export type { Disclosure, ReleasedFigure } from './base/released-figure.js'
export type { DisclosureRule } from './base/rule.js'
export type { PublicationPlan } from './plan/publication-plan.js'
