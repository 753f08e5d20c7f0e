import { domain, population, milestoneProgress } from '@minzheng/core'
import { assistanceChecks } from './checks.js'
import * as datasets from './datasets/index.js'
import indicators from './indicators/index.js'

/** Social assistance (社会救助): its datasets, and its indicators in the plan's order. */
export const assistance = domain({
  name: 'assistance',
  title: { zh: '社会救助', en: 'Social assistance' },
  datasets: [
    population,
    milestoneProgress,
    datasets.dibaoStandards,
    datasets.tekunStandards,
    datasets.monitoredPersons,
    datasets.assistanceApplications,
    datasets.assistanceGrants,
    datasets.homeImprovements,
    datasets.huiminInsurance,
    datasets.zhuliantiSites,
    datasets.aidNeeds,
    datasets.aidResources,
    datasets.vagrantAidEvents,
    datasets.assistanceActivities,
    datasets.assistanceResults,
    datasets.assistanceServices,
    datasets.disabilitySubsidies,
    datasets.jingkangPoints,
    datasets.jingkangSessions,
    datasets.jingkangProfessionals,
  ],
  indicators,
  checks: assistanceChecks,
})

/** The ids of this domain's indicators. */
export type AssistanceId = (typeof assistance.indicators)[number]['id']
