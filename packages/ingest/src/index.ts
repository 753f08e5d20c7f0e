export { importFile } from './import-file.js'
export { correctRecord } from './correct-record.js'
export { loadPseudonymKey } from './pseudonym-key.js'
export { ImportError } from './import-error.js'

// Types.
export type { ImportOptions, ImportProgress, ImportReport, StatedReturn } from './import-file.js'
export type { Correction, CorrectionReport } from './correct-record.js'
export type { ImportErrorCode } from './import-error.js'
