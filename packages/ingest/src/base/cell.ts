import { fault, type CellFault } from './reasons.js'

/** The content of one cell. A date is UTC, since spreadsheets have no time zones. */
export type Cell = string | number | boolean | Date | FormattedNumber | FaultyCell | null

/** A number whose format shows something other than its digits: 000123 for 123, 12万元 for 12, 12.0 for 120000. */
export interface FormattedNumber {
  readonly value: number
  /** The code of the format, to write the cell again as it was. */
  readonly format: string
  /** What a person sees, if the number is a code. */
  readonly shown: string
  /** The number with the words beside it, if it is an amount; null if the format scales or hides it. */
  readonly amount: string | null
}

/** A cell that cannot be read: a formula that failed or was never computed, or a format that hides the value. */
export interface FaultyCell {
  readonly fault: CellFault
  /** What a workbook of refused rows contains in its place; it is refused there too. */
  readonly text: string
  /** The kind of value, for `valueClass`. */
  readonly kind: 'formula-error' | 'no-result' | 'time'
}

/** A date cell that contains 0, as a formula over a blank cell gives: neither a day nor a number. */
export const zeroDay: FaultyCell = Object.freeze({
  fault: fault('zero-day', '日期格式的单元格里是0,不是数', 'is 0 in a date format, which is not a number'),
  text: '1900-01-00',
  kind: 'time',
})

/** A merge, as one row sees it in one of the columns that it spans. */
export interface MergedSpan {
  /** Rows that it spans. */
  readonly rows: number
  /** The column of its cell, 0-based. */
  readonly firstColumn: number
  /** True in its first row, which stores the cell; false in the rows that repeat it. */
  readonly own: boolean
}

/** One row of a file, with the line number that a person sees. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly Cell[]
  /** Set if the reader of the file knows that the row cannot be a record. */
  readonly fault?: CellFault
  /** True if a person does not see the row, since it is hidden or filtered out. */
  readonly hidden?: boolean
  /**
   * The merges that reach into the row, by column. A merge repeats its cell in the rows that it spans, not in the
   * columns.
   */
  readonly merged?: ReadonlyMap<number, MergedSpan>
}

const unusual = /[\uff01-\uff5e\u3000\u00a0\u200b-\u200f\u2060\ufeff\u2212]/

/**
 * Makes full-width letters, digits and punctuation half-width, removes invisible characters and apostrophes that force
 * text, and trims the ends.
 */
export function cleanText(text: string): string {
  const plain = unusual.test(text)
    ? text
        .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/[\u3000\u00a0]/g, ' ')
        .replace(/\u2212/g, '-')
        .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    : text
  const trimmed = plain.trim()
  return /^['’‘]/.test(trimmed) ? trimmed.replace(/^['’‘]+/, '').trim() : trimmed
}

/**
 * A number as the spreadsheet shows it: to 15 digits, so that 0.30000000000000004 is 0.3. Very large and very small
 * numbers keep their exponent.
 */
export function numberText(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(15)))
}

/** The text of a cell as a person reads it; empty for a blank one. */
export function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cleanText(cell)
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (isFaulty(cell)) return cell === zeroDay ? '' : cell.text
  if (isFormatted(cell)) return cleanText(cell.shown)
  // No day has a year of five digits.
  const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString()
  return iso.length === 24 ? iso.slice(0, 10) : ''
}

/** True for a cell that shows nothing. */
export function isBlank(cell: Cell | undefined): boolean {
  return (
    cell === null ||
    cell === undefined ||
    cell === zeroDay ||
    (typeof cell === 'string' && (cell === '' || cleanText(cell) === ''))
  )
}

/** True for what offices write if there is nothing to state: nothing, a dash or a stroke. */
export function isNotStated(text: string): boolean {
  return text === '' || /^([-‐-―─]+|\/)$/.test(text)
}

/** True for a cell that cannot be read. */
export function isFaulty(cell: Cell): cell is FaultyCell {
  return typeof cell === 'object' && cell !== null && 'fault' in cell
}

/** True for a number whose format shows something other than its digits. */
export function isFormatted(cell: Cell): cell is FormattedNumber {
  return typeof cell === 'object' && cell !== null && 'shown' in cell
}
