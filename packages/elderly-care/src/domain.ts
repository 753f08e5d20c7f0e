import { domain, population, milestoneProgress } from '@minzheng/core'
import { elderlyCareChecks } from './checks.js'
import * as datasets from './datasets/index.js'
import indicators from './indicators/index.js'

/** Elderly care (养老服务): its datasets, and its indicators in the plan's order. */
export const elderlyCare = domain({
  name: 'elderly-care',
  title: { zh: '养老服务', en: 'Elderly care' },
  datasets: [
    population,
    milestoneProgress,
    datasets.caregivers,
    datasets.caregiverAllowances,
    datasets.elderlyInstitutions,
    datasets.kangyangConsortia,
    datasets.homeCareCentres,
    datasets.mealSites,
    datasets.mealDays,
    datasets.elderlyCarePersons,
    datasets.elderlyCareHeadCounts,
    datasets.elderlyVisitMonths,
    datasets.elderlyCareParticipants,
    datasets.elderlyCareCases,
    datasets.elderlyCareFacilities,
    datasets.elderlyCareProjects,
    datasets.elderlyCareActivities,
    datasets.elderlyCareInspections,
    datasets.elderlyCareServices,
    datasets.elderlyCareDocuments,
  ],
  indicators,
  checks: elderlyCareChecks,
})

/** The ids of this domain's indicators. */
export type ElderlyCareId = (typeof elderlyCare.indicators)[number]['id']
