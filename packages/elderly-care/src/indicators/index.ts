import ageingWork from './ageing-work.js'
import ageFriendlySociety from './age-friendly-society.js'
import basicCare from './basic-care.js'
import homesAndCommunities from './homes-and-communities.js'
import meals from './meals.js'
import careIndustry from './care-industry.js'

export * from './ageing-work.js'
export * from './age-friendly-society.js'
export * from './basic-care.js'
export * from './homes-and-communities.js'
export * from './meals.js'
export * from './care-industry.js'

/** Every indicator of the domain, in the plan’s order. */
export default [
  ...ageingWork,
  ...ageFriendlySociety,
  ...basicCare,
  ...homesAndCommunities,
  ...meals,
  ...careIndustry,
] as const
