// The domain.
export { registry, type RegistryId } from './domain.js'

// Datasets: what one record is.
export * from './datasets/index.js'

// Indicators, in the plan's order.
export * from './indicators/index.js'

// Rules, as pure functions, with parameters that are in force in a district from a day.
export { creditCodeFaults, isOrganisationCode, type CreditCodeFault, type Declared } from './rules/credit-code.js'
export {
  nationalReportDeadlines,
  reportDueDays,
  lateReports,
  type ReportDeadlines,
  type AnnualReport,
  type LateReport,
} from './rules/annual-report.js'
export {
  nationalGradeLife,
  gradeExpiry,
  upgradePossibleFrom,
  isGradeValid,
  gradesHeld,
  type GradeLife,
  type Grade,
} from './rules/grade-validity.js'
export {
  zhejiang2021,
  wenzhou2025,
  publishedZombieWindows,
  neverStarted,
  zombieSigns,
  type ZombieWindow,
  type OrganisationSigns,
  type ZombieSign,
} from './rules/zombie-window.js'
export {
  defaultZombieTreatment,
  isTreated,
  zombieRates,
  type ZombieTreatmentRule,
  type ZombieEntry,
} from './rules/zombie-treatment.js'
export {
  marriageFigures,
  marriageRate,
  registrationAnywhere,
  coolingOff,
  divorceDays,
  divorceStanding,
  type MarriageCase,
  type MarriageFigures,
  type MarriageRate,
  type CoolingOff,
} from './rules/marriage.js'
export {
  cremationRatio,
  ecoBurialShare,
  type Cremations,
  type CremationFlag,
  type CremationRatio,
  type Burial,
  type EcoBurials,
} from './rules/funeral-ratios.js'
export {
  boundaryCycle,
  inspectedOn,
  nextInspectionDue,
  isInspectionOverdue,
  type InspectionCycle,
  type JointInspection,
} from './rules/boundary-cycle.js'
export { nationalFilingDays, filingDueDays, filingDelays, type FilingDays } from './rules/place-name-filing.js'
