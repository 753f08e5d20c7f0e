import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { SheetRow } from './cell.js'
import { ImportError } from './import-error.js'
import { plainRows } from './rows-plain.js'
import type { Book } from './rows.js'
import type { TextFile } from './rows-text.js'

/** Rows handed on at a time. */
const batch = 500
/** The longest row, in characters; a quote that is never closed would make one of the rest of the file. */
const longestRow = 1_000_000

/** Opens delimited text. */
export function openCsv(file: string, { hasQuotes, text, share }: TextFile, delimiter: string): Book {
  async function* quotedRows(fromLine = 1): AsyncGenerator<readonly SheetRow[]> {
    const parser = parse({
      delimiter,
      // The parser expects rows as long as the first, and makes an error object for each that is not: begin with the header.
      from_line: fromLine,
      info: true,
      max_record_size: longestRow,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
    })
    // The callback takes an error that the loop below throws as well.
    pipeline(text(), parser, () => undefined)
    let collected: SheetRow[] = []
    let ended = fromLine - 1
    try {
      for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
        collected.push({ line: ended + 1, cells: record })
        ended = info.lines
        if (collected.length < batch) continue
        yield collected
        collected = []
      }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      // The parser's own words may hold a row.
      throw new ImportError(
        'file-damaged',
        `${file} cannot be read as CSV near line ${ended + 1} (${error.code}): look for a quotation mark that is not closed, or a cell of more than ${longestRow} characters`,
      )
    } finally {
      parser.destroy()
    }
    if (collected.length > 0) yield collected
  }

  const rows = hasQuotes ? quotedRows : (fromLine = 1) => plainRows(file, text(), { delimiter, fromLine, longestRow })
  return { sheets: [{ name: null, rows }], hidden: [], rowsMaySlip: true, from1904: false, share }
}
