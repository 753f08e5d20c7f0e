// Define: frozen data that says what is recorded and what is counted.
export { text, day, integer, money, flag, choice, districtCode, pseudonym, optional } from './field.js'
export { dataset, daysBetween } from './dataset.js'
export { is, oneOf, atLeast, moreThan, atMost, lessThan, between, isNull, allOf, anyOf, not, ageAtLeast, ageBelow, inForce } from './filter.js'
export { referenceDay, yearStart, before, after } from './relative-day.js'
export { count, sum, distinct, min, max, latest } from './measure.js'
export { plus, minus } from './amount.js'
export { total, ratio, share, mean, level, coverage, change, dispersion, composite } from './formula.js'
export { byValue, byBand } from './breakdown.js'
export { clausesOf } from './clause.js'
export { indicator, stages, stageDone } from './indicator.js'
export { mustHold, mustBeDisjoint, mustCompare, mustLieBetween, mustNotJump } from './check.js'
export { domain } from './domain.js'
export { catalogue } from './catalogue.js'
export { splitTarget, meets, refuseTarget } from './target.js'

// Registers that several domains read.
export { population, personsOf, olderPersonsOf } from './registers/population.js'
export { milestone, milestoneProgress } from './registers/milestone-progress.js'

// Shapes of datasets that every domain has some of, each domain with topics of its own.
export { facilities } from './shapes/facilities.js'
export { trainings } from './shapes/trainings.js'
export { projects } from './shapes/projects.js'
export { activities } from './shapes/activities.js'
export { documents } from './shapes/documents.js'
export { inspections } from './shapes/inspections.js'
export { services } from './shapes/services.js'

// Evaluate, explain, assess: what a definition means.
export { evaluate } from './evaluate.js'
export { observe, hasFigure } from './observation.js'
export { reasonWords } from './observation-status.js'
export { explain } from './explain.js'
export { whyRecord } from './verdict.js'
export { returnBook } from './returns.js'
export { describe, describeValue } from './describe.js'
export { decimalsOf, displayTarget, displayValue, roundHalfUp } from './display.js'
export { shownAmount, shownParts } from './shown-parts.js'
export { assess } from './assessment.js'
export { statusWords } from './assessment-status.js'
export { elapsedShare, defaultPaceRule } from './pace.js'
export { forecast } from './forecast.js'
export { checkSplit } from './split-check.js'
export { suppress, defaultSuppressionRule, sensitiveSuppressionRule } from './suppression.js'
export { comparisonPeriods, compareObservations, currentOf } from './comparison.js'
export { quantity, addQuantities, subtractQuantities, convert, showQuantity } from './quantity.js'
export { units, unitFacts, unitsPer } from './unit.js'

// For those who evaluate elsewhere, such as a store: the parts of a definition, how totals combine, and what a figure rests on.
export { seriesOf } from './dataset.js'
export { formulaOf, formulasOf, measuresOf, partsOf } from './indicator.js'
export { reads, formulasIn } from './formula.js'
export { slotsOf } from './measure.js'
export { leastOfAll } from './totals.js'
export { basePeriod } from './figure.js'
export { restsOf, monthsBehind, placesOf } from './rests-on.js'
export { monthsAsked, sharedValues } from './counted.js'
export { findingsOf } from './findings.js'
export { isRelative, isRelativeDay, isColumn } from './filter.js'
export { resolveDay } from './relative-day.js'

// What may be of a person, and what may be shown.
export { personalKind } from './personal/personal.js'
export { personalWords } from './personal/personal-kind.js'
export { printable, shownName } from './personal/printable.js'
export { errorText, errorLines } from './personal/error-text.js'

// Time and place.
export { isDay, daysLater, monthsLater, yearsLater, daysFrom } from './day.js'
export {
  parsePeriod,
  monthsOf,
  isWholeMonths,
  monthOf,
  monthEnd,
  nextMonth,
  lastDay,
  periodsAround,
  yearToDate,
  previousPeriod,
  samePeriodLastYear,
  isMonth,
} from './period.js'
export { printPeriod } from './period-form.js'

