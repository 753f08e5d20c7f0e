export { describeDomain, type WorkedExample } from './describe-domain.js'
export { anyRecords } from './any-records.js'
export { grants, homes, smallCity, standards } from './small-city.js'
export { describeChecks, type CheckExample } from './describe-checks.js'
