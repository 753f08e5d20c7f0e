import { isBlank, pieceOf, type Piece } from '../base/piece.js'

/** A line without a full stop that is at least this long goes on in the next: it was broken to fit a page. */
const brokenLine = 25

/** Divides a stretch at full stops, semicolons and line ends. `text` and its `plain` form have the same length. */
export function sentencesIn(text: string, plain: string, from: number, to: number): readonly Piece[] {
  const found: Piece[] = []
  let start = from
  let line = from
  const cut = (at: number): void => {
    const piece = pieceOf(text, start, at)
    if (piece !== null) found.push(piece)
    start = at
  }
  for (let at = from; at < to; at += 1) {
    const sign = plain.charAt(at)
    if ('。;!?'.includes(sign)) {
      while (at + 1 < to && /[”’」』)》]/.test(plain.charAt(at + 1))) at += 1
      cut(at + 1)
    } else if (sign === '\n') {
      if (!goesOn(plain, line, at, to)) cut(at)
      line = at + 1
    }
  }
  cut(to)
  return found
}

function goesOn(plain: string, line: number, end: number, to: number): boolean {
  let last = end - 1
  while (last > line && isBlank(plain, last)) last -= 1
  const next = plain.charAt(end + 1)
  return (
    last - line + 1 >= brokenLine &&
    end + 1 < to &&
    /[\u4e00-\u9fff\d,、]/.test(next) &&
    !/[。;:!?]/.test(plain.charAt(last))
  )
}
