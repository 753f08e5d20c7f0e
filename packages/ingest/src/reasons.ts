import { masked, type Text } from '@minzheng/core'

/** Why a cell or a row is refused: a code to count by, and words for people. */
export interface CellFault {
  readonly code: string
  readonly reason: Text
}

/** A cell that was not stated, where it must be. */
export const missing: CellFault = Object.freeze({ code: 'missing', reason: { zh: '必填项为空', en: 'must be stated, but is empty' } })

/** Makes a fault. */
export function fault(code: string, zh: string, en: string): CellFault {
  return { code, reason: { zh, en } }
}

/** True for a fault, as opposed to a value that was read. */
export function isFault<T extends string | number | boolean | null>(reading: T | CellFault): reading is CellFault {
  return typeof reading === 'object' && reading !== null
}

/**
 * A refused value for a reason, in brackets, at most 40 characters; empty where it might name a person. Columns slip in real
 * files, so a day column may hold a name or a telephone number: only dates, numbers and place names are repeated,
 * and other words only where the dataset has nothing to do with persons (`words`).
 */
export function quoted(text: string, words = false): string {
  const harmless = /^[-+\d.,:/年月日T\s%¥]+$/.test(text) || /^[\p{Script=Han}()\d]{1,20}(市|县|区|镇|乡|街道|村|社区|委员会|村委会|居委会)$/u.test(text)
  if (text === '' || /[\p{Cc}\p{Cs}]/u.test(text) || looksPersonal(text) || !(words || harmless)) return ''
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`
}

/** True where the text holds what may be an identity number or a telephone number. */
export function looksPersonal(text: string): boolean {
  const close = text.replace(/[\s-]/g, '')
  return /\d{14}/.test(close) || /(^|\D)1[3-9]\d{9}(\D|$)/.test(close) || /(^|\D)0\d{9,11}(\D|$)/.test(close)
}

/** An error in one line that repeats nothing personal: our own words as they are, others' with long numbers and quotations masked. */
export function errorLine(error: unknown): string {
  const text = masked(error instanceof Error ? error.message : String(error))
  const own = error instanceof Error && /^(ImportError|MinzhengError|PseudonymKeyError|FolderInUseError|FolderOpenToOthersError)$/.test(error.name)
  const shown = own ? text : text.replace(/(["“'])[^"”']*(["”'])/g, '$1…$2').replace(/[\dXx]{6,}/g, '…')
  return shown.replace(/\p{Cc}+/gu, ' ')
}
