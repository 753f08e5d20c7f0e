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
