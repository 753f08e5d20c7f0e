// Districts in addition to their tree: levels, history and events, reporting units, and records and returns restated
// after a change.

export { levels, rank } from '../district/district.js'
export { districtHistory } from '../district/district-history.js'
export { latestTree, placedDistricts, unchangedPlaces } from '../district/placed-districts.js'
export { catalogueOn } from '../indicator/catalogue.js'
export { restateRecords } from '../restatement/restate-records.js'
export { relocateRecords } from '../restatement/relocate-records.js'
export { restateReturns } from '../restatement/restate-returns.js'
export { returnsOn } from '../restatement/returns-on.js'
export { reportingUnits } from '../district/reporting-units.js'
export { parameterInForce } from '../district/district-parameter.js'

// Types.
export type { Counties, LookupFailure } from '../district/district.js'
export type { DistrictHistory, Place } from '../district/district-history.js'
export type { PlacedDistricts } from '../district/placed-districts.js'
export type {
  DistrictEvent,
  DistrictSplit,
  DistrictMerge,
  DistrictTransfer,
  DistrictRename,
} from '../district/district-event.js'
export type {
  RestatedRecords,
  RestatementDays,
  PlacedWithin,
  SeriesMet,
  RecordPosition,
} from '../restatement/restate-records.js'
export type { ReportingUnit, ReportingUnits } from '../district/reporting-units.js'
export type { DistrictParameter } from '../district/district-parameter.js'
