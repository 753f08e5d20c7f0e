import { createHash, createHmac, hash } from 'node:crypto'
import { identityNumberFault, type IdentityNumberFault } from '@minzheng/core/privacy'
import { cellText, type Cell } from '../base/cell.js'
import { ImportError } from '../base/import-error.js'
import { isGuessable, pseudonymKeyBytes } from './pseudonym-key-text.js'
import { fault, type CellFault } from '../base/reasons.js'

// The reasons are constants without a cell, so that none can repeat an identity number.
const faults: Readonly<Record<IdentityNumberFault | 'lost-digits', CellFault>> = {
  form: fault('identity-form', '不是18位公民身份号码', 'not an identity number of 18 characters'),
  'old-15-digits': fault(
    'identity-old-15-digits',
    '是15位旧号码,需更正为18位',
    'an old number of 15 digits; it needs correction to 18',
  ),
  date: fault('identity-date', '号码中的出生日期不存在', 'the birth date in the number is not a day'),
  'future-date': fault(
    'identity-future-date',
    '号码中的出生日期晚于今天',
    'the birth date in the number is in the future',
  ),
  'check-digit': fault(
    'identity-check-digit',
    '号码的校验码不符,请核对',
    'the check digit does not fit; please look it up again',
  ),
  'lost-digits': fault(
    'identity-lost-digits',
    '号码被表格软件存成数值,末几位已丢失;请将该列设为文本后重新填写',
    'is stored as a number, so its last digits are lost; set the column to text and enter it again',
  ),
}

/**
 * The key of pseudonyms, or after a rotation the chain of keys, oldest first: each key is applied to the result of the
 * one before it. So stored pseudonyms can be converted to a new key without the identity numbers, which are not stored.
 */
export type PseudonymKey = Buffer | readonly Buffer[]

/**
 * Makes a reader that checks an identity number and gives the keyed hash of the person (HMAC-SHA-256, 32 hexadecimal
 * digits).
 */
export function pseudonymReader(key: PseudonymKey, today: string): (cell: Cell) => string | CellFault {
  const chain = keysOf(chainOf(key))
  return (cell) => {
    if (typeof cell === 'number' && cell >= 1e15) return faults['lost-digits']
    const number = cellText(cell).replace(/\s+/g, '').toUpperCase()
    if (/^\d(\.\d+)?E\+?\d+$/.test(number)) return faults['lost-digits']
    const found = identityNumberFault(number, today)
    return found === null ? applied(chain, number) : faults[found]
  }
}

/** The pseudonym that the next key makes of one that the keys before it made. */
export function carriedOver(pseudonym: string, next: Buffer): string {
  return applied(keysOf([next]), pseudonym)
}

/** Identifies a text that may have personal data: nobody finds the text by trial who has not the key. */
export function keyedDigest(key: PseudonymKey, text: string): string {
  return createHmac('sha256', chainOf(key).at(-1)!).update(text).digest('hex')
}

/** Identifies a key without revealing it. */
export function fingerprintOf(key: PseudonymKey): string {
  return applied(keysOf(chainOf(key)), 'the pseudonym key of this store')
}

/**
 * Keys ready for use: HMAC-SHA-256 as two hashes with one call each, which takes half as long as an object that is fed
 * in pieces.
 */
function keysOf(chain: readonly Buffer[]): readonly HmacKey[] {
  return chain.map((key) => {
    const block = Buffer.alloc(blockBytes)
    ;(key.length > blockBytes ? createHash('sha256').update(key).digest() : key).copy(block)
    const padded = (pad: number, room: number): Buffer =>
      Buffer.concat([block.map((byte) => byte ^ pad), Buffer.alloc(room)])
    return { key, inner: padded(0x36, longestText), outer: padded(0x5c, 32) }
  })
}

/** RFC 2104: the key in each of its two paddings, with space behind it for the text. */
interface HmacKey {
  readonly key: Buffer
  readonly inner: Buffer
  readonly outer: Buffer
}

const blockBytes = 64
/** Bytes of a text that fits into the space behind the key. Identity numbers have 18, pseudonyms 32. */
const longestText = 128

function applied(chain: readonly HmacKey[], text: string): string {
  return chain.reduce(hmacOf, text)
}

function hmacOf(text: string, { key, inner, outer }: HmacKey): string {
  if (text.length * 3 > longestText) return createHmac('sha256', key).update(text).digest('hex').slice(0, 32)
  const length = blockBytes + inner.write(text, blockBytes, 'utf8')
  outer.write(hash('sha256', inner.subarray(0, length), 'hex'), blockBytes, 'hex')
  return hash('sha256', outer, 'hex').slice(0, 32)
}

/** The keys of a chain; throws `pseudonym-key` for a key that could be guessed. */
export function chainOf(key: PseudonymKey): readonly Buffer[] {
  const chain = Buffer.isBuffer(key) ? [key] : (key as readonly Buffer[])
  if (chain.length === 0) throw new ImportError('pseudonym-key', 'there is no pseudonym key')
  for (const link of chain) {
    if (link.length < pseudonymKeyBytes)
      throw new ImportError(
        'pseudonym-key',
        `the pseudonym key has ${link.length} bytes; it must have at least ${pseudonymKeyBytes}`,
      )
    if (isGuessable(link))
      throw new ImportError(
        'pseudonym-key',
        'the pseudonym key must be made at random, not of a few repeated or ascending bytes',
      )
  }
  return chain
}
