import type { Layout } from './layout.js'

/**
 * The sums of one dataset and district over a year: twelve months, each with the numbers of the layout side by side.
 * NaN where there is nothing.
 */
export interface YearSums {
  /** Of the district's own records. */
  readonly own: Float64Array
  /** Of the district and all below it; empty for a district that has none below. */
  readonly total: Float64Array
  /**
   * For each month, the revision of the last mark that the own sums take in; NaN if they were never computed. An older
   * run is held off by it.
   */
  readonly fence: Float64Array
  /** For each month, the turn of the recompute that last moved a number; NaN if none ever did. */
  readonly revision: Float64Array
}

/** Months of a year. */
export const monthsInYear = 12

/** Sums of which nothing is known; `hasBelow`: of a district that has others below. */
export function nothingKnown(layout: Pick<Layout, 'own' | 'total'>, hasBelow: boolean): YearSums {
  const empty = (width: number): Float64Array => new Float64Array(monthsInYear * width).fill(NaN)
  return { own: empty(layout.own), total: empty(hasBelow ? layout.total : 0), fence: empty(1), revision: empty(1) }
}

/** True if nothing in an array is known. */
export function isEmpty(numbers: Float64Array): boolean {
  return numbers.every(Number.isNaN)
}

/** The place of a month in its year, 0 for January. */
export function monthIndex(month: string): number {
  return (month.charCodeAt(5) - 48) * 10 + month.charCodeAt(6) - 49
}
