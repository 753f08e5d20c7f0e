/** A stretch of the plan's text, letter for letter, and where it begins. */
export interface Piece {
  /** The number of UTF-16 units before it. */
  readonly offset: number
  readonly text: string
}

/** The stretch from one place to another, without blanks at its ends; null if there is nothing else. */
export function pieceOf(text: string, from: number, to: number): Piece | null {
  let start = from
  let end = to
  while (start < end && isBlank(text, start)) start += 1
  while (end > start && isBlank(text, end - 1)) end -= 1
  return start === end ? null : Object.freeze({ offset: start, text: text.slice(start, end) })
}

const blank = /\s/

/** True for spaces, line ends and the ideographic space. */
export function isBlank(text: string, at: number): boolean {
  return blank.test(text.charAt(at))
}
