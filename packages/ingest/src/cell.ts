import type { CellFault } from './reasons.js'

/** What a file holds in one cell. A date is UTC, as spreadsheets have no time zones. */
export type Cell = string | number | boolean | Date | null

/** One row of a file, with the number that a person sees beside it. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly Cell[]
  /** Set where the reader of the file knows that the row cannot be one. */
  readonly fault?: CellFault
}

const unusual = /[\uff01-\uff5e\u3000\u00a0\u200b-\u200f\u2060\ufeff\u2212]/

/** Full-width letters, digits and punctuation become half-width, invisible characters go, ends are trimmed, and so are the apostrophes that force text. */
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

/** A number as the spreadsheet shows it: to 15 digits, so that 0.30000000000000004 is 0.3. Very large and very small ones keep their exponent. */
function numberText(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(15)))
}

/** The text of a cell as a person reads it; empty for a blank one. */
export function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cleanText(cell)
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
}

/** True for a cell without anything to see. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && (cell === '' || cleanText(cell) === ''))
}

/** True for what offices write where there is nothing to state: nothing, or a dash or a stroke. */
export function isNotStated(text: string): boolean {
  return text === '' || /^([-‐-―─]+|\/)$/.test(text)
}