// Addresses of servers, which hold passwords.
export { masked, serverUrlFault } from './masked.js'
export { districtTree, levels, rank } from './district.js'
export { districtHistory } from './district-history.js'
export { recastRecords } from './recast-records.js'
export { placeRecords } from './place-records.js'
export { placeReturns } from './place-returns.js'
export { reportingUnits } from './reporting-units.js'

// What a district sets, from a day on.
export { parameterInForce } from './district-parameter.js'

// Codes.
export { identityNumberFault } from './identity-number.js'
export { isCreditCode, organisationKindOf } from './credit-code.js'

// Errors.
export { MinzhengError } from './errors.js'

// Types.
export type { Text } from './text.js'
export type { Unit, UnitFacts } from './unit.js'
export type { Value, Field, FieldKind, FieldFacts, ChoiceFacts } from './field.js'
export type { Dataset, AnyDataset, Column, Basis, Fields, RecordOf, AnyRecord } from './dataset.js'
export type { Filter, ComparisonOperator, Operand } from './filter.js'
export type { RelativeDay, Shift } from './relative-day.js'
export type { Measure, MeasureKind, Slot, Roll } from './measure.js'
export type { Amount, Additive, Combination } from './amount.js'
export type { Formula, Base, CompositePart } from './formula.js'
export type { Breakdown, Part } from './breakdown.js'
export type { Clause } from './clause.js'
export type { Indicator, IndicatorInput, TimeKind } from './indicator.js'
export type { Check, CheckFacts, Severity } from './check.js'
export type { Finding, SharedValue, CheckReader } from './findings.js'
export type { Domain } from './domain.js'
export type { Catalogue, CatalogueOptions } from './catalogue.js'
export type { Target, TargetBasis, Operator } from './target.js'
export type { Assessment, AssessmentOptions } from './assessment.js'
export type { AssessmentStatus } from './assessment-status.js'
export type { PaceRule } from './pace.js'
export type { Forecast, ForecastInput } from './forecast.js'
export type { Comparison, ComparisonPeriods } from './comparison.js'
export type { Quantity } from './quantity.js'
export type { SuppressionRule } from './suppression.js'
export type { SplitCheck, SplitRule, ShortPart } from './split-check.js'
export type { Observation, TotalsSource } from './observation.js'
export type { ObservationStatus, StatusReason } from './observation-status.js'
export type { EvaluateOptions, Evaluation, Records } from './evaluate.js'
export type { InputFault } from './input-faults.js'
export type { Explanation, Input, InputRole, Share } from './explain.js'
export type { Condition, Verdict } from './verdict.js'
export type { Counted } from './counted.js'
export type { Truth } from './truth.js'
export type { Return, ReturnBook, Reporting } from './returns.js'
export type { Accumulator } from './totals.js'
export type { Rest } from './rests-on.js'
export type { ShapeInput } from './shapes/shape.js'
export type { PopulationBase } from './registers/population.js'
export type { District, DistrictTree, Level, Counties, LookupFailure } from './district.js'
export type { DistrictHistory, Place } from './district-history.js'
export type { DistrictEvent, DistrictSplit, DistrictMerge, DistrictTransfer, DistrictRename } from './district-event.js'
export type { RecastRecords, RecastDays, PlacedWithin, SeriesMet, RecordPosition } from './recast-records.js'
export type { ReportingUnit, ReportingUnits } from './reporting-units.js'
export type { DistrictParameter } from './district-parameter.js'
export type { Day } from './day.js'
export type { Month, Period, PeriodKind } from './period.js'
export type { PeriodForm } from './period-form.js'
export type { ShownPart } from './shown-parts.js'
export type { PersonalKind } from './personal/personal-kind.js'
export type { IdentityNumberFault } from './identity-number.js'
export type { OrganisationKind } from './credit-code.js'
export type { ErrorCode, Fault } from './errors.js'
