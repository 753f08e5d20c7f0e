// The domain.
export { registry, type RegistryId } from './domain.js'

// Datasets: what one record is.
export { socialOrganisations, organisationGrades, zombieOrganisations } from './datasets/index.js'

// Indicators, in the plan's order.
export {
  zombieExistingTreatedRate,
  zombieNewTreatedRate,
  organisationsGraded4aAndAbove,
  communityFoundations,
  boundaryInspectionHanghu,
  boundaryInspectionChangan,
  anjiBeidashanRenovation,
} from './indicators/index.js'

// Rules, as pure functions.
export { nationalGradeLife, gradeExpiry, isGradeValid, type GradeLife } from './rules/grade-validity.js'
export { zhejiang2021, wenzhou2025, zombieSigns, type ZombieWindow, type OrganisationSigns, type ZombieSign } from './rules/zombie-window.js'
