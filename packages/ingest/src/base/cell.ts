import { fault, type CellFault } from './reasons.js'

/** What a file holds in one cell. A date is UTC, as spreadsheets have no time zones. */
export type Cell = string | number | boolean | Date | FormattedNumber | FaultyCell | null

/** A number whose format shows something else than its digits: 000123 for 123, 12万元 for 12, 12.0 for 120000. */
export interface FormattedNumber {
  readonly value: number
  /** The code of the format, to write the cell again as it was. */
  readonly format: string
  /** What a person sees, where the number is a code. */
  readonly shown: string
  /**
   * The number with the words that stand beside it, where it is an amount; null where the format scales it or hides it.
   */
  readonly amount: string | null
}

/**
 * A cell that cannot be read as anything: a formula that failed or was never computed, a format that hides what is
 * meant.
 */
export interface FaultyCell {
  readonly fault: CellFault
  /** What stands for it in a workbook of refused rows; it is refused there too. */
  readonly text: string
  /** What kind of thing it is, for `valueClass`. */
  readonly kind: 'formula-error' | 'no-result' | 'time'
}

/** A date cell that holds 0, as a formula over a blank cell gives: no day, and no number either. */
export const zeroDay: FaultyCell = Object.freeze({
  fault: fault('zero-day', '日期格式的单元格里是0,不是数', 'is 0 in a date format, which is no number'),
  text: '1900-01-00',
  kind: 'time',
})

/** A merge, as one row sees it in one of the columns that it spans. */
export interface MergedSpan {
  /** Rows that it spans. */
  readonly rows: number
  /** The column where its cell stands, 0-based. */
  readonly firstColumn: number
  /** True in its first row, where the cell is stored; false where it is only repeated. */
  readonly own: boolean
}

/** One row of a file, with the number that a person sees beside it. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly Cell[]
  /** Set where the reader of the file knows that the row cannot be one. */
  readonly fault?: CellFault
  /** True where a person does not see the row: it is hidden or filtered away. */
  readonly hidden?: boolean
  /**
   * The merges that reach into the row, by column. A merge repeats its cell in the rows that it spans, not in the
   * columns.
   */
  readonly merged?: ReadonlyMap<number, MergedSpan>
}

const unusual = /[\uff01-\uff5e\u3000\u00a0\u200b-\u200f\u2060\ufeff\u2212]/

/**
 * Full-width letters, digits and punctuation become half-width, invisible characters go, ends are trimmed, and so are
 * the apostrophes that force text.
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
 * ones keep their exponent.
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
  // A year of five digits is none that a day can be written with.
  const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString()
  return iso.length === 24 ? iso.slice(0, 10) : ''
}

/** True for a cell without anything to see. */
export function isBlank(cell: Cell | undefined): boolean {
  return (
    cell === null ||
    cell === undefined ||
    cell === zeroDay ||
    (typeof cell === 'string' && (cell === '' || cleanText(cell) === ''))
  )
}

/** True for what offices write where there is nothing to state: nothing, or a dash or a stroke. */
export function isNotStated(text: string): boolean {
  return text === '' || /^([-‐-―─]+|\/)$/.test(text)
}

/** True for a cell that cannot be read as anything. */
export function isFaulty(cell: Cell): cell is FaultyCell {
  return typeof cell === 'object' && cell !== null && 'fault' in cell
}

/** True for a number whose format shows something else than its digits. */
export function isFormatted(cell: Cell): cell is FormattedNumber {
  return typeof cell === 'object' && cell !== null && 'shown' in cell
}
