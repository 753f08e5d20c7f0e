import { MinzhengError } from '@minzheng/core'

/** Why a whole file was not imported. A single bad row is never a reason: it goes to quarantine. */
export type ImportErrorCode =
  | 'file-not-found'
  | 'not-a-file'
  | 'file-unreadable'
  | 'file-outside'
  | 'file-empty'
  | 'file-format'
  | 'file-damaged'
  | 'file-encoding'
  | 'file-too-large'
  | 'file-changed'
  | 'personal-name'
  | 'no-dataset'
  | 'several-datasets'
  | 'missing-columns'
  | 'duplicate-column'
  | 'header-note'
  | 'several-tables'
  | 'title-district'
  | 'title-period'
  | 'title-unit'
  | 'title-register'
  | 'register-scope'
  | 'district-not-allowed'
  | 'pseudonym-key'
  | 'record-not-found'
  | 'change-refused'
  | 'nothing-quarantined'
  | 'not-mended'
  | 'file-unwritable'

/** Says which file has what fault, and what to do. Never contains a cell of a data row. */
export class ImportError extends MinzhengError<ImportErrorCode> {
  override readonly name = 'ImportError'
}
