import { domain, milestoneProgress } from '@minzheng/core'
import { registryChecks } from './checks.js'
import * as datasets from './datasets/index.js'
import indicators from './indicators/index.js'

/** Registry (社会组织与专项事务): its datasets, and its indicators in the plan's order. */
export const registry = domain({
  name: 'registry',
  title: { zh: '社会组织与专项事务', en: 'Registry' },
  datasets: [
    milestoneProgress,
    datasets.socialOrganisations,
    datasets.organisationGrades,
    datasets.zombieOrganisations,
    datasets.annualInspections,
    datasets.organisationEvents,
    datasets.registryMatters,
    datasets.boundaryLines,
    datasets.placeNames,
    datasets.funeralServices,
    datasets.funeralStaff,
    datasets.marriageRegistrations,
    datasets.registryFacilities,
    datasets.registryProjects,
    datasets.registryInspections,
    datasets.registryActivities,
  ],
  indicators,
  checks: registryChecks,
})

/** The ids of this domain's indicators. */
export type RegistryId = (typeof registry.indicators)[number]['id']
