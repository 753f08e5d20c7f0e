import { longestCell, mostColumns } from '../../base/bounds.js'
import type { Cell, SheetRow } from '../../base/cell.js'
import { formulaFailed, withoutResult } from '../../base/formula-error.js'
import { ImportError } from '../../base/import-error.js'
import { decodeEscapes } from './escapes.js'
import type { Layout } from './layout.js'
import { mergeFiller } from './merge-filler.js'
import { columnIndex, readReference } from './reference.js'
import type { Workbook } from './workbook.js'
import { readXml } from './xml.js'
import type { Zip, ZipEntry } from './zip.js'

/** The last row of a sheet in any spreadsheet program. */
const lastLine = 2 ** 20

/** A cell while it is read. */
interface ReadCell {
  column: number
  type: string
  style: number
  /** The content of `<v>`, and that of `<is>`; null without one. */
  value: string | null
  inline: string | null
  hasFormula: boolean
}

/** Reads the rows of one sheet, and repeats a cell that spans rows in each of them. */
export async function* readSheet(
  zip: Zip,
  entry: ZipEntry,
  {
    book,
    layout,
    file,
    onRead,
  }: {
    readonly book: Workbook
    readonly layout: Layout
    readonly file: string
    readonly onRead?: (bytes: number) => void
  },
): AsyncGenerator<readonly SheetRow[]> {
  const fill = mergeFiller(layout.merges)
  let rows: SheetRow[] = []
  let line = 0
  let hidden = false
  let cells: Cell[] | null = null
  const cell: ReadCell = { column: -1, type: 'n', style: 0, value: null, inline: null, hasFormula: false }
  let reading: 'value' | 'inline' | null = null
  let inReading = false
  const damaged = (what: string): ImportError => new ImportError('file-damaged', `${file}: row ${line} ${what}`)
  const events = {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      switch (name) {
        case 'c':
          cell.column = attributes['r'] === undefined ? cell.column + 1 : columnOf(attributes['r'], damaged)
          cell.type = attributes['t'] ?? 'n'
          cell.style = Number(attributes['s'] ?? 0)
          cell.value = null
          cell.inline = null
          cell.hasFormula = false
          break
        case 'v':
          cell.value ??= ''
          reading = 'value'
          break
        case 'f':
          cell.hasFormula = true
          break
        case 'is':
          cell.inline ??= ''
          break
        case 't':
          if (cell.inline !== null) reading = 'inline'
          break
        case 'rPh':
          inReading = true
          break
        case 'row': {
          const stated: number = attributes['r'] === undefined ? line + 1 : Number(attributes['r'])
          if (!Number.isInteger(stated) || stated <= line || stated > lastLine)
            throw new ImportError(
              'file-damaged',
              `${file} has wrong row numbers after row ${line}: they must rise from 1 to ${lastLine}`,
            )
          line = stated
          hidden = isHidden(attributes)
          cells = []
          cell.column = -1
        }
      }
    },
    text: (part: string): void => {
      if (reading === null || inReading) return
      const text = (reading === 'value' ? cell.value! : cell.inline!) + part
      if (reading === 'value') cell.value = text
      else cell.inline = text
      // An escape is seven characters for one.
      if (text.length > 7 * longestCell) throw tooLong(file, line)
    },
    close: (name: string): void => {
      if (name === 'v' || name === 't') reading = null
      else if (name === 'rPh') inReading = false
      else if (name === 'c') {
        if (cells === null) return
        const read = cellOf(cell, book, damaged)
        if (read === null || read === '') return
        if (typeof read === 'string' && read.length > longestCell) throw tooLong(file, line)
        if (cell.column >= mostColumns)
          throw new ImportError(
            'file-too-large',
            `${file} has a cell in column ${cell.column + 1} of row ${line}; a table may have ${mostColumns} columns`,
          )
        while (cells.length < cell.column) cells.push(null)
        cells[cell.column] = read
      } else if (name === 'row' && cells !== null) {
        const filled = fill(line, cells)
        rows.push(hidden ? { line, ...filled, hidden } : { line, ...filled })
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

function columnOf(reference: string, damaged: (what: string) => ImportError): number {
  const read = readReference(reference)
  if (read === null) throw damaged('has a cell whose place must be one of a sheet, such as B7')
  return columnIndex(read.letters)
}

function isHidden({ hidden, ht }: Readonly<Record<string, string>>): boolean {
  return hidden === '1' || hidden === 'true' || (ht !== undefined && Number(ht) === 0)
}

const tooLong = (file: string, line: number): ImportError =>
  new ImportError('file-too-large', `${file} has a cell of more than ${longestCell} characters in row ${line}`)

function cellOf(
  { type, style, value, inline, hasFormula }: ReadCell,
  book: Workbook,
  damaged: (what: string) => ImportError,
): Cell {
  // `<is>` is the content of an inline string, whatever else the cell contains.
  if (type === 'inlineStr' || value === null) {
    if (inline !== null) return decodeEscapes(inline)
    if (value === null) return hasFormula ? withoutResult : null
  }
  // The empty text is a valid result that programs write like this; any other empty result was never computed.
  if (value === '') return hasFormula && type !== 'str' ? withoutResult : null
  switch (type) {
    case 's': {
      const text = book.sharedStrings[Number(value)]
      if (text === undefined) throw damaged('has a cell whose text is not in the file')
      return text
    }
    case 'b':
      return value === '1' || value === 'true'
    case 'e':
      return formulaFailed(value)
    case 'n': {
      const number = isNumber(value) ? Number(value) : Number.NaN
      if (!Number.isFinite(number)) return value
      return book.styles[style]?.(number, book.from1904) ?? number
    }
    default:
      // inlineStr, str (a formula's text), d (a date in ISO form)
      return decodeEscapes(value)
  }
}

/** What a spreadsheet writes for a number; not 0x10, which JavaScript would accept. */
function isNumber(text: string): boolean {
  return text.length <= 64 && /^\s*[-+]?[\d.]+(?:[eE][-+]?\d+)?\s*$/.test(text)
}
