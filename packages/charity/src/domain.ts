import { domain } from '@minzheng/core'
import { charityChecks } from './checks.js'
import { charities, trustFilings } from './datasets/index.js'
import { charitableOrganisations, charitableTrustNewFunds } from './indicators/index.js'

/** Charity (慈善事业): its datasets, and its indicators in the plan's order. */
export const charity = domain({
  name: 'charity',
  title: { zh: '慈善事业', en: 'Charity' },
  datasets: [charities, trustFilings],
  indicators: [charitableOrganisations, charitableTrustNewFunds],
  checks: charityChecks,
})

/** The ids of this domain's indicators. */
export type CharityId = (typeof charity.indicators)[number]['id']
