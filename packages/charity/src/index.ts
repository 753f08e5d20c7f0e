// The domain.
export { charity, type CharityId } from './domain.js'

// Datasets: what one record is.
export { charities, trustFilings } from './datasets/index.js'

// Indicators, in the plan's order.
export { charitableOrganisations, charitableTrustNewFunds } from './indicators/index.js'

// Rules, as pure functions.
export { nationalFilingTerm, filingDeadline, filedInTime, type FilingTerm } from './rules/trust-filing.js'
