import { domain, milestoneProgress } from '@minzheng/core'
import { registryChecks } from './checks.js'
import { socialOrganisations, organisationGrades, zombieOrganisations } from './datasets/index.js'
import {
  zombieExistingTreatedRate,
  zombieNewTreatedRate,
  organisationsGraded4aAndAbove,
  communityFoundations,
  boundaryInspectionHanghu,
  boundaryInspectionChangan,
  anjiBeidashanRenovation,
} from './indicators/index.js'

/** Registry (社会组织与专项事务): its datasets, and its indicators in the plan's order. */
export const registry = domain({
  name: 'registry',
  title: { zh: '社会组织与专项事务', en: 'Registry' },
  datasets: [milestoneProgress, socialOrganisations, organisationGrades, zombieOrganisations],
  indicators: [
    zombieExistingTreatedRate,
    zombieNewTreatedRate,
    organisationsGraded4aAndAbove,
    communityFoundations,
    boundaryInspectionHanghu,
    boundaryInspectionChangan,
    anjiBeidashanRenovation,
  ],
  checks: registryChecks,
})

/** The ids of this domain's indicators. */
export type RegistryId = (typeof registry.indicators)[number]['id']
