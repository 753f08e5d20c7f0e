import { domain } from '@minzheng/core'
import { governanceChecks } from './checks.js'
import { specialFunds } from './datasets/index.js'
import { specialFundInspectionCoverage } from './indicators/index.js'

/** Governance (基层基础与治理): its datasets, and its indicators in the plan's order. */
export const governance = domain({
  name: 'governance',
  title: { zh: '基层基础与治理', en: 'Governance' },
  datasets: [specialFunds],
  indicators: [specialFundInspectionCoverage],
  checks: governanceChecks,
})

/** The ids of this domain's indicators. */
export type GovernanceId = (typeof governance.indicators)[number]['id']
