import { ImportError } from '../base/import-error.js'
import { importFile, type ImportReport } from './import-file.js'
import type { ImportOptions } from './import-options.js'

/**
 * Imports a file like `importFile`; a workbook with sheets of several datasets lands as one source for each of them, in
 * turn.
 */
export async function importWorkbook(path: string, options: ImportOptions): Promise<readonly ImportReport[]> {
  try {
    return [await importFile(path, options)]
  } catch (error) {
    if (!(error instanceof ImportError) || error.code !== 'several-datasets' || error.details['sheets'] === undefined)
      throw error
    const { datasets, sheets } = error.details as {
      readonly datasets: readonly string[]
      readonly sheets: readonly (readonly string[])[]
    }
    const reports: ImportReport[] = []
    for (const [index, dataset] of datasets.entries())
      reports.push(await importFile(path, { ...options, dataset, sheets: sheets[index]! }))
    return reports
  }
}
