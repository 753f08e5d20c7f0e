import type { AnyRecord } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'

/** An act on one record that an office reports. */
export interface RecordActRequest {
  readonly kind: 'correct' | 'delete' | 'rekey'
  readonly dataset: string
  /** The values of the dataset's key fields. */
  readonly key: AnyRecord
  /** The office that reports the record; may be left out if only one office does. */
  readonly office?: string
  /** The act reaches what was told as of this month or earlier. */
  readonly through: Month
  /** Of a correction: the fields to change. */
  readonly fields?: AnyRecord
  /** Of a correction: the first month in which it holds. */
  readonly from?: Month
  /** Of a re-keying: the values of the key fields that are right. */
  readonly to?: AnyRecord
}

/** What an act did. */
export interface ActReport {
  /** The number of the act; undoing it needs the number. */
  readonly act: number
  /** The number of cells (dataset, district, month) that it marked dirty. */
  readonly cells: number
  /** Records that are valid in other months or have other values than before, in any month. */
  readonly changed: number
  /** Records that counted in some month and no longer do. A re-keyed record counts by its new key, and is not ended. */
  readonly ended: number
  /**
   * Of a re-keying: names of the sources that tell the new key as of a month in which the old key was told too (of events:
   * of any month). They were two records, and are one now; undo the act if they are two.
   */
  readonly merged: readonly string[]
  /** The returns that no longer count, since a source or they alone were withdrawn, or that count again. */
  readonly returns: readonly StatedMonth[]
}

/** A month that a source returns for a district. */
export interface StatedMonth {
  readonly district: string
  readonly month: Month
}
