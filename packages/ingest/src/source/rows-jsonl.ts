import { longestCell, longestRow, mostColumns } from '../base/bounds.js'
import type { Cell, SheetRow } from '../base/cell.js'
import { ImportError } from '../base/import-error.js'
import { repeatsName } from './json-names.js'
import { fault } from '../base/reasons.js'
import type { Book } from './rows.js'
import type { TextFile } from './rows-text.js'

const batch = 500

const notAnObject = fault('json', '该行不是JSON对象', 'is not a JSON object')
const repeated = fault(
  'json-repeated',
  '同一名称写了两次,看不出以哪个为准',
  'states one name twice, so it is unclear which value is meant',
)
const nested = fault('json-nested', '该行含嵌套的数组或对象', 'contains an array or an object within the object')

/**
 * Opens JSON Lines: one object a line, whose names are read like headers (the Chinese title, an alias, or the field's
 * own name). It first reads the whole file for its names, so that a name in a late line is not lost.
 */
export async function openJsonLines(file: string, text: TextFile): Promise<Book> {
  const names = new Map<string, number>()
  for await (const { value } of objects(file, text))
    if (value !== null)
      for (const name of Object.keys(value)) {
        if (!names.has(name)) names.set(name, names.size)
        if (names.size > mostColumns)
          throw new ImportError('file-format', `${file} uses more than ${mostColumns} names in its objects`)
      }
  const header: SheetRow = { line: 0, cells: [...names.keys()] }

  async function* rows(): AsyncGenerator<readonly SheetRow[]> {
    let collected: SheetRow[] = [header]
    for await (const { line, value, isRepeated } of objects(file, text)) {
      collected.push(isRepeated ? { line, cells: ['{'], fault: repeated } : rowOf(file, line, value, names))
      if (collected.length < batch) continue
      yield collected
      collected = []
    }
    if (collected.length > 0) yield collected
  }

  return { sheets: [{ name: null, rows }], hidden: [], rowsMaySlip: false, from1904: false, share: text.share }
}

function rowOf(file: string, line: number, value: object | null, names: ReadonlyMap<string, number>): SheetRow {
  // A cell that is not blank, so that the row does not count as an empty one.
  if (value === null) return { line, cells: ['{'], fault: notAnObject }
  const cells = Array.from<Cell>({ length: names.size }).fill(null)
  let isNested = false
  for (const [name, cell] of Object.entries(value)) {
    if (typeof cell === 'object' && cell !== null) isNested = true
    else cells[names.get(name)!] = cell as Cell
    if (typeof cell === 'string' && cell.length > longestCell)
      throw new ImportError(
        'file-too-large',
        `${file} has a cell of more than ${longestCell} characters in line ${line}`,
      )
  }
  return isNested ? { line, cells: ['{', ...cells], fault: nested } : { line, cells }
}

/** The objects with their lines; null for a line without an object. Blank lines are left out. */
async function* objects(
  file: string,
  { text }: TextFile,
): AsyncGenerator<{ readonly line: number; readonly value: object | null; readonly isRepeated: boolean }> {
  let line = 0
  for await (const written of lines(file, text())) {
    line += 1
    if (written.trim() === '') continue
    const value = parsed(written)
    yield { line, value, isRepeated: value !== null && repeatsName(written, Object.keys(value).length) }
  }
}

function parsed(written: string): object | null {
  try {
    const value: unknown = JSON.parse(written)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    // The parser's message contains a part of the line.
    return null
  }
}

async function* lines(file: string, chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split(/\r?\n/)
    rest = parts.pop()!
    if (rest.length > longestRow || parts.some((part) => part.length > longestRow))
      throw new ImportError('file-too-large', `${file} has a line of more than ${longestRow} characters`)
    yield* parts
  }
  if (rest !== '') yield rest
}
