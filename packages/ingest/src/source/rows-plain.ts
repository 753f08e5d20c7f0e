import type { SheetRow } from '../base/cell.js'
import { longestRow } from '../base/bounds.js'
import { boundedCells } from './bounded-cells.js'
import { ImportError } from '../base/import-error.js'

/** Rows per batch. */
const batch = 500

/**
 * Divides a line into its cells; null if it is not a complete row, or if its quotation marks are not as programs write
 * them.
 */
export type Split = (line: string, delimiter: string) => readonly string[] | null

export const splitPlain: Split = (line, delimiter) => line.split(delimiter)

/** Each cell is either without quotation marks or in a pair of them; inside, a quotation mark is doubled. */
export const splitQuoted: Split = (line, delimiter) => {
  if (!line.includes('"')) return line.split(delimiter)
  const cells: string[] = []
  for (let at = 0; ; at += 1) {
    let end: number
    if (line[at] === '"') {
      end = line.indexOf('"', at + 1)
      while (end >= 0 && line[end + 1] === '"') end = line.indexOf('"', end + 2)
      if (end < 0 || (end + 1 < line.length && line[end + 1] !== delimiter)) return null
      cells.push(line.slice(at + 1, end).replaceAll('""', '"'))
      end += 1
    } else {
      end = line.indexOf(delimiter, at)
      if (end < 0) end = line.length
      const cell = line.slice(at, end)
      if (cell.includes('"')) return null
      cells.push(cell)
    }
    if (end === line.length) return cells
    at = end
  }
}

export interface PlainOptions {
  readonly delimiter: string
  readonly fromLine: number
  readonly split: Split
  /** Reads the rest of the text, from a line that is not a complete row. */
  readonly otherwise: (line: number, rest: AsyncIterable<string>) => AsyncIterable<readonly SheetRow[]>
}

/**
 * Rows of delimited text in which each row is a line. Nearly all files are like this, and are read several times faster
 * than by a parser that must check each character. From the first other line on, the parser reads the text.
 */
export async function* plainRows(
  file: string,
  chunks: AsyncGenerator<string>,
  { delimiter, fromLine, split, otherwise }: PlainOptions,
): AsyncGenerator<readonly SheetRow[]> {
  let line = 0
  let rest = ''
  let rows: SheetRow[] = []
  /** False if the line cannot be read alone. */
  const take = (text: string): boolean => {
    if (line + 1 < fromLine) {
      line += 1
      return true
    }
    const cells = split(text, delimiter)
    if (cells === null) return false
    line += 1
    rows.push({ line, cells: boundedCells(cells, file, line) })
    return true
  }
  for await (const chunk of chunks) {
    let text = rest + chunk
    // A chunk may end within a line end.
    const cut = text.endsWith('\r') ? '\r' : ''
    if (cut !== '') text = text.slice(0, -1)
    const lines = text.split(/\r\n|\n|\r/)
    rest = lines.pop()! + cut
    if (rest.length > longestRow) throw tooLong(file, line + 1)
    for (const [index, each] of lines.entries()) {
      if (each.length > longestRow) throw tooLong(file, line + 1)
      if (!take(each)) {
        if (rows.length > 0) yield rows
        yield* otherwise(line + 1, following(text.slice(startOf(text, index)) + cut, chunks))
        return
      }
      if (rows.length < batch) continue
      yield rows
      rows = []
    }
  }
  const last = rest.replace(/\r$/, '')
  const isRow = rest === '' || take(last)
  if (rows.length > 0) yield rows
  if (!isRow) yield* otherwise(line + 1, following(rest, chunks))
}

/** The index of the line's first character. */
function startOf(text: string, line: number): number {
  const ends = /\r\n|\n|\r/g
  for (let at = 0; at < line; at += 1) ends.exec(text)
  return ends.lastIndex
}

/** The text that was read and not used, and the text after it. */
async function* following(text: string, chunks: AsyncGenerator<string>): AsyncGenerator<string> {
  yield text
  yield* chunks
}

function tooLong(file: string, line: number): ImportError {
  return new ImportError(
    'file-damaged',
    `${file} cannot be read as CSV near line ${line}: a row has more than ${longestRow} characters`,
  )
}
