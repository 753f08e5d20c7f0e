import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { SheetRow } from '../base/cell.js'
import { longestRow } from '../base/bounds.js'
import { boundedCells } from './bounded-cells.js'
import { ImportError } from '../base/import-error.js'
import { plainRows, splitPlain, splitQuoted } from './rows-plain.js'
import type { Book } from './rows.js'
import type { TextFile } from './rows-text.js'

/** Rows per batch. */
const batch = 500

/** Opens delimited text. */
export function openCsv(file: string, { hasQuotes, text, share }: TextFile, delimiter: string): Book {
  const split = hasQuotes ? splitQuoted : splitPlain
  const rows = (fromLine = 1): AsyncGenerator<readonly SheetRow[]> =>
    plainRows(file, text(), {
      delimiter,
      fromLine,
      split,
      otherwise: (line, rest) => parsedRows(file, rest, { delimiter, fromLine: line }),
    })
  return { sheets: [{ name: null, rows }], hidden: [], rowsMaySlip: true, from1904: false, share }
}

/** The rows of a text from the parser, which accepts quotation marks anywhere. The first row has this line number. */
async function* parsedRows(
  file: string,
  text: AsyncIterable<string>,
  { delimiter, fromLine }: { readonly delimiter: string; readonly fromLine: number },
): AsyncGenerator<readonly SheetRow[]> {
  const parser = parse({
    delimiter,
    info: true,
    max_record_size: longestRow,
    record_delimiter: ['\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
  })
  // The callback gets an error that the loop below throws as well.
  pipeline(withPlainLineEnds(text), parser, () => undefined)
  let collected: SheetRow[] = []
  let ended = fromLine - 1
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      collected.push({ line: ended + 1, cells: boundedCells(record.map(withoutEscape), file, ended + 1) })
      ended = fromLine - 1 + info.lines
      if (collected.length < batch) continue
      yield collected
      collected = []
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // The parser's message may contain a row.
    throw new ImportError(
      'file-damaged',
      `${file} cannot be read as CSV near line ${ended + 1} (${error.code}): look for a quotation mark that is not closed, or a cell of more than ${longestRow} characters`,
    )
  } finally {
    parser.destroy()
  }
  if (collected.length > 0) yield collected
}

/** The parser counts a line end of two characters within a cell as two lines. */
async function* withPlainLineEnds(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let carried = ''
  for await (const chunk of chunks) {
    const text = carried + chunk
    // A chunk may end within a line end.
    carried = text.endsWith('\r') ? '\r' : ''
    yield text.slice(0, text.length - carried.length).replaceAll('\r\n', '\n')
  }
  if (carried !== '') yield carried
}

/** A clerk writes ="990102" to keep a spreadsheet from turning a code into a number: the text within is the value. */
function withoutEscape(cell: string): string {
  if (!cell.startsWith('="')) return cell
  const text = cell.trimEnd()
  const inner = text.slice(2, -1)
  return text.length > 2 && text.endsWith('"') && !inner.replaceAll('""', '').includes('"')
    ? inner.replaceAll('""', '"')
    : cell
}
