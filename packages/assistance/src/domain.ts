import { domain, population, milestoneProgress } from '@minzheng/core'
import { dibaoStandards, monitoredPersons, homeImprovements } from './datasets.js'
import { dibaoAnnualStandard, lowIncomeMonitoredShare, homesImproved, homesWithAppliances, mentalWelfareFacilityCompleted } from './indicators/index.js'

/** Social assistance (社会救助): its datasets, and its indicators in the plan's order. */
export const assistance = domain({
  name: 'assistance',
  title: { zh: '社会救助', en: 'Social assistance' },
  datasets: [population, milestoneProgress, dibaoStandards, monitoredPersons, homeImprovements],
  indicators: [dibaoAnnualStandard, lowIncomeMonitoredShare, homesImproved, homesWithAppliances, mentalWelfareFacilityCompleted],
})

/** The ids of this domain's indicators. */
export type AssistanceId = (typeof assistance.indicators)[number]['id']
