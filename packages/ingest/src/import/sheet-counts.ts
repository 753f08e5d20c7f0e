import type { SkipKind } from '../rows/skipped-row.js'

/** A row that was not read as a record. */
export interface SkippedRow {
  readonly sheet: string | null
  readonly line: number
  readonly kind: SkipKind
}

/** What has been seen of a sheet. */
export interface SheetCounts {
  /** Rows that were held against the dataset. */
  read: number
  /** Of those: without a fault. */
  accepted: number
  refused: number
  /** Rows that are no records, by what they are. */
  readonly skipped: Map<SkipKind, number>
  /** The first of them with their lines, without the blank ones. */
  readonly skippedRows: SkippedRow[]
  /** Of those: sums of other rows. */
  sums: number
  /** Totals that add up to something. */
  totals: number
  /** Of the rows that were read: those that a person does not see in the file. */
  hidden: number
  /** Headers of columns that were read and that a person does not see. */
  readonly hiddenColumns: Set<string>
  /** Districts of the accepted records. */
  readonly districts: Set<string>
}
