// The domain.
export { charity, type CharityId } from './domain.js'

// Datasets: what one record is.
export * from './datasets/index.js'

// Indicators, in the plan's order.
export * from './indicators/index.js'

// Rules, as pure functions: terms and due days, spending, what may be published.
export { charityTerms, type CharityTerms } from './rules/terms.js'
export {
  isLate,
  annualReportDue,
  fundraisingPlanDue,
  disasterPlanDue,
  trustFilingDue,
  trusteeChangeDue,
  trustReportDue,
  fullReportDue,
  fundraisingFrom,
  receiptsOwed,
  progressOwed,
  type Course,
  type OwedPublication,
} from './rules/due-days.js'
export { spendingLimits, type SpendingLimit, type SpendingLimits } from './rules/spending-limits.js'
export { spendingOf, type CharityYear, type SpendingResult, type YearOfAccounts } from './rules/spending.js'
export { publishedDonations, type Donation, type PublishedDonation } from './rules/donations.js'
