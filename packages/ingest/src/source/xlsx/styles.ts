import { longestFormat, mostStyles } from '../../base/bounds.js'
import { ImportError } from '../../base/import-error.js'
import { numberReader, type NumberReader } from './number-format.js'
import { readAllXml } from './xml.js'
import type { Zip, ZipEntry } from './zip.js'

const largest = 2 ** 24

/** The readers of numbers by cell style; null for a style that shows just the number. */
export async function readStyles(
  zip: Zip,
  entry: ZipEntry | undefined,
  file: string,
): Promise<readonly (NumberReader | null)[]> {
  if (entry === undefined) return []
  const codes = new Map<number, string>()
  const styles: number[] = []
  let inCellStyles = false
  await readAllXml(zip.read(entry, undefined, largest), file, {
    open: (name, attributes) => {
      // A longer code is useless, and one character more than the longest is enough to detect it.
      if (name === 'numFmt')
        codes.set(Number(attributes['numFmtId']), (attributes['formatCode'] ?? '').slice(0, longestFormat + 1))
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) styles.push(Number(attributes['numFmtId'] ?? 0))
      if (codes.size > mostStyles || styles.length > mostStyles)
        throw new ImportError(
          'file-too-large',
          `${file} has more than ${mostStyles} cell styles or number formats; save it as CSV`,
        )
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  // Thousands of styles share a few formats.
  const readers = new Map<number, NumberReader | null>()
  return styles.map((id) => {
    const known = readers.get(id)
    if (known !== undefined) return known
    const reader = numberReader(id, codes.get(id))
    readers.set(id, reader)
    return reader
  })
}
