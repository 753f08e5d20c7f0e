// Files in.
export { importFile } from './import-file.js'
export { importWorkbook } from './import-workbook.js'
export { ImportError } from './import-error.js'
export { errorText as errorLine } from '@minzheng/core'

// Rows that were refused: out with their reasons, back mended.
export { exportQuarantine } from './export-quarantine.js'
export { importMended } from './import-mended.js'

// An empty workbook to fill in.
export { writeTemplate } from './write-template.js'

// One record.
export { correctRecord } from './correct-record.js'

// The key of pseudonyms.
export { loadPseudonymKey, rotatePseudonymKey } from './pseudonym-key.js'
export { pseudonymKeyFault } from './pseudonym-key-text.js'

// Types.
export type { ImportOptions, ImportProgress, ReadingOptions } from './import-options.js'
export type { ImportReport, StatedReturn } from './import-file.js'
export type { QuarantineExport, QuarantineExportOptions } from './export-quarantine.js'
export type { MendOptions, MendReport } from './import-mended.js'
export type { TemplateOptions } from './write-template.js'
export type { Correction, CorrectionReport } from './correct-record.js'
export type { RotationReport } from './pseudonym-key.js'
export type { PseudonymKey } from './pseudonym.js'
export type { ImportErrorCode } from './import-error.js'
