// The domain.
export { registry, type RegistryId } from './domain.js'

// Datasets: what one record is.
export { socialOrganisations, organisationGrades, zombieOrganisations } from './datasets.js'

// Indicators, in the plan's order.
export { zombieExistingTreatedRate, zombieNewTreatedRate, organisationsGraded4aAndAbove, communityFoundations, boundaryInspectionHanghu, boundaryInspectionChangan, anjiBeidashanRenovation } from './indicators/index.js'


