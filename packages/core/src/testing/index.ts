export { describeDomain, type WorkedExample } from './describe-domain.js'
export { anyRecords } from './any-records.js'
