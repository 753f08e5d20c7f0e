import { domain, milestoneProgress } from '@minzheng/core'
import { childWelfareChecks } from './checks.js'
import * as datasets from './datasets/index.js'
import * as indicators from './indicators/index.js'

/** Child welfare (儿童福利): its datasets, and its indicators in the plan's order. */
export const childWelfare = domain({
  name: 'child-welfare',
  title: { zh: '儿童福利', en: 'Child welfare' },
  datasets: [
    datasets.childrenInDifficulty,
    datasets.listedChildren,
    datasets.childServices,
    datasets.childWorkers,
    datasets.childCases,
    datasets.childOrganisations,
    datasets.migrantChildSurveys,
    datasets.childFacilities,
    datasets.childProjects,
    datasets.childActivities,
    datasets.childDirectorSubsidies,
    milestoneProgress,
  ],
  indicators: [
    indicators.leftBehindChildren,
    indicators.childrenInDifficultyRegistered,
    indicators.childThreeYearPlanCompletion,
    indicators.guardianshipAssessmentRate,
    indicators.guardianshipInterventionRate,
    indicators.childMentalHealthServed,
    indicators.migrantChildrenSurveyRate,
    indicators.migrantChildrenRegistered,
    indicators.migrantChildrenPolicyIssued,
    indicators.orphanFollowupRate,
    indicators.minorProtectionMonthEvents,
    indicators.childInstitutionQualityRate,
    indicators.cityChildHomeProject,
    indicators.childrensHomeStarAssessedRate,
    indicators.minorProtectionAgencyOperationalRate,
    indicators.childServiceModels,
    indicators.childServiceBrands,
    indicators.childSupervisorTrainingRate,
    indicators.childDirectorTrainingRate,
    indicators.childDirectorSubsidyAmount,
    indicators.childSocialOrganisations,
    indicators.childSoProfessionalRate,
    indicators.adoptionRegistrations,
    indicators.adoptionComplianceRate,
    indicators.adoptionProcedureIssued,
    indicators.childRightsCasesResolvedRate,
  ],
  checks: childWelfareChecks,
})

/** The ids of this domain's indicators. */
export type ChildWelfareId = (typeof childWelfare.indicators)[number]['id']
