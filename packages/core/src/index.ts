// Definition: frozen data that says what is recorded and what is counted.
export { text, day, integer, money, flag, choice, districtCode, pseudonym, optional } from './field.js'
export { dataset } from './dataset.js'
export { is, oneOf, atLeast, moreThan, atMost, lessThan, isNull, allOf, anyOf, not, referenceDay, yearStart } from './filter.js'
export { count, sum, min, max } from './measure.js'
export { total, ratio, share, level, coverage } from './formula.js'
export { clausesOf } from './clause.js'
export { indicator, stages, stageDone } from './indicator.js'
export { domain } from './domain.js'
export { catalogue } from './catalogue.js'
export { splitTarget, meets } from './target.js'

// Registers that several domains read.
export { population, personsOf, olderPersonsOf } from './registers/population.js'
export { milestone, milestoneProgress } from './registers/milestone-progress.js'

// Readers: what a definition means.
export { evaluate } from './evaluate.js'
export { observe, hasFigure } from './observation.js'
export { returnBook } from './returns.js'
export { combine } from './totals.js'
export { reads } from './formula.js'
export { measuresOf } from './indicator.js'
export { isRelative, resolveDay } from './filter.js'
export { describe } from './describe.js'
export { displayTarget, displayValue, roundHalfUp } from './display.js'
export { assess, elapsedShare, defaultPaceRule, statusWords } from './assessment.js'
export { unitFacts, unitsPer } from './unit.js'

// Time and place.
export {
  parsePeriod,
  monthsOf,
  monthOf,
  monthEnd,
  nextMonth,
  lastDay,
  periodsAround,
  yearToDate,
  previousPeriod,
  samePeriodLastYear,
  yearsLater,
  isDay,
  isMonth,
} from './period.js'
export { districtTree, levels, rank } from './district.js'

// Codes.
export { identityNumberFault } from './identity-number.js'
export { isCreditCode, organisationKindOf } from './credit-code.js'

// Errors.
export { MinzhengError } from './errors.js'

// Types.
export type { Text } from './text.js'
export type { Unit } from './unit.js'
export type { Value, FieldKind, FieldFacts, ChoiceFacts } from './field.js'
export type { Dataset, AnyDataset, Column, Basis, Fields, RecordOf, AnyRecord } from './dataset.js'
export type { Filter, RelativeDay, Comparison } from './filter.js'
export type { Measure } from './measure.js'
export type { Formula } from './formula.js'
export type { Clause } from './clause.js'
export type { Indicator, TimeKind } from './indicator.js'
export type { Domain } from './domain.js'
export type { Catalogue } from './catalogue.js'
export type { Target, TargetBasis, Operator } from './target.js'
export type { Assessment, AssessmentStatus, PaceRule } from './assessment.js'
export type { Observation, ObservationStatus, StatusReason, TotalsSource } from './observation.js'
export type { Evaluation, Records } from './evaluate.js'
export type { Return, ReturnBook, Reporting } from './returns.js'
export type { Totals, Accumulator } from './totals.js'
export type { PopulationBase } from './registers/population.js'
export type { District, DistrictTree, Level, LookupFailure } from './district.js'
export type { Day, Month, Period, PeriodKind } from './period.js'
export type { IdentityNumberFault } from './identity-number.js'
export type { OrganisationKind } from './credit-code.js'
export type { ErrorCode, Fault } from './errors.js'
