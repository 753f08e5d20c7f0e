// Define: frozen data that says what is recorded and what is counted.
export { text, day, integer, money, flag, choice, districtCode, pseudonym, optional } from './dataset/field.js'
export { dataset, daysBetween } from './dataset/dataset.js'
export {
  is,
  oneOf,
  atLeast,
  moreThan,
  atMost,
  lessThan,
  between,
  isNull,
  allOf,
  anyOf,
  not,
  ageAtLeast,
  ageBelow,
  inForce,
} from './dataset/filter.js'
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
export { indicator } from './indicator/define-indicator.js'
export { revised } from './indicator/revised.js'
export { stageDone, stages } from './formula/stages.js'
export { mustHold, mustBeDisjoint, mustCompare, mustLieBetween, mustNotJump } from './indicator/check.js'
export { domain } from './indicator/domain.js'
export { extendCodes } from './indicator/extend-codes.js'
export { withCodes } from './dataset/with-codes.js'
export { catalogue } from './indicator/catalogue.js'

// Registers that several domains read.
export { population, populationBases, personsOf, olderPersonsOf } from './indicator/registers/population.js'
export { milestone, milestoneProgress } from './indicator/registers/milestone-progress.js'

// Shapes of datasets that every domain has, each with its own topics.
export { facilities } from './dataset/shapes/facilities.js'
export { trainings } from './dataset/shapes/trainings.js'
export { projects } from './dataset/shapes/projects.js'
export { activities } from './dataset/shapes/activities.js'
export { documents } from './dataset/shapes/documents.js'
export { inspections } from './dataset/shapes/inspections.js'
export { services } from './dataset/shapes/services.js'

// Evaluate, explain, assess.
export { evaluate } from './evaluate.js'
export { explain } from './explanation/explain.js'
export { describe } from './explanation/describe.js'
export { assess } from './assessment/assessment.js'
export { defineUnit, units, unitFacts, unitsPer } from './base/unit.js'

// Districts.
export { districtTree } from './district/district.js'

// Who reads what leaves.
export { audiences } from './base/audience.js'
export { audienceWords } from './base/audience-words.js'

// Errors.
export { MinzhengError } from './base/errors.js'

// Types.
export type { Text } from './base/text.js'
export type { Audience } from './base/audience.js'
export type { MoreCodes } from './dataset/with-codes.js'
export type { OwnUnit, Unit, UnitFacts } from './base/unit.js'
export type { Field } from './dataset/field.js'
export type { Dataset, AnyDataset, Fields, RecordOf, AnyRecord } from './dataset/dataset.js'
export type { Filter } from './dataset/filter.js'
export type { Shift } from './period/relative-day.js'
export type { Measure } from './measure/measure.js'
export type { Amount, Additive, Combination } from './measure/amount.js'
export type { Formula } from './formula/kinds.js'
export type { CompositePart } from './formula/composite.js'
export type { Breakdown, Category } from './indicator/breakdown.js'
export type { Clause } from './assessment/clause.js'
export type { EarlierDefinition, Indicator, IndicatorInput, TimeKind } from './indicator/indicator.js'
export type { Check, CheckFacts, Severity } from './indicator/check.js'
export type { Domain } from './indicator/domain.js'
export type { Catalogue, CatalogueOptions } from './indicator/catalogue.js'
export type { Target, TargetBasis, Operator } from './assessment/target.js'
export type { Assessment, AssessmentOptions } from './assessment/assessment.js'
export type { AssessmentStatus } from './assessment/assessment-status.js'
export type { Observation } from './evaluation/observation.js'
export type { EvaluateOptions, Evaluation, Records } from './evaluate.js'
export type { Explanation, Input, Share } from './explanation/explain.js'
export type { Return } from './totals/returns.js'
export type { ShapeInput } from './dataset/shapes/shape.js'
export type { PopulationBase } from './indicator/registers/population.js'
export type { District, DistrictTree, Level } from './district/district.js'
export type { ErrorCode, Fault } from './base/errors.js'
