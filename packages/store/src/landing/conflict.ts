import type { AnyRecord } from '@minzheng/core'
import type { RefusedRow } from './source.js'

/** A row with the key of an earlier row. */
export interface DuplicateKey {
  readonly source_line: number
  readonly source_sheet: string | null
  readonly first_line: number
  readonly first_sheet: string | null
  /** The fields of the key. */
  readonly key: AnyRecord
}

/** Refuses a row that has the key of an earlier row and other values. */
export function conflict({ source_line, source_sheet, first_line, first_sheet, key }: DuplicateKey): RefusedRow {
  const where = first_sheet === null || first_sheet === source_sheet ? '' : `“${first_sheet}”`
  return {
    sheet: source_sheet,
    line: source_line,
    column: null,
    code: 'duplicate-key',
    reason: {
      zh: `与${where}第${first_line}行主键相同但内容不一致`,
      en: `has the key of line ${first_line}${where && ` of ${where}`}, but other values`,
    },
    valueClass: null,
    key,
  }
}
