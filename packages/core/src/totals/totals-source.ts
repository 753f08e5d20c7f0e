import type { Month, Period } from '../period/period.js'
import type { ReturnBook } from './returns.js'

/** A source of totals: memory or a store. */
export interface TotalsSource {
  readonly returns: ReturnBook
  /**
   * The number of a key for a district and all below it, over a time bucket: a month, or the period itself for what
   * does not add up over months (distinct counts) and for a period that is not of whole months. Undefined if there was
   * no record.
   */
  readonly total: (dataset: string, district: string, bucket: Month | Period, key: string) => number | undefined
  /**
   * False if records wait for their first computation, so that the number is not known. Left out if everything is
   * computed.
   */
  readonly isComputed?: (dataset: string, district: string, month: Month, key: string) => boolean
}
