import type { Text } from '@minzheng/core'
import { personalKind, personalWords, printable, type PersonalKind } from '@minzheng/core/privacy'

/** Why a cell or a row is refused: a code for counting, and words for people. */
export interface CellFault {
  readonly code: string
  readonly reason: Text
}

/** A required cell that is empty. */
export const missing: CellFault = Object.freeze({
  code: 'missing',
  reason: { zh: '必填项为空', en: 'must not be empty' },
})

export function fault(code: string, zh: string, en: string): CellFault {
  return { code, reason: { zh, en } }
}

/** True for a fault, false for a value. */
export function isFault<T extends string | number | boolean | null>(reading: T | CellFault): reading is CellFault {
  return typeof reading === 'object' && reading !== null
}

/** The kind of personal data in a text; the fault names the kind and never repeats the text. */
export function personalFault(kind: PersonalKind): CellFault {
  const { zh, en } = personalWords[kind]
  return fault('personal', `似含${zh},此项只填编号`, `seems to contain ${en}, but must be a code`)
}

/**
 * A refused value for a reason, in brackets, at most 40 characters; empty if it might be personal. Columns slip in real
 * files, so any column may contain a name, a day of birth, a telephone number or an address. Therefore it repeats only
 * short numbers and long names of places, and other words only if the dataset has nothing to do with persons (`words`).
 */
export function quoted(text: string, words = false): string {
  const isNumber = /^[-+\d.,%¥]+$/.test(text)
  const isPlace = /^[\p{Script=Han}()]{5,20}(市|县|区|镇|乡|街道|村|社区|委员会|村委会|居委会)$/u.test(text)
  if (text === '' || printable(text) !== text || text.replace(/\D/g, '').length > 5) return ''
  if (!(isNumber || isPlace || words) || (!isPlace && mayNameSomeone(text)) || personalKind(text) !== null) return ''
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`
}

/** Two to four Chinese characters may be a name, alone or beside other text; so may words with a dot between them. */
function mayNameSomeone(text: string): boolean {
  return /(?<!\p{Script=Han})\p{Script=Han}{2,4}(?!\p{Script=Han})|[·•]/u.test(text)
}
