// Define: frozen data that says what is recorded and what is counted.
export { text, day, integer, money, flag, choice, districtCode, pseudonym, optional } from './dataset/field.js'
export { dataset, daysBetween } from './dataset/dataset.js'
export { is, oneOf, atLeast, moreThan, atMost, lessThan, between, isNull, allOf, anyOf, not, ageAtLeast, ageBelow, inForce } from './dataset/filter.js'
export { referenceDay, yearStart, before, after } from './period/relative-day.js'
export { count, sum, distinct, min, max, latest } from './measure/measure.js'
export { plus, minus } from './measure/amount.js'
export { total } from './formula/total.js'
export { ratio, share, mean } from './formula/ratio.js'
export { level } from './formula/level.js'
export { coverage } from './formula/coverage.js'
export { change } from './formula/change.js'
export { dispersion } from './formula/dispersion.js'
export { composite } from './formula/composite.js'
export { byValue, byBand } from './indicator/breakdown.js'
export { clausesOf } from './indicator/clause.js'
export { indicator } from './indicator/define-indicator.js'
export { stageDone, stages } from './formula/stages.js'
export { mustHold, mustBeDisjoint, mustCompare, mustLieBetween, mustNotJump } from './indicator/check.js'
export { domain } from './indicator/domain.js'
export { catalogue } from './indicator/catalogue.js'
export { splitTarget, meets, refuseTarget } from './assessment/target.js'

// Registers that several domains read.
export { population, personsOf, olderPersonsOf } from './indicator/registers/population.js'
export { milestone, milestoneProgress } from './indicator/registers/milestone-progress.js'

// Shapes of datasets that every domain has some of, each domain with topics of its own.
export { facilities } from './dataset/shapes/facilities.js'
export { trainings } from './dataset/shapes/trainings.js'
export { projects } from './dataset/shapes/projects.js'
export { activities } from './dataset/shapes/activities.js'
export { documents } from './dataset/shapes/documents.js'
export { inspections } from './dataset/shapes/inspections.js'
export { services } from './dataset/shapes/services.js'

// Evaluate, explain, assess: what a definition means.
export { evaluate } from './evaluate.js'
export { observe, hasFigure } from './evaluation/observation.js'
export { reasonWords } from './evaluation/observation-status.js'
export { explain } from './explanation/explain.js'
export { whyRecord } from './explanation/verdict.js'
export { returnBook } from './totals/returns.js'
export { describe, describeValue } from './explanation/describe.js'
export { decimalsOf, displayTarget, displayValue, roundHalfUp } from './assessment/display.js'
export { shownAmount, shownParts } from './explanation/shown-parts.js'
export { assess } from './assessment/assessment.js'
export { statusWords } from './assessment/assessment-status.js'
export { elapsedShare, defaultPaceRule } from './assessment/pace.js'
export { forecast } from './assessment/forecast.js'
export { checkSplit } from './assessment/split-check.js'
export { suppress, defaultSuppressionRule, sensitiveSuppressionRule } from './disclosure/suppression.js'
export { comparisonPeriods, compareObservations, currentOf } from './assessment/comparison.js'
export { quantity, addQuantities, subtractQuantities, convert, showQuantity } from './base/quantity.js'
export { units, unitFacts, unitsPer } from './base/unit.js'

// For those who evaluate elsewhere, such as a store: the parts of a definition, how totals combine, and what a figure rests on.
export { seriesOf } from './dataset/dataset.js'
export { formulaOf, formulasOf, measuresOf, partsOf } from './indicator/indicator.js'
export { formulaFacts } from './formula/kinds.js'
export { reads, formulasIn } from './formula/reads.js'
export { slotsOf } from './measure/measure.js'
export { leastOfAll } from './totals/accumulator.js'
export { basePeriod } from './period/base-period.js'
export { restsOf, monthsBehind, placesOf } from './evaluation/rests-on.js'
export { monthsAsked, sharedValues } from './explanation/counted.js'
export { findingsOf } from './explanation/findings.js'
export { isRelative, isRelativeDay, isColumn } from './dataset/filter.js'
export { resolveDay } from './period/relative-day.js'

// What may be of a person, and what may be shown.
export { personalKind } from './personal/personal.js'
export { personalWords } from './personal/personal-kind.js'
export { printable, shownName } from './personal/printable.js'
export { errorText, errorLines } from './personal/error-text.js'

// Time and place.
export { isDay, daysLater, monthsLater, yearsLater, daysFrom } from './period/day.js'
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
} from './period/period.js'
export { printPeriod } from './period/period-form.js'

