// For callers that keep registers, such as a store: how records stand, from what sources told and acts changed.

export { registerRecords, datasetStandings } from '../register/register-records.js'
export { standings, toldMonth, holds } from '../register/standing.js'
export { groupedTellings, keyGroups } from '../register/key-groups.js'
export { assertAct } from '../register/act.js'
export { recordKey } from '../register/record-key.js'
export { unchangedDistricts, changedDistricts } from '../register/register-districts.js'
export { monthNumber, monthNumberOf, monthOfNumber, lastDayOf } from '../register/month-number.js'
export { inReadingOrder, landingFacts } from '../register/landing-facts.js'

// Types.
export type { RegisterLanding, LandingFacts, RegisterScope } from '../register/landing-facts.js'
export type { Act, Correction, Deletion, Rekeying } from '../register/act.js'
export type { MonthSpan, RegisterRecords } from '../register/register-records.js'
export type { Standing, Telling, RegisterInput, RegisterRules, LateEnd } from '../register/standing.js'
export type { RegisterDistricts } from '../register/register-districts.js'
export type { KeyGroup } from '../register/key-groups.js'
export type { MonthNumber } from '../register/month-number.js'
