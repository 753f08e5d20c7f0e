import { anyOf, atLeast, isNull, moreThan, mustHold, not, type Check } from '@minzheng/core'
import { organisationGrades, socialOrganisations, zombieOrganisations } from './datasets/index.js'

const { grantedOn, expiresOn } = organisationGrades.col
const { listedOn, treatment, treatedOn } = zombieOrganisations.col
const { registeredOn, cancelledOn } = socialOrganisations.col

/** What must hold of registry records. */
export const registryChecks: readonly Check[] = [
  mustHold(
    {
      id: 'registry.cancelled-after-registered',
      title: { zh: '社会组织注销日期不早于成立日期', en: 'No organisation is struck off before it was registered' },
      severity: 'error',
    },
    socialOrganisations,
    anyOf(isNull(cancelledOn), atLeast(cancelledOn, registeredOn)),
    { on: cancelledOn },
  ),
  mustHold(
    { id: 'registry.grade-expires-later', title: { zh: '评估等级有效期晚于评定日期', en: 'A grade expires after it was granted' }, severity: 'error' },
    organisationGrades,
    moreThan(expiresOn, grantedOn),
    { on: grantedOn },
  ),
  mustHold(
    {
      id: 'registry.treated-after-listed',
      title: { zh: '僵尸型社会组织整治、移出日期不早于列入日期', en: 'A zombie is dealt with after it was listed' },
      severity: 'error',
    },
    zombieOrganisations,
    anyOf(isNull(treatedOn), atLeast(treatedOn, listedOn)),
    { on: treatedOn },
  ),
  mustHold(
    { id: 'registry.treated-how', title: { zh: '已整治的僵尸型社会组织写明整治方式', en: 'A zombie that was dealt with says how' }, severity: 'warning' },
    zombieOrganisations,
    not(isNull(treatment)),
    { on: treatedOn },
  ),
]
