export { dibaoAnnualStandard, lowIncomeMonitoredShare } from './item-01.js'
export { homesImproved, homesWithAppliances } from './item-02.js'
export { mentalWelfareFacilityCompleted } from './item-08.js'
