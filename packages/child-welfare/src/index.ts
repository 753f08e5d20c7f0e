// The domain.
export { childWelfare, type ChildWelfareId } from './domain.js'

// Datasets: what one record is.
export { childrenInDifficulty } from './datasets/index.js'

// Indicators, in the plan's order.
export { guardianshipAssessmentRate } from './indicators/index.js'

// Rules, as pure functions.
export { assessmentDueOn, type AssessmentIntervals, type AssessedChild, type GuardianshipRisk } from './rules/assessment-due.js'
