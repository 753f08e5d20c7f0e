import { refuse } from '../base/refuse.js'
import { docxText } from './docx.js'

/** The longest text that is read, in characters; a work plan has some ten thousand. */
export const longestPlan = 2_000_000

const starts = (bytes: Buffer, ...signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

/**
 * The text of a work plan (工作要点): UTF-8 with or without a byte order mark, GB18030 (and so GBK), UTF-16 with a mark,
 * or a .docx document. Line ends become `\n`. Throws `invalid-input` for what it cannot read, in words for a person.
 */
export function readPlanText(source: string | Uint8Array): string {
  const text = (typeof source === 'string' ? source : decoded(Buffer.from(source)))
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
  if (text.trim() === '')
    throw refuse('the plan must contain text, got none; a scanned document contains only pictures')
  if (text.length > longestPlan)
    throw refuse(`the plan must have at most ${longestPlan} characters, got ${text.length}`)
  return text
}

function decoded(bytes: Buffer): string {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw refuse(
      'the plan must be .txt or .docx, got an old .doc or .wps document, or one with a password (旧版 .doc 请另存为 .docx): open it and save it as .docx without one',
    )
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46))
    throw refuse('the plan must be .txt or .docx, got a PDF file (PDF 请另存为 .docx 或 .txt): save its text')
  if (bytes.subarray(0, 5).toString('latin1') === '{\\rtf')
    throw refuse('the plan must be .txt or .docx, got an .rtf document (请另存为 .docx): save it as .docx')
  if (starts(bytes, 0x50, 0x4b)) return docxText(bytes)
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {
      // The next encoding may fit.
    }
  }
  throw refuse('the plan must be text in UTF-8, GB18030 or UTF-16, or a .docx document, got other bytes')
}

function encodingsOf(bytes: Buffer): readonly string[] {
  if (starts(bytes, 0xff, 0xfe)) return ['utf-16le']
  if (starts(bytes, 0xfe, 0xff)) return ['utf-16be']
  return ['utf-8', 'gb18030']
}
