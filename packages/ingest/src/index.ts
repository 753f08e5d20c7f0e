// Files in.
export { importFile } from './import-file.js'
export { importWorkbook } from './import-workbook.js'
export { ImportError } from './import-error.js'
export { errorText as errorLine } from '@minzheng/core'
export { moneyUnits } from './money-unit.js'
export { skipKinds } from './skipped-row.js'

// Rows that were refused, back mended. How they go out: `@minzheng/ingest/workbooks`.
export { importMended } from './import-mended.js'

// One record.
export { correctRecord } from './correct-record.js'

// The key of pseudonyms.
export { loadPseudonymKey, rotatePseudonymKey } from './pseudonym-key.js'
export { pseudonymKeyFault } from './pseudonym-key-text.js'

// Types.
export type { ImportOptions, ImportProgress, ReadingOptions } from './import-options.js'
export type { ImportReport } from './import-file.js'
export type { SkippedRow } from './land-sheet.js'
export type { StatedReturn } from './stated-return.js'
export type { MendOptions, MendReport } from './import-mended.js'
export type { Correction, CorrectionReport } from './correct-record.js'
export type { RotationReport } from './pseudonym-key.js'
export type { PseudonymKey } from './pseudonym.js'
export type { ImportErrorCode } from './import-error.js'
