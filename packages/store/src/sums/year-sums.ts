import type { Layout } from './layout.js'

/**
 * The sums of one dataset and district over a year: twelve months, each with the numbers of the layout side by side.
 * NaN means that there is no value.
 */
export interface YearSums {
  /** Own sums: of the district's own records. */
  readonly own: Float64Array
  /** Rolled-up sums: of the district, codes placed at it and all below it; empty if they are its own (`hasTotal`). */
  readonly total: Float64Array
  /**
   * For each month, the revision of the last mark that the own sums include; NaN if they were never computed. The fence
   * holds off an older run.
   */
  readonly fence: Float64Array
  /** For each month, the turn of the recompute that last changed a number; NaN if none has. */
  readonly revision: Float64Array
}

/** Months of a year. */
export const monthsInYear = 12

/** Sums without any value; `hasBelow`: whether the district has rolled-up sums. */
export function nothingKnown(layout: Pick<Layout, 'own' | 'total'>, hasBelow: boolean): YearSums {
  const empty = (width: number): Float64Array => new Float64Array(monthsInYear * width).fill(NaN)
  return { own: empty(layout.own), total: empty(hasBelow ? layout.total : 0), fence: empty(1), revision: empty(1) }
}

/** True if an array has no value. */
export function isEmpty(numbers: Float64Array): boolean {
  return numbers.every(Number.isNaN)
}

/** The index of a month in its year; 0 for January. */
export function monthIndex(month: string): number {
  return (month.charCodeAt(5) - 48) * 10 + month.charCodeAt(6) - 49
}
