import partyBuilding from './party-building.js'
import organisationSupervision from './organisation-supervision.js'
import organisationDevelopment from './organisation-development.js'
import divisionsAndBoundaries from './divisions-and-boundaries.js'
import placeNames from './place-names.js'
import funerals from './funerals.js'
import marriages from './marriages.js'

export * from './party-building.js'
export * from './organisation-supervision.js'
export * from './organisation-development.js'
export * from './divisions-and-boundaries.js'
export * from './place-names.js'
export * from './funerals.js'
export * from './marriages.js'

/** Every indicator of the domain, in the plan’s order. */
export default [
  ...partyBuilding,
  ...organisationSupervision,
  ...organisationDevelopment,
  ...divisionsAndBoundaries,
  ...placeNames,
  ...funerals,
  ...marriages,
] as const
