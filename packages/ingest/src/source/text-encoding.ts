import type { FileHandle } from 'node:fs/promises'
import { readBytes } from '../base/bytes.js'
import { ImportError } from '../base/import-error.js'

/** Encodings of text files. GBK is read as GB18030, which contains it. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const labels: Readonly<Record<string, readonly TextEncoding[]>> = {
  'utf-8': ['utf-8'],
  utf8: ['utf-8'],
  gbk: ['gb18030'],
  gb2312: ['gb18030'],
  gb18030: ['gb18030'],
  'utf-16': ['utf-16le', 'utf-16be'],
  'utf-16le': ['utf-16le'],
  'utf-16be': ['utf-16be'],
}

/** Names of encodings that the user may give. */
export const encodingLabels: readonly string[] = Object.keys(labels)

/** The encodings that a given name may mean; throws `file-encoding` for an unknown one. */
export function givenEncodings(label: string): readonly TextEncoding[] {
  const found = Object.hasOwn(labels, label.toLowerCase()) ? labels[label.toLowerCase()] : undefined
  if (found === undefined)
    throw new ImportError('file-encoding', `the encoding must be one of ${encodingLabels.join(', ')}, got "${label}"`)
  return found
}

/** Encodings to try, most likely first, from the first bytes of a file. */
export function likelyEncodings(head: Buffer): readonly TextEncoding[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le']
  if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be']
  // In UTF-16, commas, digits and line ends have one NUL byte each. In other encodings a NUL byte is no text.
  if (head.includes(0))
    for (const encoding of ['utf-16le', 'utf-16be'] as const) if (readsLikeText(head, encoding)) return [encoding]
  return ['utf-8', 'gb18030']
}

/** Characters of Chinese texts and tables. */
const usual = [
  [0x09, 0x0d],
  [0x20, 0x7e],
  [0x2010, 0x203f],
  [0x2460, 0x24ff],
  [0x25a0, 0x27bf],
  [0x3000, 0x303f],
  [0x3400, 0x9fff],
  [0xff00, 0xffef],
] as const

/**
 * True if nearly all characters are usual ones when the bytes are read in this encoding; in a wrong encoding they
 * become arbitrary characters.
 */
function readsLikeText(head: Buffer, encoding: TextEncoding): boolean {
  const text = new TextDecoder(encoding).decode(head.subarray(0, head.length & ~1))
  let strange = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (!usual.some(([first, last]) => code >= first && code <= last)) strange += 1
  }
  return strange * 20 < text.length
}

/** The encoding of a file, and whether any quotation mark occurs in it. */
export interface FittingEncoding {
  readonly encoding: TextEncoding
  readonly hasQuotes: boolean
}

/** A NUL character, which no text contains. */
export interface NulPlace {
  /** The byte, from 1. */
  readonly byte: number
  readonly line: number
}

/**
 * The first of the encodings in which the whole file is well-formed; or the place of a NUL character, or null, if there
 * is none.
 */
export async function fittingEncoding(
  handle: FileHandle,
  size: number,
  tried: readonly TextEncoding[],
): Promise<FittingEncoding | NulPlace | null> {
  let nul: NulPlace | null = null
  for (const encoding of tried) {
    const found = await fits(handle, size, encoding)
    if (found !== null && 'encoding' in found) return found
    nul ??= found
  }
  return nul
}

const quote = 0x22

async function fits(
  handle: FileHandle,
  size: number,
  encoding: TextEncoding,
): Promise<FittingEncoding | NulPlace | null> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const width = encoding.startsWith('utf-16') ? 2 : 1
  let hasQuotes = false
  let nul: number | null = null
  let lines = 1
  let read = 0
  try {
    for await (const chunk of readBytes(handle, 0, size)) {
      // In these encodings this byte is never a part of another character; in UTF-16 it may be, which only costs time.
      hasQuotes ||= chunk.includes(quote)
      const text = decoder.decode(chunk, { stream: true })
      if (nul === null && (width === 1 ? chunk.includes(0) : text.includes('\0'))) {
        // A character that is cut by the end of a chunk is decoded with the second one.
        const before = text.slice(0, text.indexOf('\0'))
        nul = width === 1 ? read + chunk.indexOf(0) + 1 : read - (read % 2) + 2 * before.length + 1
        lines += lineEnds(before)
      } else if (nul === null) lines += lineEnds(text)
      read += chunk.length
    }
    decoder.decode()
    return nul === null ? { encoding, hasQuotes } : { byte: nul, line: lines }
  } catch {
    return null
  }
}

function lineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
