export { caregivers, caregiverAllowances } from './caregivers.js'
export { elderlyInstitutions } from './elderly-institutions.js'
export { kangyangConsortia, homeCareCentres } from './centres-and-consortia.js'
export { mealSites, mealDays } from './meals.js'
export { elderlyCarePersons, elderlyCareHeadCounts, elderlyVisitMonths } from './elderly-persons.js'
export { elderlyCareParticipants, elderlyCareCases } from './participants-and-cases.js'
export {
  elderlyCareFacilities,
  elderlyCareProjects,
  elderlyCareActivities,
  elderlyCareInspections,
  elderlyCareServices,
  elderlyCareDocuments,
} from './places-and-projects.js'
