/** Enough of a tag to recognise it if it is cut by the end of a chunk. */
const longestTag = 256
const word = 'sheetData'

/**
 * The XML of a sheet without the content of `<sheetData>`, found without parsing, since nearly all of a sheet is its
 * rows. Calls `onStep` with the number of characters that it checked.
 */
export async function* withoutRows(
  chunks: AsyncIterable<Buffer>,
  onStep?: (letters: number) => void,
): AsyncGenerator<Buffer> {
  let place: 'before' | 'within' | 'after' = 'before'
  let carried = ''
  for await (const chunk of chunks) {
    // One character per byte: the word is ASCII, and no byte of another character looks like one.
    let text = carried + chunk.toString('latin1')
    carried = ''
    let out = ''
    onStep?.(text.length)
    if (place === 'before') {
      const found = tagIn(text, '<')
      if (found === null) {
        out += text.slice(0, -longestTag)
        carried = text.slice(-longestTag)
      } else {
        const end = text.indexOf('>', found.end)
        if (end < 0 && text.length - found.end < longestTag) {
          out += text.slice(0, found.start)
          carried = text.slice(found.start)
        } else if (end < 0) {
          // No tag of rows is this long; the parser reports the fault.
          place = 'after'
        } else {
          out += text.slice(0, end + 1)
          place = text[end - 1] === '/' ? 'after' : 'within'
          text = text.slice(end + 1)
        }
      }
    }
    if (place === 'within') {
      const found = tagIn(text, '</')
      if (found === null) carried = text.slice(-longestTag)
      else {
        place = 'after'
        text = text.slice(found.start)
      }
    }
    if (place === 'after') out += text
    if (out !== '') yield Buffer.from(out, 'latin1')
  }
  if (place === 'before' && carried !== '') yield Buffer.from(carried, 'latin1')
}

/** The first tag of the word, with or without a prefix. */
function tagIn(text: string, opening: '<' | '</'): { readonly start: number; readonly end: number } | null {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length
    // The next character distinguishes `sheetData` from a longer word.
    if (end >= text.length) return null
    if (!/[\s/>]/.test(text[end]!)) continue
    const before = text.slice(Math.max(0, at - longestTag + word.length + 2), at)
    const found = /(<\/?)(?:[^\s<>/:]+:)?$/.exec(before.slice(before.lastIndexOf('<')))
    if (found !== null && found[1] === opening) return { start: at - found[0].length, end }
  }
  return null
}
