import { mostSheets } from '../../base/bounds.js'
import { ImportError } from '../../base/import-error.js'
import { decodeEscapes } from './escapes.js'
import type { Namespaces } from './namespaces.js'
import type { NumberReader } from './number-format.js'
import { readRelationships } from './relationships.js'
import { readSharedStrings } from './shared-strings.js'
import { readStyles } from './styles.js'
import { readAllXml } from './xml.js'
import type { Zip, ZipEntry } from './zip.js'

/** What a workbook says about its sheets, before any is read. */
export interface Workbook {
  /**
   * Tables in the order of their tabs, without hidden ones; the entry is missing if the file does not contain the named
   * part.
   */
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry | undefined }[]
  /** Sheets that are not read: hidden ones, and those that are no tables, such as charts. */
  readonly hidden: readonly string[]
  readonly sharedStrings: readonly string[]
  /** Reads a number by its cell style; null for a style that shows just the number. */
  readonly styles: readonly (NumberReader | null)[]
  /** Serial numbers of days count from 1904, as in old Macintosh programs. */
  readonly from1904: boolean
}

const largest = 2 ** 24
const relationshipSpaces = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
])

/** Reads the parts of a workbook that its sheets refer to. */
export async function readWorkbook(zip: Zip, file: string): Promise<Workbook> {
  const main =
    (await readRelationships(zip, '', file)).find(({ kind }) => kind === 'officeDocument')?.part ?? 'xl/workbook.xml'
  const book = zip.entry(main)
  if (book === undefined)
    throw new ImportError('file-damaged', `${file} is not a readable .xlsx file: it contains no workbook`)
  const related = await readRelationships(zip, main, file)
  const listed: { name: string; id: string; hidden: boolean }[] = []
  let from1904 = false
  await readAllXml(zip.read(book, undefined, largest), file, {
    open: (name, attributes, namespaces) => {
      if (name === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true'
      if (name !== 'sheet') return
      listed.push({
        name: decodeEscapes(attributes['name'] ?? ''),
        id: relationId(attributes, namespaces),
        hidden: (attributes['state'] ?? 'visible') !== 'visible',
      })
      if (listed.length > mostSheets)
        throw new ImportError(
          'file-too-large',
          `${file} has more than ${mostSheets} sheets; send them in several files`,
        )
    },
  })
  const targets = new Map(related.map((relationship) => [relationship.id, relationship]))
  const isTable = ({ id }: { readonly id: string }): boolean => ['', 'worksheet'].includes(targets.get(id)?.kind ?? '')
  const sheets = listed
    .filter((sheet) => !sheet.hidden && isTable(sheet))
    .map(({ name, id }) => {
      const part = targets.get(id)?.part
      return { name, entry: typeof part === 'string' ? zip.entry(part) : undefined }
    })
  const read = sheets.flatMap(({ entry }) => entry ?? [])
  if (new Set(read).size < read.length)
    throw new ImportError('file-damaged', `${file} is not a readable .xlsx file: two of its sheets are the same part`)
  const partOf = (kind: string, usual: string): ZipEntry | undefined =>
    zip.entry(related.find((each) => each.kind === kind)?.part ?? usual)
  return {
    sheets,
    hidden: listed.filter((sheet) => sheet.hidden || !isTable(sheet)).map(({ name }) => name),
    sharedStrings: await readSharedStrings(zip, partOf('sharedStrings', 'xl/sharedStrings.xml'), file),
    styles: await readStyles(zip, partOf('styles', 'xl/styles.xml'), file),
    from1904,
  }
}

/** The id of the relationship that leads to a sheet: `r:id`, whatever the prefix. */
function relationId(attributes: Readonly<Record<string, string>>, namespaces: Namespaces): string {
  let found = ''
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.endsWith(':id')) continue
    if (relationshipSpaces.has(namespaces.of(name.slice(0, -3)) ?? '')) return value
    found = value
  }
  return found
}
