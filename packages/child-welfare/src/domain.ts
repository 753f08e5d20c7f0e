import { domain, milestoneProgress } from '@minzheng/core'
import { childWelfareChecks } from './checks.js'
import * as datasets from './datasets/index.js'
import indicators from './indicators/index.js'

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
  indicators,
  checks: childWelfareChecks,
})

/** The ids of this domain's indicators. */
export type ChildWelfareId = (typeof childWelfare.indicators)[number]['id']
