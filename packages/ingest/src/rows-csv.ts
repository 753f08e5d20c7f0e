import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { readBytes } from './bytes.js'
import type { SheetRow } from './cell.js'
import { ImportError } from './import-error.js'
import type { Book } from './rows.js'
import type { SourceFile } from './source-file.js'

/** Rows handed on at a time. */
const batch = 500
/** The longest row, in characters; a quote that is never closed would make one of the rest of the file. */
const longestRow = 1_000_000

/** Opens a CSV file, or with tabs a TSV file, in UTF-8 or GB18030. */
export function openCsv(source: SourceFile, delimiter: ',' | '\t'): Book {
  if (source.holdsNul)
    throw new ImportError(
      'file-encoding',
      `${source.name} holds NUL bytes, so it is no text file in UTF-8 or GB18030; save it as "CSV UTF-8", or as .xlsx with that ending`,
    )
  const { encoding } = source
  if (encoding === null) throw new ImportError('file-encoding', `${source.name} is neither UTF-8 nor GB18030; save it as "CSV UTF-8"`)
  let read = 0

  async function* text(): AsyncGenerator<string> {
    const decoder = new TextDecoder(encoding!, { fatal: true })
    for await (const chunk of readBytes(source.handle, 0, source.size)) {
      read += chunk.length
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder.decode()
  }

  async function* rows(fromLine = 1): AsyncGenerator<readonly SheetRow[]> {
    read = 0
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
        `${source.name} cannot be read as CSV near line ${ended + 1} (${error.code}): look for a quotation mark that is not closed`,
      )
    } finally {
      parser.destroy()
    }
    if (collected.length > 0) yield collected
  }

  return { sheets: [{ name: null, rows }], hidden: [], rowsMaySlip: true, share: () => Math.min(1, read / source.size) }
}
