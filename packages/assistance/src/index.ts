// The domain.
export { assistance, type AssistanceId } from './domain.js'

// Datasets: what one record is.
export { dibaoStandards, monitoredPersons, homeImprovements } from './datasets/index.js'

// Indicators, in the plan's order.
export { dibaoAnnualStandard, lowIncomeMonitoredShare, homesImproved, homesWithAppliances, mentalWelfareFacilityCompleted } from './indicators/index.js'

// Rules, as pure functions.
export { tierOrder, parametersInForce, tiersMet, countedTier, type Tier, type TierParameters, type HouseholdMeans } from './rules/tier.js'
