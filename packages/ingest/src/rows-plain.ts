import type { SheetRow } from './cell.js'
import { longestRow } from './bounds.js'
import { boundedCells } from './bounded-cells.js'
import { ImportError } from './import-error.js'

/** Rows handed on at a time. */
const batch = 500

/**
 * Rows of delimited text that has no quotation mark anywhere, where a row is a line and a cell what lies between two delimiters.
 * Most large files are such, and are read several times faster than by a parser that must look at each letter.
 */
export async function* plainRows(
  file: string,
  chunks: AsyncIterable<string>,
  { delimiter, fromLine }: { readonly delimiter: string; readonly fromLine: number },
): AsyncGenerator<readonly SheetRow[]> {
  let line = 0
  let rest = ''
  let rows: SheetRow[] = []
  const take = (text: string): void => {
    line += 1
    if (line >= fromLine) rows.push({ line, cells: boundedCells(text.split(delimiter), file, line) })
  }
  for await (const chunk of chunks) {
    let text = rest + chunk
    // A line end may be cut in two.
    const cut = text.endsWith('\r') ? '\r' : ''
    if (cut !== '') text = text.slice(0, -1)
    const lines = text.split(/\r\n|\n|\r/)
    rest = lines.pop()! + cut
    if (rest.length > longestRow)
      throw new ImportError('file-damaged', `${file} cannot be read as CSV near line ${line + 1}: a row has more than ${longestRow} characters`)
    for (const each of lines) {
      if (each.length > longestRow)
        throw new ImportError('file-damaged', `${file} cannot be read as CSV near line ${line + 1}: a row has more than ${longestRow} characters`)
      take(each)
      if (rows.length < batch) continue
      yield rows
      rows = []
    }
  }
  const last = rest.replace(/\r$/, '')
  if (rest !== '') take(last)
  if (rows.length > 0) yield rows
}
