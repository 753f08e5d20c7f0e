import { readBytes } from '../base/bytes.js'
import { ImportError } from '../base/import-error.js'
import type { SourceFile } from './source-file.js'
import { encodingLabels, fittingEncoding, likelyEncodings, givenEncodings, type TextEncoding } from './text-encoding.js'

/** A file as decoded text, read as a stream. */
export interface TextFile {
  readonly encoding: TextEncoding
  /** True if a quotation mark occurs anywhere in the file. */
  readonly hasQuotes: boolean
  /** The first characters. */
  readonly head: string
  /** The whole text, from the start on each call, without its byte order mark. */
  readonly text: () => AsyncGenerator<string>
  /** The share that was read since the last call of `text`, 0 to 1. */
  readonly share: () => number
}

/** Finds the encoding of a file, or checks the given one. Throws `file-encoding` if none fits. */
export async function openText(source: SourceFile, given?: string): Promise<TextFile> {
  const tried = given === undefined ? likelyEncodings(source.head) : givenEncodings(given)
  const fitting = await fittingEncoding(source.handle, source.size, tried)
  if (fitting === null || !('encoding' in fitting)) {
    const why =
      fitting === null
        ? `is not well-formed text in ${given ?? 'UTF-8, GBK, GB18030 or UTF-16'}`
        : `第${fitting.line}行含空字节(NUL) contains a NUL byte in line ${fitting.line} (byte ${fitting.byte} of the file), so it is not a text file or is damaged`
    throw new ImportError(
      'file-encoding',
      `${source.name} ${why}; save it as "CSV UTF-8" or as .xlsx, or give its encoding (${encodingLabels.join(', ')})`,
    )
  }
  const { encoding, hasQuotes } = fitting
  let read = 0
  async function* text(): AsyncGenerator<string> {
    read = 0
    const decoder = new TextDecoder(encoding, { fatal: true })
    for await (const chunk of readBytes(source.handle, 0, source.size)) {
      read += chunk.length
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder.decode()
  }
  // Not fatal: a chunk may end within a character.
  const head = new TextDecoder(encoding).decode(source.head, { stream: true })
  return { encoding, hasQuotes, head, text, share: () => Math.min(1, read / source.size) }
}
