import { fault } from './reasons.js'
import type { FaultyCell } from './cell.js'

/** Error values without a mark at their end, in the languages of spreadsheet programs; all others end in ! or ?. */
const unmarked = new Set(
  [
    '#n/a',
    '#n/a n/a',
    '#nv',
    '#n/d',
    '#n/b',
    '#i/t',
    '#н/д',
    '#yok',
    '#saknas',
    '#hiányzik',
    '#není_k_dispozici',
    '#δ/υ',
    '#getting_data',
    '#正在获取数据',
    '#获取数据',
    '#不适用',
    '#連線',
    '#external',
  ].map((word) => word.toLowerCase()),
)

const longest = 40

/**
 * True for the text of an error value, in any language: #REF!, #名称?, #¡VALOR!, #N/A, Err:502 of LibreOffice, and the
 * ##### of a cell that is too narrow.
 */
export function isFormulaError(text: string): boolean {
  const first = text.charCodeAt(0)
  // Few cells begin like this, so most calls end here.
  if ((first !== 0x23 && first !== 0x45 && first !== 0x65) || text.length > longest) return false
  if (first !== 0x23) return /^err:\d{3}$/i.test(text)
  const plain = text.toLowerCase()
  return (
    unmarked.has(plain) ||
    plain.startsWith('#n/a ') ||
    /^#{2,}$/.test(plain) ||
    /^#[¡¿]?[\p{L}\p{M}\d/_.]+[!?]$/u.test(plain)
  )
}

/** The fault of a formula that failed. */
export function formulaFailed(text: string): FaultyCell {
  const shown = isFormulaError(text) ? text : '#?'
  return {
    fault: fault('formula', `公式出错(${shown})`, `a formula that failed (${shown})`),
    text: isFormulaError(text) ? text : '#ERROR!',
    kind: 'formula-error',
  }
}

/** A formula without a result in the file, as written by programs that do not compute. */
export const withoutResult: FaultyCell = Object.freeze({
  fault: fault(
    'formula-no-value',
    '公式没有结果:请用表格软件打开该文件,保存后再导入',
    'a formula without a value: open the file in a spreadsheet program, save it, and import it again',
  ),
  text: '#无结果!',
  kind: 'no-result',
})
