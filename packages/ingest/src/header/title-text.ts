import { cellText, type SheetRow } from '../base/cell.js'

/**
 * Letters of all rows above a header that are read. A title in a file is a line or two; notes above it rarely fill a
 * page.
 */
export const longestTitle = 10_000
/** Between what stands in two cells. */
const border = ' · '

/**
 * The words of title rows: each cell that says something, spaces in a row once. Null where they are too many to be
 * read.
 */
export function titleText(rows: readonly SheetRow[]): string | null {
  const words: string[] = []
  let length = 0
  for (const { cells } of rows)
    for (const cell of cells) {
      if (cell === null || cell === '') continue
      const text = cellText(cell).replace(/\s+/g, ' ')
      if (text === '') continue
      length += text.length + border.length
      if (length > longestTitle) return null
      words.push(text)
    }
  return words.join(border)
}
