import { domain, milestoneProgress } from '@minzheng/core'
import { governanceChecks } from './checks.js'
import * as datasets from './datasets/index.js'
import indicators from './indicators/index.js'

/** Governance (基层基础与治理): its datasets, and its indicators in the plan's order. */
export const governance = domain({
  name: 'governance',
  title: { zh: '基层基础与治理', en: 'Governance' },
  datasets: [
    datasets.specialFunds,
    datasets.governanceMatters,
    datasets.governanceInspections,
    datasets.governanceActivities,
    datasets.governanceTrainings,
    datasets.governanceDocuments,
    datasets.governanceProjects,
    datasets.governanceIncidents,
    datasets.governanceCharityParticipants,
    datasets.governanceCoverageCounts,
    datasets.governanceTitles,
    milestoneProgress,
  ],
  indicators,
  checks: governanceChecks,
})

/** The ids of this domain's indicators. */
export type GovernanceId = (typeof governance.indicators)[number]['id']
