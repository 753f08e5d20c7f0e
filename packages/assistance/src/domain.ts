import { domain, population, milestoneProgress } from '@minzheng/core'
import { assistanceChecks } from './checks.js'
import { dibaoStandards, monitoredPersons, homeImprovements } from './datasets/index.js'
import { dibaoAnnualStandard, lowIncomeMonitoredShare, homesImproved, homesWithAppliances, mentalWelfareFacilityCompleted } from './indicators/index.js'

/** Social assistance (社会救助): its datasets, and its indicators in the plan's order. */
export const assistance = domain({
  name: 'assistance',
  title: { zh: '社会救助', en: 'Social assistance' },
  datasets: [population, milestoneProgress, dibaoStandards, monitoredPersons, homeImprovements],
  indicators: [dibaoAnnualStandard, lowIncomeMonitoredShare, homesImproved, homesWithAppliances, mentalWelfareFacilityCompleted],
  checks: assistanceChecks,
})

/** The ids of this domain's indicators. */
export type AssistanceId = (typeof assistance.indicators)[number]['id']
