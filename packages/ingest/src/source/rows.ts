import type { SheetRow } from '../base/cell.js'

/** One table of a file. */
export interface Sheet {
  /** Null in a CSV file. */
  readonly name: string | null
  /** Reads the rows, each time anew, from a line on (1 when left out); batches as they come. Stopping early is fine. */
  rows(fromLine?: number): AsyncGenerator<readonly SheetRow[]>
  /** Columns that a person does not see, 0-based; left out where a format has none. */
  hiddenColumns?(): Promise<ReadonlySet<number>>
}

/** An open file as tables of cells, read as a stream. */
export interface Book {
  readonly sheets: readonly Sheet[]
  /** Sheets that are not read: those that a person does not see, and those that are no tables. */
  readonly hidden: readonly string[]
  /** True where a row that is longer than the header has slipped, as by a comma within a cell of a CSV file. */
  readonly rowsMaySlip: boolean
  /** Numbers that stand for days are counted from 1904, as old Macintosh programs do. */
  readonly from1904: boolean
  /** The part of the file that was read since the last call of `rows`, 0 to 1. */
  share(): number
}
