// The domain.
export { assistance, type AssistanceId } from './domain.js'

// Datasets: what one record is.
export { dibaoStandards, monitoredPersons, homeImprovements } from './datasets.js'

// Indicators, in the plan's order.
export { dibaoAnnualStandard, lowIncomeMonitoredShare, homesImproved, homesWithAppliances, mentalWelfareFacilityCompleted } from './indicators/index.js'


