// Writing workbooks needs exceljs. It is a separate entry point, so that reading files does not need it.

// Refused rows with their reasons.
export { exportQuarantine } from './workbook/export-quarantine.js'

// An empty workbook to fill in.
export { writeTemplate } from './workbook/write-template.js'

// Types.
export type { QuarantineExport, QuarantineExportOptions } from './workbook/export-quarantine.js'
export type { TemplateOptions } from './workbook/write-template.js'
