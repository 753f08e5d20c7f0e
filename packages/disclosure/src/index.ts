export { controlRelease } from './control/control-release.js'
export { NotProtectedError } from './control/not-protected-error.js'
export { asPublished } from '@minzheng/release'
export { publicationPlanSchema } from './plan/publication-plan.js'

// Types.
export type { AuditReport, ControlledRelease, ControlOptions } from './control/control-release.js'
export type { NotProved } from './control/not-protected-error.js'
export type { Disclosure, ReleasedFigure } from '@minzheng/release'
export type { PublicationPlan } from './plan/publication-plan.js'
