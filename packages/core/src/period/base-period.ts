import { parsePeriod, previousPeriod, samePeriodLastYear, type Period } from './period.js'

/**
 * The base that a change is measured from: the end of last year, the same period a year before, or the period just
 * before.
 */
export type Base = 'last-year-end' | 'same-period-last-year' | 'previous-period'

/** The period that a change is measured from; undefined for the first of a year's cumulatives, which has none. */
export function basePeriod(from: Base, period: Period): Period | undefined {
  switch (from) {
    case 'last-year-end':
      return parsePeriod(`${Number(period.from.slice(0, 4)) - 1}-12`)
    case 'same-period-last-year':
      return samePeriodLastYear(period)
    case 'previous-period':
      return previousPeriod(period)
  }
}
