import { domain, milestoneProgress } from '@minzheng/core'
import { charityChecks } from './checks.js'
import * as datasets from './datasets/index.js'
import indicators from './indicators/index.js'

/** Charity (慈善事业): its datasets, and its indicators in the plan's order. */
export const charity = domain({
  name: 'charity',
  title: { zh: '慈善事业', en: 'Charity' },
  datasets: [
    milestoneProgress,
    datasets.charities,
    datasets.trustFilings,
    datasets.charityTrustees,
    datasets.charitySupervision,
    datasets.charityProjects,
    datasets.charityActivities,
    datasets.charityServices,
    datasets.charityNeeds,
    datasets.lotteryOutlets,
  ],
  indicators,
  checks: charityChecks,
})

/** The ids of this domain's indicators. */
export type CharityId = (typeof charity.indicators)[number]['id']
