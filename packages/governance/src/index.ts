// The domain.
export { governance, type GovernanceId } from './domain.js'

// Datasets: what one record is.
export { specialFunds } from './datasets/index.js'

// Indicators, in the plan's order.
export { specialFundInspectionCoverage } from './indicators/index.js'

// Rules, as pure functions.
export { isInspectedWithinYear } from './rules/yearly-inspection.js'
