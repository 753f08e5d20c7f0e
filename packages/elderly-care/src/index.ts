// The domain.
export { elderlyCare, type ElderlyCareId } from './domain.js'

// Datasets: what one record is.
export * from './datasets/index.js'

// Indicators, in the plan's order.
export * from './indicators/index.js'

// Rules, as pure functions.
export { nationalOlderAge, isOlderPerson, bandsAcross, type OlderAge, type AgeBand } from './rules/older-person.js'
export { per10kOlder, tooYoungFor, type OlderRate, type PopulationCount } from './rules/older-persons-of.js'
export {
  nationalAbilityScale,
  abilityGrades,
  abilityScore,
  gradeOfScore,
  abilityGrade,
  type AbilityAssessment,
  type AbilityGrade,
  type AbilityPart,
  type AbilityScale,
} from './rules/ability.js'
export {
  visitReasons,
  visitsOfMonth,
  type MonthOfVisits,
  type Visit,
  type VisitReason,
  type VisitTarget,
} from './rules/visits.js'
export { bedFaults, bedRates, type BedFault, type Beds } from './rules/beds.js'
export {
  nationalInstitutionGradeLife,
  lastDayOfGrade,
  isInstitutionGradeInForce,
  type InstitutionGrade,
  type InstitutionGradeLife,
} from './rules/institution-grade.js'
export {
  zhejiangResettlementNotice,
  resettlementPlanDue,
  resettlementStanding,
  type ResettlementNotice,
} from './rules/closing-a-home.js'
