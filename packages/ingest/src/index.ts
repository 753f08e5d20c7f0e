// Import of files.
export { importFile } from './import/import-file.js'
export { mostDepartures } from './import/import-options.js'
export { elsewhere } from './import/allowed-place.js'
export { importWorkbook } from './import/import-workbook.js'
export { ImportError } from './base/import-error.js'
export { errorText as errorLine } from '@minzheng/core/privacy'
export { moneyUnits } from './header/money-unit.js'
export { skipKinds } from './rows/skipped-row.js'

// Import of refused rows after correction. To export them: `@minzheng/ingest/workbooks`.
export { importMended } from './import/import-mended.js'
export { importPatched } from './import/import-patched.js'
export { readRefusedRows } from './import/refused-rows.js'

// Acts on one record: its key as people write it, and its correction.
export { correctRecord } from './import/correct-record.js'
export { readKey } from './import/read-key.js'

// The key of pseudonyms.
export { loadPseudonymKey, rotatePseudonymKey } from './pseudonym/pseudonym-key.js'
export { pseudonymKeyFault } from './pseudonym/pseudonym-key-text.js'

// Types.
export type { AllowedPlace, ImportOptions, ImportProgress, ReadingOptions } from './import/import-options.js'
export type { ImportReport } from './import/import-file.js'
export type { SkippedRow } from './import/sheet-counts.js'
export type { RegisterKind } from './header/title.js'
export type { KeyReading } from './import/read-key.js'
export type { StatedReturn } from './import/stated-return.js'
export type { MendOptions, MendReport } from './import/land-mended.js'
export type { PatchOptions, PatchReport, RowPatch } from './import/import-patched.js'
export type { RefusedRows, RefusedRowsOptions } from './import/refused-rows.js'
export type { Correction, CorrectionReport } from './import/correct-record.js'
export type { RotationReport } from './pseudonym/pseudonym-key.js'
export type { PseudonymKey } from './pseudonym/pseudonym.js'
export type { ImportErrorCode } from './base/import-error.js'
