import type { Month, Period } from '../period/period.js'
import type { ReturnBook } from './returns.js'

/** Where totals come from: memory or a store. */
export interface TotalsSource {
  readonly returns: ReturnBook
  /**
   * The number of a key for a district and all below it, over a stretch of time: a month, and for what does not add up
   * over months (distinct counts) or for a period that is not of whole months, the period itself. Undefined where there
   * was no record.
   */
  total(dataset: string, district: string, stretch: Month | Period, key: string): number | undefined
  /**
   * False where records wait for their first computing, so that the number is not known. Left out where all is
   * computed.
   */
  isComputed?(dataset: string, district: string, month: Month, key: string): boolean
}
