// The domain.
export { childWelfare, type ChildWelfareId } from './domain.js'

// Datasets: what one record is.
export * from './datasets/index.js'

// Indicators, in the plan's order.
export * from './indicators/index.js'

// Rules, as pure functions.
export {
  assessmentDueOn,
  type AssessmentIntervals,
  type AssessedChild,
  type GuardianshipRisk,
} from './rules/assessment-due.js'
export { countedCategory, categoryOrder, type ChildCategory } from './rules/child-category.js'
export { isWithoutCare, causeTimes, type ParentCause, type ParentState, type CauseTimes } from './rules/without-care.js'
export { isMinor, isUnderAge, haveMonthsPassed } from './rules/age.js'
export {
  isLeftBehind,
  isMigrant,
  apartLimits,
  type ApartLimits,
  type LeftBehindFacts,
  type MigrantFacts,
  type ParentPresence,
} from './rules/apart-from-parents.js'
export { type ChildRuleParameters } from './rules/child-rule-parameters.js'
export {
  stateGuardianshipCauses,
  type StateGuardianship,
  type StateGuardianshipCause,
} from './rules/state-guardianship.js'
export { unitsWithoutWorker, workerCoverage, type WorkerInOffice } from './rules/worker-coverage.js'
