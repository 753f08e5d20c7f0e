// What writes workbooks, which needs exceljs; a door of its own, so that whoever only reads files does without.

// Rows that were refused, with their reasons.
export { exportQuarantine } from './workbook/export-quarantine.js'

// An empty workbook to fill in.
export { writeTemplate } from './workbook/write-template.js'

// Types.
export type { QuarantineExport, QuarantineExportOptions } from './workbook/export-quarantine.js'
export type { TemplateOptions } from './workbook/write-template.js'
