import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson, type Json } from './canonical-json.js'
import { ChainError } from './chain-error.js'

/** The SHA-256 of a text (UTF-8) or of bytes, in lower-case hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** 256 random bits in hexadecimal digits. What is committed to with a salt cannot be found by trial without it. */
export function newSalt(): string {
  return randomBytes(32).toString('hex')
}

/** True for a SHA-256 or a salt in lower-case hexadecimal digits. */
export function isHex256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

/** What opens an entry: the salt on one line, the content as canonical JSON on the next. Its SHA-256 is `contentDigest`. */
export function openingText(content: Json, salt: string): string {
  return `${salt}\n${canonicalJson(content)}\n`
}

/** The content of an opening. Throws `ChainError` if the text is no opening. */
export function readOpening(text: string): { readonly salt: string; readonly content: Json } {
  const [salt = '', content = '', end, ...rest] = text.split('\n')
  if (isHex256(salt) && end === '' && rest.length === 0)
    try {
      return { salt, content: JSON.parse(content) as Json }
    } catch {
      // No JSON: the error below says what it must be.
    }
  throw new ChainError(
    '开启文件须为两行：盐值（64位十六进制）和内容（规范 JSON）',
    'an opening must have two lines, the salt (64 hexadecimal digits) and the content (canonical JSON), got another text',
  )
}
