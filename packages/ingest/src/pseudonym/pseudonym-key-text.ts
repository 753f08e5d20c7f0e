import { ImportError } from '../base/import-error.js'

/** The fewest bytes of a key: as many as the hash has. */
export const pseudonymKeyBytes = 32
const digits = pseudonymKeyBytes * 2

/**
 * The fewest different bytes of a key, and of steps from one byte to the next: 32 random bytes have about 30, and
 * hardly ever fewer than 22.
 */
const fewest = 17

/**
 * Why a text is neither a key of pseudonyms nor a chain of them (separated by commas, blanks or line ends, oldest
 * first); null if it is one. The only rule for environment, file and service. Quotes nothing of the text.
 */
export function pseudonymKeyFault(text: string): string | null {
  for (const key of partsOf(text)) {
    if (!/^([0-9a-f]{2})+$/i.test(key) || key.length < digits)
      return `must hold at least ${digits} hexadecimal digits, an even number of them (openssl rand -hex ${pseudonymKeyBytes}); after a rotation several such keys, separated by commas or line ends`
    if (isGuessable(Buffer.from(key, 'hex')))
      return `must be made at random, not of a few repeated or ascending bytes (openssl rand -hex ${pseudonymKeyBytes})`
  }
  return null
}

/** Reads a key or a chain; throws `pseudonym-key` and names the place of the key. */
export function readPseudonymKeys(text: string, where: string): readonly Buffer[] {
  const fault = pseudonymKeyFault(text)
  if (fault !== null) throw new ImportError('pseudonym-key', `${where} ${fault}`)
  return partsOf(text).map((key) => Buffer.from(key, 'hex'))
}

function partsOf(text: string): readonly string[] {
  return text.trim().split(/[\s,]+/)
}

/**
 * True for zeros, repeated digits, 00 01 02 …, and other keys with few different bytes or few different steps between
 * them.
 */
export function isGuessable(key: Buffer): boolean {
  const steps = [...key].slice(1).map((byte, at) => (byte - key[at]! + 256) % 256)
  return new Set(key).size < fewest || new Set(steps).size < fewest
}
