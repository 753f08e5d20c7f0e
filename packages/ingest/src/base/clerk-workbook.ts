/** The layout of the workbooks for clerks, which makes it possible to import them again. */

/** The sheet of a template that explains its columns. */
export const templateNotes = '填写说明'
/** The label of its row that says whether the workbook is a full register; the word is in the next column. */
export const templateRegister = '报送方式'
/** The words for a full register and for an addition, in titles and templates. */
export const registerWords = { full: '全量', part: '补充' } as const
/** The sheet that says which file the rows are from. */
export const notesSheet = '隔离说明'
/** Its labels; each value is in the next column. */
export const notesLabels = { sha256: '原文件 sha256', dataset: '数据集 dataset', sheet: '工作表 sheet' } as const
/** The sheet for rows of a file without sheets. */
export const onlySheet = '隔离行'
/** Columns beside the data as sent; no dataset may have a header of this name. */
export const reasonHeaders = {
  zh: '隔离原因',
  en: 'Reason refused',
  column: '问题所在列',
  class: '问题值类型',
  line: '原文件行号(勿改)',
} as const
