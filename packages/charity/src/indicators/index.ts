export {
  sunshineCharityCompletion,
  disclosureTrainingRate,
  charityInspectionRate,
  trusteeInspectionRate,
  disclosureComplianceRate,
  platformUseRate,
  charityCreditMechanism,
} from './item-15.js'
export {
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
} from './item-16.js'
export { gongfuPeerPlanStage, charityNeedMatchRate, charityProsperityProjects, charityLivelihoodBeneficiaries } from './item-17.js'
export {
  lotteryThemeTicketSales,
  lotterySalesAmount,
  lotteryReformStage,
  lotteryCharityEvents,
  lotteryTerminalsRegulated,
  lotterySupervisionRate,
} from './item-18.js'
