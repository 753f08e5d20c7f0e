import type { SheetRow } from '../base/cell.js'

/** One table of a file. */
export interface Sheet {
  /** Null in a CSV file. */
  readonly name: string | null
  /** Reads the rows from a line on (default 1), in batches, from the start on each call. The caller may stop early. */
  readonly rows: (fromLine?: number) => AsyncGenerator<readonly SheetRow[]>
  /** Columns that a person does not see, 0-based; undefined if a format has none. */
  readonly hiddenColumns?: () => Promise<ReadonlySet<number>>
}

/** An open file as tables of cells, read as a stream. */
export interface Book {
  readonly sheets: readonly Sheet[]
  /** Sheets that are not read: hidden ones, and those that are no tables. */
  readonly hidden: readonly string[]
  /**
   * True if a row that is longer than the header has slipped, for example because of a comma within a cell of a CSV
   * file.
   */
  readonly rowsMaySlip: boolean
  /** Serial numbers of days count from 1904, as in old Macintosh programs. */
  readonly from1904: boolean
  /** The share of the file that was read since the last call of `rows`, 0 to 1. */
  readonly share: () => number
}
