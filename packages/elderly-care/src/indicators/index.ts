export { ageingInstitutionReformDone } from './item-09.js'
export { certifiedCaregiversPer10kElderly, newFulltimeHomeCaregivers } from './item-11.js'
export { dementiaBedsPer10kElderly, kangyangConsortiumTownshipCoverage, homeCareCentresBuilt } from './item-12.js'
export { newMealSites, mealServicePersonTimes } from './item-13.js'
