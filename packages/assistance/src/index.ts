// The domain.
export { assistance, type AssistanceId } from './domain.js'

// Datasets: what one record is.
export * from './datasets/index.js'

// Indicators, in the plan's order.
export * from './indicators/index.js'

// Rules, as pure functions.
export {
  tierOrder,
  tiersMet,
  countedTier,
  personsByTier,
  type Tier,
  type TierParameters,
  type HouseholdMeans,
} from './rules/tier.js'
export { dibaoAmount, firstDibaoMonth, type DibaoIncome } from './rules/dibao-amount.js'
export {
  countedWage,
  type IncomeDisregardParameters,
  type NewWages,
  type CountedWage,
} from './rules/income-disregard.js'
export {
  stateCouncilCalendar,
  isWorkingDay,
  workingDaysAfter,
  workingDaysBetween,
  type CalendarYear,
  type WorkingCalendar,
} from './rules/working-calendar.js'
export {
  provincialProcedure,
  procedureDeadlines,
  decisionDeadline,
  type ProcedureParameters,
  type ProcedureDeadlines,
} from './rules/procedure-clock.js'
export {
  provincialCeilings,
  temporaryAssistanceCeiling,
  type TemporaryAssistanceParameters,
} from './rules/temporary-assistance.js'
export {
  assumedDisabilitySubsidies,
  disabilitySubsidiesMet,
  assumedExclusions,
  overlapFindings,
  type DisabilitySubsidy,
  type DisabilityKind,
  type DisabilitySubsidyParameters,
  type DisabledPerson,
  type Benefit,
  type Exclusion,
  type OverlapFinding,
} from './rules/disability-subsidy.js'
export {
  assumedReviewCycle,
  reviewDueOn,
  reviewOverdue,
  type HouseholdStability,
  type ReviewParameters,
} from './rules/review.js'
