import { longestCell, mostColumns } from '../base/bounds.js'
import type { Cell } from '../base/cell.js'
import { ImportError } from '../base/import-error.js'

/**
 * The cells of a row of text, without blank ones beyond the last column that a table may have. Throws `file-too-large`
 * for more columns, and for a cell that is too long.
 */
export function boundedCells(cells: readonly string[], file: string, line: number): readonly Cell[] {
  for (const { length } of cells)
    if (length > longestCell)
      throw new ImportError(
        'file-too-large',
        `${file} has a cell of more than ${longestCell} characters in line ${line}`,
      )
  if (cells.length <= mostColumns) return cells
  // Spreadsheets write thousands of delimiters behind a row that was once formatted.
  const stated = cells.findLastIndex((cell) => cell.trim() !== '')
  if (stated >= mostColumns)
    throw new ImportError(
      'file-too-large',
      `${file} has a cell in column ${stated + 1} of line ${line}; a table may have ${mostColumns} columns`,
    )
  return cells.slice(0, mostColumns)
}
