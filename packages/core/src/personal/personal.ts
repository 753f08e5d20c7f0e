import { personalNumber } from './numbers.js'
import type { PersonalKind } from './personal-kind.js'
import { plainForm } from './plain-text.js'
import { personalWordsIn } from './words.js'

/** The number of letters that are examined; a longer text is no code, and is cut before any pattern runs on it. */
const longest = 4000
/** Digits of the shortest number that is recognised without words beside it: 010 and seven. */
const fewest = 10
/** Codes such as C8 are too short to examine. */
const harmless = /^[\x20-\x3f\x41-\x7e]*$/

/**
 * The kind of personal data that a text seems to contain, however it is written: an identity number (15 or 18 digits,
 * also with a typing error), a telephone number, a bank card, a passport or permit, an address, an e-mail address. Null
 * for codes, document numbers and names of places. A name alone is not found, because names cannot be distinguished
 * from words.
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
