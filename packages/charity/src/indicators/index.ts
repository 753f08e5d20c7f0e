export { charitableOrganisations, charitableTrustNewFunds } from './item-16.js'
