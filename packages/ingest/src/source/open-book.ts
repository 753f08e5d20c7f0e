import { extname } from 'node:path'
import { detectDelimiter, givenDelimiter } from './delimiter.js'
import { ImportError } from '../base/import-error.js'
import { openCsv } from './rows-csv.js'
import { openJsonLines } from './rows-jsonl.js'
import { openText } from './rows-text.js'
import { openXlsx } from './rows-xlsx.js'
import type { Book } from './rows.js'
import type { SourceFile } from './source-file.js'

/** Options of the user for a file whose bytes do not show how to read it. */
export interface Reading {
  /** `utf-8`, `gbk`, `gb18030`, `utf-16`, `utf-16le` or `utf-16be`. */
  readonly encoding?: string
  /** One character, or `comma`, `tab`, `semicolon`, `pipe`. */
  readonly delimiter?: string
}

const workbooks = ['.xlsx', '.xlsm', '.xls', '.et']
const texts = ['.csv', '.tsv', '.txt', '.tab']
const jsonLines = ['.jsonl', '.ndjson']
const known = [...texts, ...jsonLines, '.xlsx', '.xlsm']

/** Opens a file according to its bytes; its ending is only a hint. */
export async function openBook(source: SourceFile, reading: Reading = {}): Promise<Book> {
  const { name, head } = source
  const ending = extname(name).toLowerCase()
  if (![...known, ...workbooks].includes(ending))
    throw new ImportError(
      'file-format',
      `${name} ends in ${ending === '' ? 'nothing' : ending}; it must end in ${known.join(', ')}`,
    )
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04' || ending === '.xlsx' || ending === '.xlsm')
    return openXlsx(source)
  if (head.toString('hex', 0, 4) === 'd0cf11e0')
    throw new ImportError(
      'file-format',
      `${name} is an old .xls workbook, or has a password; open it and save it as .xlsx without one`,
    )
  const text = await openText(source, reading.encoding)
  if (/^\s*(<!doctype|<html|<table|<\?xml)/i.test(text.head))
    throw new ImportError('file-format', `${name} is a web page, not a workbook; open it and save it as .xlsx`)
  if (jsonLines.includes(ending) || /^\s*\{\s*"/.test(text.head)) return openJsonLines(name, text)
  const usual = ending === '.tsv' || ending === '.tab' ? '\t' : ','
  return openCsv(
    name,
    text,
    reading.delimiter === undefined ? detectDelimiter(text.head, usual) : givenDelimiter(reading.delimiter),
  )
}
