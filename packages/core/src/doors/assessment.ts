// Targets and pace in detail, comparisons, forecasts, and numbers as staff read them.

export { apportionTarget, meets, assertTarget } from '../assessment/target.js'
export { dueDay, interimTargets } from '../assessment/interim.js'
export { targetOn } from '../assessment/adjustment.js'
export { reasonWords } from '../evaluation/observation-status.js'
export { describeValue } from '../explanation/describe.js'
export { decimalsOf, displayTarget, displayValue, roundHalfUp } from '../assessment/display.js'
export { shownAmount, shownObservation, shownParts, shownQuantity } from '../explanation/shown-parts.js'
export { statusWords } from '../assessment/assessment-status.js'
export { elapsedShare, defaultPaceRule } from '../assessment/pace.js'
export { forecast } from '../assessment/forecast.js'
export { forecastOf, monthsToForecast } from '../assessment/figure-forecast.js'
export { comparisonPeriods, compareObservations, currentOf } from '../assessment/comparison.js'

// Types.
export type { Adjustment } from '../assessment/adjustment.js'
export type { InterimTarget } from '../assessment/interim.js'
export type { PaceRule } from '../assessment/pace.js'
export type { Forecast, ForecastInput } from '../assessment/forecast.js'
export type { Comparison, ComparisonPeriods } from '../assessment/comparison.js'
export type { ShownObservation, ShownPart } from '../explanation/shown-parts.js'
