// The monthly board with comparisons and ranks, as a workbook and as a page.
export { reportOf } from './report/report.js'
export { reportPage } from './page/report-page.js'
export { reportWorkbook } from './workbook/report-workbook.js'

// Tables of a page as workbooks.
export { boardWorkbook } from './workbook/board-workbook.js'
export { tableWorkbook } from './workbook/table-workbook.js'

// Colours of states.
export { greenIsGood, redIsGood } from './base/status-colours.js'

// Observations as files, in batches.
export { observationsCsv } from './observations/observation-csv.js'
export { observationsParquet } from './observations/observation-parquet.js'
export { observationsWorkbook } from './observations/observation-workbook.js'
export { sdmx21Csv, sdmx21Data } from './sdmx/sdmx-21-data.js'
export { sdmx21Structure } from './sdmx/sdmx-21-structure.js'
export { sdmxConstraint } from './sdmx/sdmx-constraint.js'
export { sdmxCsv } from './sdmx/sdmx-csv.js'
export { sdmxData } from './sdmx/sdmx-data.js'
export { sdmxStructure } from './sdmx/sdmx-structure.js'
export {
  sdmxDimensions,
  sdmxFlow,
  sdmxKey,
  sdmxNames,
  sdmxTimeDimension,
  type SdmxDimension,
} from './sdmx/sdmx-names.js'
export { writeWholeFile } from './base/whole-file.js'

// Cells that no spreadsheet takes for a formula.
export { neutralText, plainText } from './base/neutral-text.js'

// Types.
export type { Batches } from './base/batches.js'
export type { FileHeader } from './base/file-header.js'
export type { MessageOptions } from './sdmx/sdmx-message.js'
export type { SdmxMaintainer } from './sdmx/sdmx-ids.js'
export type { Report, ReportCell, ReportInput, ReportRow, Section } from './report/report.js'
export type { Table, TableCell } from './workbook/table-workbook.js'
export type { WorkbookOptions } from './workbook/sheet-frame.js'
export type { StatusColour, StatusColours } from './base/status-colours.js'
