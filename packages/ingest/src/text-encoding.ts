import type { FileHandle } from 'node:fs/promises'
import { readBytes } from './bytes.js'
import { ImportError } from './import-error.js'

/** Encodings that text files come in. GBK is read as GB18030, which holds all of it. */
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

/** Names that an encoding can be said by. */
export const encodingLabels: readonly string[] = Object.keys(labels)

/** The encodings that a said name may mean; throws `file-encoding` for an unknown one. */
export function saidEncodings(label: string): readonly TextEncoding[] {
  const found = labels[label.toLowerCase()]
  if (found === undefined) throw new ImportError('file-encoding', `"${label}" is no encoding that is read; there are: ${encodingLabels.join(', ')}`)
  return found
}

/** Encodings to try, the likeliest first, from the first bytes of a file; none where the bytes are no text. */
export function likelyEncodings(head: Buffer): readonly TextEncoding[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le']
  if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be']
  const nuls = [0, 0]
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) nuls[at & 1]! += 1
  const [even, odd] = nuls as [number, number]
  if (even + odd === 0) return ['utf-8', 'gb18030']
  // Commas, digits and line ends have one NUL byte each in UTF-16, always on the same side.
  if (odd > 20 * even) return ['utf-16le']
  return even > 20 * odd ? ['utf-16be'] : []
}

/** The encoding of a file, and whether any quotation mark stands in it. */
export interface FittingEncoding {
  readonly encoding: TextEncoding
  readonly hasQuotes: boolean
}

/** The first of the encodings that the whole file is well-formed in, without NUL characters; null where there is none. */
export async function fittingEncoding(handle: FileHandle, size: number, tried: readonly TextEncoding[]): Promise<FittingEncoding | null> {
  for (const encoding of tried) {
    const found = await fits(handle, size, encoding)
    if (found !== null) return { encoding, ...found }
  }
  return null
}

const quote = 0x22

async function fits(handle: FileHandle, size: number, encoding: TextEncoding): Promise<{ readonly hasQuotes: boolean } | null> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const wide = encoding.startsWith('utf-16')
  let hasQuotes = false
  try {
    for await (const chunk of readBytes(handle, 0, size)) {
      if (!wide && chunk.includes(0)) return null
      // In these encodings this byte is never a part of another letter; in UTF-16 it may be, which only costs time.
      hasQuotes ||= chunk.includes(quote)
      const text = decoder.decode(chunk, { stream: true })
      if (wide && text.includes('\0')) return null
    }
    decoder.decode()
    return { hasQuotes }
  } catch {
    return null
  }
}
