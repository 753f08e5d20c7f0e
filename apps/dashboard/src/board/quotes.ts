/** A piece of a text: plain words, or words that promise something. */
export interface Piece {
  readonly text: string
  /** The numbers, from 0, of the promises that these words are; empty for plain words. */
  readonly promises: readonly number[]
}

/**
 * Cuts a text at the words that promise something, letter for letter. Promises with the same words share a piece; of
 * two that overlap, the one that begins first is marked, and the other is left to the list beside the text.
 */
export function cutAtQuotes(text: string, quotes: readonly string[]): readonly Piece[] {
  const found = [...new Set(quotes)]
    .flatMap((quote) => {
      const at = quote === '' ? -1 : text.indexOf(quote)
      return at < 0 ? [] : [{ at, quote }]
    })
    .toSorted((left, right) => left.at - right.at || right.quote.length - left.quote.length)
  const pieces: Piece[] = []
  let end = 0
  for (const { at, quote } of found) {
    if (at < end) continue
    if (at > end) pieces.push({ text: text.slice(end, at), promises: [] })
    const promises = quotes.flatMap((each, index) => (each === quote ? [index] : []))
    pieces.push({ text: quote, promises })
    end = at + quote.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), promises: [] })
  return pieces
}
