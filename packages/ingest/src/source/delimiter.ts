import { ImportError } from '../base/import-error.js'

/** Possible separators of cells. */
const delimiters = [',', '\t', ';', '|', '\uff0c'] as const
const words: Readonly<Record<string, string>> = { comma: ',', tab: '\t', '\\t': '\t', semicolon: ';', pipe: '|' }

/** The number of rows from the top in which delimiters are counted. */
const sampledRows = 20

/** The delimiter that the user gave, as a character or as its English name. Throws `file-format` for others. */
export function givenDelimiter(given: string): string {
  const found = Object.hasOwn(words, given) ? words[given]! : given
  if (found.length !== 1 || /["\r\n]/.test(found))
    throw new ImportError(
      'file-format',
      `the delimiter must be one character, or ${Object.keys(words).join(', ')}, got "${given}"`,
    )
  return found
}

/**
 * The delimiter of a text, from its first rows: the one that divides most rows into equally many cells; the usual one
 * if none does.
 */
export function detectDelimiter(text: string, usual: string): string {
  const counts = countsByRow(text)
  let best = { delimiter: usual, parted: 0 }
  for (const delimiter of [usual, ...delimiters.filter((each) => each !== usual)]) {
    const rows = counts.map((row) => row.get(delimiter) ?? 0).filter((count) => count > 0)
    const times = new Map<number, number>()
    for (const count of rows) times.set(count, (times.get(count) ?? 0) + 1)
    const parted = Math.max(0, ...[...times].map(([count, rowsAlike]) => count * rowsAlike))
    if (parted > best.parted) best = { delimiter, parted }
  }
  return best.delimiter
}

/** How often each delimiter occurs outside quotation marks in the first rows. */
function countsByRow(text: string): readonly ReadonlyMap<string, number>[] {
  const rows: Map<string, number>[] = []
  let row = new Map<string, number>()
  let quoted = false
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    else if (quoted) continue
    else if (letter === '\n' || letter === '\r') {
      if (row.size > 0) rows.push(row)
      row = new Map()
      if (rows.length >= sampledRows) return rows
    } else if ((delimiters as readonly string[]).includes(letter)) row.set(letter, (row.get(letter) ?? 0) + 1)
  }
  if (row.size > 0) rows.push(row)
  return rows
}
