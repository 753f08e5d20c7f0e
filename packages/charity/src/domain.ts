import { domain } from '@minzheng/core'
import { charities, trustFilings } from './datasets.js'
import { charitableOrganisations, charitableTrustNewFunds } from './indicators/index.js'

/** Charity (慈善事业): its datasets, and its indicators in the plan's order. */
export const charity = domain({
  name: 'charity',
  title: { zh: '慈善事业', en: 'Charity' },
  datasets: [charities, trustFilings],
  indicators: [charitableOrganisations, charitableTrustNewFunds],
})

/** The ids of this domain's indicators. */
export type CharityId = (typeof charity.indicators)[number]['id']