// Addresses of servers, which hold passwords.
export { masked, serverUrlFault } from './base/masked.js'
export { districtTree, levels, rank } from './district/district.js'
export { districtHistory } from './district/district-history.js'
export { recastRecords } from './restatement/recast-records.js'
export { placeRecords } from './restatement/place-records.js'
export { placeReturns } from './evaluation/place-returns.js'
export { reportingUnits } from './district/reporting-units.js'

// What a district sets, from a day on.
export { parameterInForce } from './district/district-parameter.js'

// Codes.
export { identityNumberFault } from './personal/identity-number.js'
export { isCreditCode, organisationKindOf } from './personal/credit-code.js'

// Errors.
export { MinzhengError } from './base/errors.js'

// Types.
export type { Text } from './base/text.js'
export type { Unit, UnitFacts } from './base/unit.js'
export type { Value, Field, FieldKind, FieldFacts, ChoiceFacts } from './dataset/field.js'
export type { Dataset, AnyDataset, Column, Basis, Fields, RecordOf, AnyRecord } from './dataset/dataset.js'
export type { Filter, ComparisonOperator, Operand } from './dataset/filter.js'
export type { RelativeDay, Shift } from './period/relative-day.js'
export type { Measure, MeasureKind, Slot, Roll } from './measure/measure.js'
export type { Amount, Additive, Combination } from './measure/amount.js'
export type { Formula } from './formula/kinds.js'
export type { FormulaFacts, InputRole } from './formula/formula-kind.js'
export type { CompositePart } from './formula/composite.js'
export type { Base } from './period/base-period.js'
export type { Breakdown, Part } from './indicator/breakdown.js'
export type { Clause } from './indicator/clause.js'
export type { Indicator, IndicatorInput, TimeKind } from './indicator/indicator.js'
export type { Check, CheckFacts, Severity } from './indicator/check.js'
export type { Finding, CheckReader } from './explanation/findings.js'
export type { SharedValue } from './explanation/shared-value.js'
export type { Domain } from './indicator/domain.js'
export type { Catalogue, CatalogueOptions } from './indicator/catalogue.js'
export type { Target, TargetBasis, Operator } from './assessment/target.js'
export type { Assessment, AssessmentOptions } from './assessment/assessment.js'
export type { AssessmentStatus } from './assessment/assessment-status.js'
export type { PaceRule } from './assessment/pace.js'
export type { Forecast, ForecastInput } from './assessment/forecast.js'
export type { Comparison, ComparisonPeriods } from './assessment/comparison.js'
export type { Quantity } from './base/quantity.js'
export type { SuppressionRule } from './disclosure/suppression.js'
export type { SplitCheck, SplitRule, ShortPart } from './assessment/split-check.js'
export type { Observation } from './evaluation/observation.js'
export type { TotalsSource } from './totals/totals-source.js'
export type { ObservationStatus, StatusReason } from './evaluation/observation-status.js'
export type { EvaluateOptions, Evaluation, Records } from './evaluate.js'
export type { InputFault } from './evaluation/input-faults.js'
export type { Explanation, Input, Share } from './explanation/explain.js'
export type { Condition, Verdict } from './explanation/verdict.js'
export type { Counted } from './explanation/counted.js'
export type { Truth } from './dataset/truth.js'
export type { Return, ReturnBook, Reporting } from './totals/returns.js'
export type { Accumulator } from './totals/accumulator.js'
export type { Rest } from './evaluation/rests-on.js'
export type { ShapeInput } from './dataset/shapes/shape.js'
export type { PopulationBase } from './indicator/registers/population.js'
export type { District, DistrictTree, Level, Counties, LookupFailure } from './district/district.js'
export type { DistrictHistory, Place } from './district/district-history.js'
export type { DistrictEvent, DistrictSplit, DistrictMerge, DistrictTransfer, DistrictRename } from './district/district-event.js'
export type { RecastRecords, RecastDays, PlacedWithin, SeriesMet, RecordPosition } from './restatement/recast-records.js'
export type { ReportingUnit, ReportingUnits } from './district/reporting-units.js'
export type { DistrictParameter } from './district/district-parameter.js'
export type { Day } from './period/day.js'
export type { Month, Period, PeriodKind } from './period/period.js'
export type { PeriodForm } from './period/period-form.js'
export type { ShownPart } from './explanation/shown-parts.js'
export type { PersonalKind } from './personal/personal-kind.js'
export type { IdentityNumberFault } from './personal/identity-number.js'
export type { OrganisationKind } from './personal/credit-code.js'
export type { ErrorCode, Fault } from './base/errors.js'
