// The monthly board with comparisons and ranks, as a workbook and as a page.
export { reportOf } from './report.js'
export { reportPage } from './report-page.js'
export { reportWorkbook } from './report-workbook.js'
export { greenIsGood, redIsGood } from './status-colours.js'

// Observations as files, in batches.
export { observationsCsv } from './observation-csv.js'
export { observationsParquet } from './observation-parquet.js'
export { sdmxCsv } from './sdmx-csv.js'
export { sdmxData } from './sdmx-data.js'
export { sdmxStructure } from './sdmx-structure.js'
export { writeWholeFile } from './whole-file.js'

// Cells that no spreadsheet takes for a formula.
export { neutralText, plainText } from './neutral-text.js'

// Types.
export type { Batches } from './batches.js'
export type { MessageOptions } from './sdmx-message.js'
export type { SdmxMaintainer } from './sdmx-ids.js'
export type { Report, ReportCell, ReportInput, ReportRow, Section } from './report.js'
export type { WorkbookOptions } from './sheet-frame.js'
export type { StatusColour, StatusColours } from './status-colours.js'
