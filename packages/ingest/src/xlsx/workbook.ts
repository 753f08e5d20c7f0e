import { ImportError } from '../import-error.js'
import { isDateFormat } from './date-format.js'
import { longestText, readAllXml } from './xml.js'
import type { Zip, ZipEntry } from './zip.js'

/** What a workbook says of its sheets, before any is read. */
export interface Workbook {
  /** In the order of the tabs, hidden ones left out. */
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[]
  /** Hidden sheets, which a person does not see and which are not read. */
  readonly hidden: readonly string[]
  readonly sharedStrings: readonly string[]
  /** True at the number of each cell style that shows a date. */
  readonly dateStyles: readonly boolean[]
  /** True at the number of each cell style that shows a percentage: 0.85 is seen as 85%. */
  readonly percentStyles: readonly boolean[]
  /** Days are counted from 1904, as old Macintosh programs do. */
  readonly from1904: boolean
}

/** The most characters that the table of shared strings may hold; it is the one part that is kept in memory. */
const mostSharedText = 2 ** 27
const mostSharedStrings = 2 ** 23
/** The parts that only describe: styles, names of sheets. */
const largestDescription = 2 ** 24

/** Reads the parts of a workbook that its sheets refer to. */
export async function readWorkbook(zip: Zip, file: string): Promise<Workbook> {
  const part = (path: string): ZipEntry | undefined => zip.entry(path)
  const book = part('xl/workbook.xml')
  if (book === undefined) throw new ImportError('file-damaged', `${file} is not a readable .xlsx file: it holds no workbook`)
  const targets = await readTargets(zip, part('xl/_rels/workbook.xml.rels'), file)
  const listed: { name: string; id: string; hidden: boolean }[] = []
  let from1904 = false
  await readAllXml(zip.read(book, undefined, largestDescription), file, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true'
      if (name === 'sheet')
        listed.push({ name: attributes['name'] ?? '', id: relationId(attributes), hidden: (attributes['state'] ?? 'visible') !== 'visible' })
    },
  })
  const sheets = listed.flatMap(({ name, id, hidden }) => {
    const target = targets.get(id)
    const entry = target === undefined ? undefined : part(target)
    return hidden || entry === undefined ? [] : [{ name, entry }]
  })
  const formats = await readFormats(zip, part('xl/styles.xml'), file)
  return {
    sheets,
    hidden: listed.filter(({ hidden }) => hidden).map(({ name }) => name),
    sharedStrings: await readSharedStrings(zip, part('xl/sharedStrings.xml'), file),
    dateStyles: formats.map(({ id, code }) => isDateFormat(id, code)),
    percentStyles: formats.map(({ id, code }) => (code === undefined ? id === 9 || id === 10 : /%/.test(code.replace(/"[^"]*"/g, '')))),
    from1904,
  }
}

function relationId(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
}

async function readTargets(zip: Zip, entry: ZipEntry | undefined, file: string): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  if (entry === undefined) return targets
  await readAllXml(zip.read(entry, undefined, largestDescription), file, {
    open: (name, { Id: id, Target: target }) => {
      // Some programs write the whole path, others the path from xl/.
      if (name === 'Relationship' && id !== undefined && target !== undefined) targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  return targets
}

async function readSharedStrings(zip: Zip, entry: ZipEntry | undefined, file: string): Promise<readonly string[]> {
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
      // How to pronounce the text; not part of it.
      else if (name === 'rPh') inReading = true
    },
    text: (part) => {
      if (inText && !inReading) text += part
      if (text.length > longestText) throw new ImportError('file-too-large', `${file} holds a cell of more than ${longestText} characters`)
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
      else if (name === 'si') {
        all += text.length
        if (all > mostSharedText || strings.length >= mostSharedStrings)
          throw new ImportError('file-too-large', `${file} holds more text than can be read as .xlsx; save it as CSV`)
        strings.push(text)
      }
    },
  })
  return strings
}

/** The number format of each cell style; `code` is its own, where it is not built in. */
async function readFormats(
  zip: Zip,
  entry: ZipEntry | undefined,
  file: string,
): Promise<readonly { readonly id: number; readonly code: string | undefined }[]> {
  const formats = new Map<number, string>()
  const styles: number[] = []
  if (entry === undefined) return []
  let inCellStyles = false
  await readAllXml(zip.read(entry, undefined, largestDescription), file, {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) styles.push(Number(attributes['numFmtId'] ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles.map((id) => ({ id, code: formats.get(id) }))
}
