import { personalKind } from './personal.js'

/**
 * Control characters (also ESC, BEL, C1), line and paragraph separators, bidirectional controls, invisible characters,
 * unpaired surrogates.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]/gu

/**
 * The text on one line, with � for every character that a terminal would execute or hide. For every text from outside:
 * names of files and sheets, headers.
 */
export function printable(text: string): string {
  return text.replace(unprintable, '\ufffd')
}

/**
 * A name from outside, for display: printable, and … if it seems to contain personal data; a file keeps its extension.
 */
export function shownName(name: string): string {
  if (personalKind(name) === null) return printable(name)
  return `…${/\.[a-z]{1,6}$/i.exec(name)?.[0] ?? ''}`
}
