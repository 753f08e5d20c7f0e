import { cellText, cleanText, type Cell } from '../base/cell.js'

/** Letters of a header that are read. A longer one is cut, and then is the name of nothing. */
export const longestHeader = 200

const openers = new Set('([{【〔「『〈《〖')
const closers = new Set(')]}】〕」』〉》〗')
/** Letters that mark a required column, and the colon behind a label. */
const marks = new Set('*★☆※●▲◆:')

/** A header as sent, bounded: spaces in a row count once, and what is too long ends with an ellipsis. */
export function headerText(cell: Cell): string {
  const text = cellText(cell).replace(/\s+/g, ' ')
  return text.length > longestHeader ? `${text.slice(0, longestHeader)}…` : text
}

/**
 * A header to compare by: half-width, in small letters, with round brackets, without spaces, line breaks and marks of a
 * required column.
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
 * A header name taken apart: what stands outside of brackets, and what in each of them; brackets within others are left
 * out.
 */
export interface BracketedName {
  readonly bare: string
  readonly within: readonly string[]
}

/** Takes a name apart in one pass. A bracket that is never closed reaches to the end. */
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
