import partyLeadership from './party-leadership.js'
import cadres from './cadres.js'
import safetyAndPetitions from './safety-and-petitions.js'
import officeWork from './office-work.js'
import plansAndFunds from './plans-and-funds.js'
import reformAndData from './reform-and-data.js'
import lawAndStandards from './law-and-standards.js'
import culture from './culture.js'

export * from './party-leadership.js'
export * from './cadres.js'
export * from './safety-and-petitions.js'
export * from './office-work.js'
export * from './plans-and-funds.js'
export * from './reform-and-data.js'
export * from './law-and-standards.js'
export * from './culture.js'

/** Every indicator of the domain, in the plan’s order. */
export default [
  ...partyLeadership,
  ...cadres,
  ...safetyAndPetitions,
  ...officeWork,
  ...plansAndFunds,
  ...reformAndData,
  ...lawAndStandards,
  ...culture,
] as const
