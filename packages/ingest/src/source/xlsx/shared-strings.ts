import { longestCell } from '../../base/bounds.js'
import { ImportError } from '../../base/import-error.js'
import { decodeEscapes } from './escapes.js'
import { readAllXml } from './xml.js'
import type { Zip, ZipEntry } from './zip.js'

/** The most characters that the table of shared strings may contain; it is the only part that is kept in memory. */
const mostSharedText = 2 ** 27
const mostSharedStrings = 2 ** 23

/** Reads the texts that cells refer to by number. */
export async function readSharedStrings(
  zip: Zip,
  entry: ZipEntry | undefined,
  file: string,
): Promise<readonly string[]> {
  const strings: string[] = []
  if (entry === undefined) return strings
  let text = ''
  let all = 0
  let inText = false
  let inReading = false
  await readAllXml(zip.read(entry), file, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 't') inText = true
      // The pronunciation of the text, which is not part of it.
      else if (name === 'rPh') inReading = true
    },
    text: (part) => {
      if (inText && !inReading) text += part
      if (text.length > 7 * longestCell) throw tooLong(file)
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
      else if (name === 'si') {
        all += text.length
        if (all > mostSharedText || strings.length >= mostSharedStrings)
          throw new ImportError(
            'file-too-large',
            `${file} contains more text than can be read as .xlsx; save it as CSV`,
          )
        const decoded = decodeEscapes(text)
        if (decoded.length > longestCell) throw tooLong(file)
        strings.push(decoded)
      }
    },
  })
  return strings
}

const tooLong = (file: string): ImportError =>
  new ImportError('file-too-large', `${file} has a cell of more than ${longestCell} characters`)
