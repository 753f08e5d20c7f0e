import type { Cell, SheetRow } from '../cell.js'
import { ImportError } from '../import-error.js'
import { columnIndex, readTallMerges, type TallMerge } from './merges.js'
import type { Workbook } from './workbook.js'
import { longestText, readXml } from './xml.js'
import type { Zip, ZipEntry } from './zip.js'

/** Columns beyond this are not read: no register has so many. */
const mostColumns = 512
/** The last row of a sheet in any spreadsheet program. */
const lastLine = 2 ** 20
const millisecondsPerDay = 86_400_000

/** Reads the rows of one sheet; a cell that spans rows is given in each of them. */
export async function* readSheet(
  zip: Zip,
  entry: ZipEntry,
  book: Workbook,
  file: string,
  onRead?: (bytes: number) => void,
): AsyncGenerator<readonly SheetRow[]> {
  const fill = filler(await readTallMerges(zip, entry))
  let rows: SheetRow[] = []
  let line = 0
  let cells: Cell[] | null = null
  let column = 0
  let type = ''
  let style = 0
  let text = ''
  let reading = false
  let inReading = false
  const events = {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      if (name === 'c') {
        column = attributes['r'] === undefined ? column + 1 : columnIndex(/^[A-Z]*/.exec(attributes['r'])![0])
        type = attributes['t'] ?? 'n'
        style = Number(attributes['s'] ?? 0)
        text = ''
      } else if (name === 'v' || name === 't') reading = true
      else if (name === 'rPh') inReading = true
      else if (name === 'row') {
        const said: number = attributes['r'] === undefined ? line + 1 : Number(attributes['r'])
        if (!Number.isInteger(said) || said <= line || said > lastLine)
          throw new ImportError('file-damaged', `${file} numbers its rows as no spreadsheet does (after row ${line}): rows rise from 1 to ${lastLine}`)
        line = said
        cells = []
        column = -1
      }
    },
    text: (part: string): void => {
      if (reading && !inReading) text += part
      if (text.length > longestText) throw new ImportError('file-too-large', `${file} holds a cell of more than ${longestText} characters`)
    },
    close: (name: string): void => {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'rPh') inReading = false
      else if (name === 'c') {
        if (cells === null || text === '' || column < 0 || column >= mostColumns) return
        while (cells.length < column) cells.push(null)
        cells[column] = cellOf(type, text, style, book)
      } else if (name === 'row' && cells !== null) {
        rows.push({ line, cells: fill(line, cells) })
        cells = null
      }
    },
  }
  for await (const _part of readXml(zip.read(entry, onRead), file, events)) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
}

function cellOf(type: string, text: string, style: number, book: Workbook): Cell {
  switch (type) {
    case 's':
      return book.sharedStrings[Number(text)] ?? null
    case 'b':
      return text === '1' || text === 'true'
    case 'n': {
      const value = Number(text)
      if (Number.isNaN(value)) return text
      if (book.percentStyles[style] === true) return `${Number((value * 100).toPrecision(15))}%`
      return book.dateStyles[style] === true ? new Date(Math.round((value - 25569 + (book.from1904 ? 1462 : 0)) * millisecondsPerDay)) : value
    }
    default:
      // inlineStr, str (a formula's text), d (a date in ISO form), e (an error such as #N/A)
      return text
  }
}

/** Repeats the first cell of a tall merge in the rows that it spans. */
function filler(merges: ReadonlyMap<number, readonly TallMerge[]>): (line: number, cells: Cell[]) => readonly Cell[] {
  if (merges.size === 0) return (_line, cells) => cells
  // One merge a column at a time, however many the file claims.
  const open = new Map<number, { readonly merge: TallMerge; readonly cell: Cell }>()
  return (line, cells) => {
    for (const [column, { merge, cell }] of open) {
      if (merge.to < line) open.delete(column)
      else {
        while (cells.length <= column) cells.push(null)
        cells[column] ??= cell
      }
    }
    for (const merge of merges.get(line) ?? []) if (merge.column < mostColumns) open.set(merge.column, { merge, cell: cells[merge.column] ?? null })
    return cells
  }
}
