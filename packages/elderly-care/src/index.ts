// The domain.
export { elderlyCare, type ElderlyCareId } from './domain.js'

// Datasets: what one record is.
export { caregivers, elderlyInstitutions, kangyangConsortia, homeCareCentres, mealSites, mealDays } from './datasets/index.js'

// Indicators, in the plan's order.
export {
  ageingInstitutionReformDone,
  certifiedCaregiversPer10kElderly,
  newFulltimeHomeCaregivers,
  dementiaBedsPer10kElderly,
  kangyangConsortiumTownshipCoverage,
  homeCareCentresBuilt,
  newMealSites,
  mealServicePersonTimes,
} from './indicators/index.js'

// Rules, as pure functions.
export { nationalOlderAge, isOlderPerson, bandsAcross, type OlderAge, type AgeBand } from './rules/older-person.js'
