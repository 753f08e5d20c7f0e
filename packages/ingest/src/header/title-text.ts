import { cellText, type SheetRow } from '../base/cell.js'

/**
 * The number of characters that are read of all rows above a header. A title is a line or two, and notes above it
 * rarely fill a page.
 */
export const longestTitle = 10_000
/** Separates the texts of two cells. */
const border = ' · '

/** The words of title rows: each cell with text, with repeated spaces as one. Null if the text is too long. */
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
