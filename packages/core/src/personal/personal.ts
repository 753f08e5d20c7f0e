import { personalNumber } from './numbers.js'
import type { PersonalKind } from './personal-kind.js'
import { plainForm } from './plain-text.js'
import { personalWordsIn } from './words.js'

/** Letters that are looked through; what is longer is no code, and is cut before any pattern sees it. */
const longest = 4000
/** Digits of the shortest number that needs no words beside it: 010 and seven. */
const fewest = 10
/** Codes such as C8 need no closer look. */
const harmless = /^[\x20-\x3f\x41-\x7e]*$/

/**
 * What a text seems to hold of a person, however it is written: an identity number (15 or 18 digits, also with a slip
 * of the pen), a telephone number, a bank card, a passport or permit, an address, an e-mail address. Null for codes,
 * document numbers and names of places. A name alone is not found, as words are not told from names.
 */
export function personalKind(text: string): PersonalKind | null {
  const plain = plainForm(text.length > longest ? text.slice(0, longest) : text)
  const digits = digitsIn(plain)
  if (digits < 6 && harmless.test(plain)) return null
  return (digits < fewest ? null : personalNumber(plain)) ?? personalWordsIn(plain)
}

function digitsIn(text: string): number {
  let digits = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) digits += 1
  }
  return digits
}
