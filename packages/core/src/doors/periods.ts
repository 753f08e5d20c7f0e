// Days, months and periods.

export { isDay, daysLater, monthsLater, yearsLater, daysFrom } from '../period/day.js'
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
} from '../period/period.js'
export { printPeriod } from '../period/period-form.js'

// Types.
export type { Day } from '../period/day.js'
export type { Month, Period, PeriodKind } from '../period/period.js'
export type { PeriodForm } from '../period/period-form.js'
