import { domain, population, milestoneProgress } from '@minzheng/core'
import { elderlyCareChecks } from './checks.js'
import { caregivers, elderlyInstitutions, kangyangConsortia, homeCareCentres, mealSites, mealDays } from './datasets/index.js'
import {
  ageingInstitutionReformDone,
  certifiedCaregiversPer10kElderly,
  newFulltimeHomeCaregivers,
  dementiaBedsPer10kElderly,
  kangyangConsortiumTownshipCoverage,
  homeCareCentresBuilt,
  newMealSites,
  mealServicePersonTimes,
} from './indicators/index.js'

/** Elderly care (养老服务): its datasets, and its indicators in the plan's order. */
export const elderlyCare = domain({
  name: 'elderly-care',
  title: { zh: '养老服务', en: 'Elderly care' },
  datasets: [population, milestoneProgress, caregivers, elderlyInstitutions, kangyangConsortia, homeCareCentres, mealSites, mealDays],
  indicators: [
    ageingInstitutionReformDone,
    certifiedCaregiversPer10kElderly,
    newFulltimeHomeCaregivers,
    dementiaBedsPer10kElderly,
    kangyangConsortiumTownshipCoverage,
    homeCareCentresBuilt,
    newMealSites,
    mealServicePersonTimes,
  ],
  checks: elderlyCareChecks,
})

/** The ids of this domain's indicators. */
export type ElderlyCareId = (typeof elderlyCare.indicators)[number]['id']
