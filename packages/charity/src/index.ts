// The domain.
export { charity, type CharityId } from './domain.js'

// Datasets: what one record is.
export {
  charities,
  trustFilings,
  charityTrustees,
  charitySupervision,
  charityProjects,
  charityActivities,
  charityServices,
  charityNeeds,
  lotteryOutlets,
} from './datasets/index.js'

// Indicators, in the plan's order.
export {
  sunshineCharityCompletion,
  disclosureTrainingRate,
  charityInspectionRate,
  trusteeInspectionRate,
  disclosureComplianceRate,
  platformUseRate,
  charityCreditMechanism,
  charityLawEvents,
  charityBaseMechanism,
  charityOrganisationsIncubated,
  charityProjectsIncubated,
  charityBrands,
  charityResourcesLinked,
  charityFederationTransformed,
  charitableOrganisations,
  charitableTrustsFiled,
  charitableTrustNewFunds,
  gongfuPeerPlanStage,
  charityNeedMatchRate,
  charityProsperityProjects,
  charityLivelihoodBeneficiaries,
  lotteryThemeTicketSales,
  lotterySalesAmount,
  lotteryReformStage,
  lotteryCharityEvents,
  lotteryTerminalsRegulated,
  lotterySupervisionRate,
} from './indicators/index.js'

// Rules, as pure functions.
export { nationalFilingTerm, filingDeadline, filedInTime, type FilingTerm } from './rules/trust-filing.js'
