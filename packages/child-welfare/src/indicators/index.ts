export {
  leftBehindChildren,
  childrenInDifficultyRegistered,
  childThreeYearPlanCompletion,
  guardianshipAssessmentRate,
  guardianshipInterventionRate,
  childMentalHealthServed,
  migrantChildrenSurveyRate,
  migrantChildrenRegistered,
  migrantChildrenPolicyIssued,
  orphanFollowupRate,
  minorProtectionMonthEvents,
} from './item-05.js'
export {
  childInstitutionQualityRate,
  cityChildHomeProject,
  childrensHomeStarAssessedRate,
  minorProtectionAgencyOperationalRate,
  childServiceModels,
  childServiceBrands,
} from './item-06.js'
export {
  childSupervisorTrainingRate,
  childDirectorTrainingRate,
  childDirectorSubsidyAmount,
  childSocialOrganisations,
  childSoProfessionalRate,
  adoptionRegistrations,
  adoptionComplianceRate,
  adoptionProcedureIssued,
  childRightsCasesResolvedRate,
} from './item-07.js'
