// The domain.
export { governance, type GovernanceId } from './domain.js'

// Datasets: what one record is.
export * from './datasets/index.js'

// Indicators, in the plan's order.
export * from './indicators/index.js'

// Rules, as pure functions.
export { isInspectedWithinYear } from './rules/yearly-inspection.js'
export {
  followUpOf,
  rectifiedShare,
  stillOpen,
  type FollowUp,
  type Inspection,
  type RectificationParameters,
} from './rules/inspection-follow-up.js'
export { isDocumentInForce, type DocumentTerm } from './rules/document-validity.js'
export { daysUntilPaid, paidInTimeShare, type FundPayment, type PaymentParameters } from './rules/fund-payment.js'
export { accidentGrade, type AccidentGrade, type Harm } from './rules/accident-grade.js'
export { daysToDisclosure, disclosureDueOn } from './rules/disclosure.js'
