import ageingWork from './ageing-work.js'
import ageFriendlySociety from './age-friendly-society.js'
import basicCare from './basic-care.js'
import homesAndCommunities from './homes-and-communities.js'
import beds from './beds.js'
import meals from './meals.js'
import careIndustry from './care-industry.js'

export * from './ageing-work.js'
export * from './age-friendly-society.js'
export * from './basic-care.js'
export * from './homes-and-communities.js'
export * from './beds.js'
export * from './meals.js'
export * from './care-industry.js'

/** Every indicator of the domain: those of the first plan in its order, then those that other plans ask for. */
export default [
  ...ageingWork,
  ...ageFriendlySociety,
  ...basicCare,
  ...homesAndCommunities,
  ...meals,
  ...careIndustry,
  ...beds,
] as const
