import type { SkipKind } from '../rows/skipped-row.js'

/** A row that was not read as a record. */
export interface SkippedRow {
  readonly sheet: string | null
  readonly line: number
  readonly kind: SkipKind
}

/** The counts of a sheet. */
export interface SheetCounts {
  /** Rows that were checked against the dataset. */
  read: number
  /** Rows read without a fault. */
  accepted: number
  refused: number
  /** Rows that are no records, by kind. */
  readonly skipped: Map<SkipKind, number>
  /** The first of them that are not blank, with their lines. */
  readonly skippedRows: SkippedRow[]
  /** Rows that were refused as sums of other rows. */
  sums: number
  /** Totals that are not zero. */
  totals: number
  /** Rows read that a person does not see in the file. */
  hidden: number
  /** Headers of columns that were read and that a person does not see. */
  readonly hiddenColumns: Set<string>
  /** Accepted events whose day is outside the period of the file. */
  outside: number
  /** The first of them, with their lines. */
  readonly outsideRows: Omit<SkippedRow, 'kind'>[]
  /** Districts of the accepted records. */
  readonly districts: Set<string>
}
