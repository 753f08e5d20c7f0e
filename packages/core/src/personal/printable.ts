import { personalKind } from './personal.js'

/**
 * Controls (also ESC, BEL, C1), line and paragraph ends, what turns the direction of writing, what cannot be seen,
 * halves of letters.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]/gu

/**
 * The text on one line, with � for every letter that a terminal would obey or hide. For whatever comes from outside:
 * names of files and sheets, headers.
 */
export function printable(text: string): string {
  return text.replace(unprintable, '\ufffd')
}

/**
 * A name from outside, for people: printable, and … where it seems to hold something of a person; a file keeps its
 * ending.
 */
export function shownName(name: string): string {
  if (personalKind(name) === null) return printable(name)
  return `…${/\.[a-z]{1,6}$/i.exec(name)?.[0] ?? ''}`
}
