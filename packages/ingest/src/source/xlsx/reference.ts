/** The place of a cell, as in `B7`. */
export interface Reference {
  readonly letters: string
  /** Null if there is only a column. */
  readonly row: number | null
}

/** Reads `B7`, `$B$7` or `b7`; null for other texts. */
export function readReference(text: string): Reference | null {
  const found = text.length > 12 ? null : /^\$?([A-Z]{1,3})\$?(\d{1,7})?$/i.exec(text)
  return found === null
    ? null
    : { letters: found[1]!.toUpperCase(), row: found[2] === undefined ? null : Number(found[2]) }
}

/** A is 0, Z is 25, AA is 26. */
export function columnIndex(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}
