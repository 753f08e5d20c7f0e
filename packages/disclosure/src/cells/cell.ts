import type { Day } from '@minzheng/core/periods'
import type { Series } from '../series/series.js'

/**
 * One count or sum: a series of a district over a span of days (of a stock: its day). While its value does not change it is the
 * same cell in each release; a revised count is another cell.
 */
export interface Cell {
  readonly id: number
  readonly series: Series
  readonly district: string
  readonly span: Span
  readonly value: number
  /** Of a sum, how many records it is of, as far as figures say; null otherwise, and of counts. */
  readonly records: number | null
  /** A count above zero and below the threshold, or a sum of so few records or of nobody knows how many, which nobody may tell. */
  isSmall: boolean
  /** The least number that a reader must reckon with. */
  lowest: number
  /** The figures of this release that show it. */
  readonly figures: number[]
  /** How many figures show it to readers, those of earlier releases included. */
  shown: number
  /** True if readers know it whatever this release hides: an earlier release showed it. */
  isFixed: boolean
  /** True for a count of zero. Zeros are shown, so that readers take no hidden count for one; they are hidden last. */
  isZero: boolean
  /**
   * What is never published but follows by subtraction: the own records of a district above others (市本级), or what one
   * count holds beyond another.
   */
  readonly isRest: boolean
  /** What it costs to rely on it that readers do not know it: own records that are not few, an office may know. */
  reliance: number
  /** Of what an upper district has beyond an office's own count: that office, the only one that can tell it. */
  readonly reader: string | null
}

/** The days that a count covers: from one, until another that is not covered. A stock has only its day. */
export interface Span {
  readonly id: string
  readonly from: Day
  readonly until: Day
}

/** True if readers do not know the cell. */
export function isHidden({ shown, isFixed }: Cell): boolean {
  return shown === 0 && !isFixed
}
