import { cellText, isFaulty, isFormatted, type Cell } from './cell.js'
import { isFormulaError } from './formula-error.js'

/**
 * The kind of value in a cell, to help a person find the fault: `blank`, `number`, `day`, `yes-no`, `digits-15`,
 * `scientific`, `percent`, `formula-error`, `no-result`, `time`, `words-4`, `mixed-18`. It gives the length, never the
 * value.
 */
export function valueClass(cell: Cell): string {
  if (cell instanceof Date) return 'day'
  if (isFaulty(cell)) return cell.kind
  if (typeof cell === 'number' || isFormatted(cell)) return 'number'
  if (typeof cell === 'boolean') return 'yes-no'
  const text = cellText(cell)
  if (text === '') return 'blank'
  if (isFormulaError(text)) return 'formula-error'
  if (/^\d+$/.test(text)) return `digits-${text.length}`
  if (/^[-+]?\d+(\.\d+)?E[-+]?\d+$/i.test(text)) return 'scientific'
  if (/^[-+]?[\d,]+(\.\d+)?%$/.test(text)) return 'percent'
  if (/^[-+]?[\d,]+(\.\d+)?$/.test(text)) return 'number'
  if (/^\d{4}([-./年])\d{1,2}\D{0,1}\d{1,2}日?$/.test(text)) return 'day'
  const letters = [...text].length
  return `${/^\p{L}+$/u.test(text) ? 'words' : 'mixed'}-${letters > 100 ? 'over-100' : letters}`
}
