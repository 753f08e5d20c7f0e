import { cellText, cleanText, type Cell } from '../base/cell.js'

/** The number of characters of a header that are read. A longer one is cut, and then matches no name. */
export const longestHeader = 200

const openers = new Set('([{【〔「『〈《〖')
const closers = new Set(')]}】〕」』〉》〗')
/** Characters that mark a required column, and the colon behind a label. */
const marks = new Set('*★☆※●▲◆:')

/** A header as sent, with a limit: repeated spaces become one, and a text that is too long ends with an ellipsis. */
export function headerText(cell: Cell): string {
  const text = cellText(cell).replace(/\s+/g, ' ')
  return text.length > longestHeader ? `${text.slice(0, longestHeader)}…` : text
}

/**
 * A header normalised for comparison: half-width, lower case, with round brackets, without spaces, line breaks and
 * marks of a required column.
 */
export function headerName(header: string): string {
  const text = cleanText(headerText(header)).toLowerCase()
  let name = ''
  for (const letter of text) if (letter !== ' ') name += openers.has(letter) ? '(' : closers.has(letter) ? ')' : letter
  let from = 0
  let to = name.length
  while (from < to && marks.has(name[from]!)) from += 1
  while (to > from && marks.has(name[to - 1]!)) to -= 1
  return name.slice(from, to)
}

/**
 * A header name divided into the text outside of brackets and the text in each bracket; brackets within others are left
 * out.
 */
export interface BracketedName {
  readonly bare: string
  readonly within: readonly string[]
}

/** Divides a name in one pass. A bracket that is never closed extends to the end. */
export function withoutBrackets(name: string): BracketedName {
  let bare = ''
  let depth = 0
  const within: string[] = []
  for (const letter of name)
    if (letter === '(') {
      depth += 1
      if (depth === 1) within.push('')
    } else if (letter === ')' && depth > 0) depth -= 1
    else if (depth === 0) bare += letter
    else within[within.length - 1] += letter
  return { bare, within: within.filter((each) => each !== '') }
}
