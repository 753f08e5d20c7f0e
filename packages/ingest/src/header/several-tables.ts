import { ImportError } from '../base/import-error.js'

/** Two tables in one sheet: rows below the second header do not belong to the first table. */
export function severalTables(file: string, first: number, second: number): ImportError {
  return new ImportError(
    'several-tables',
    `${file}: 第${first}行和第${second}行各有一个表头，请把每张表放在单独的工作表或文件中 lines ${first} and ${second} each begin a table; put each table into a separate sheet or file`,
    { lines: [first, second] },
  )
}
