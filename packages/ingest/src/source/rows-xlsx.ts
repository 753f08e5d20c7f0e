import { ImportError } from '../base/import-error.js'
import type { Book } from './rows.js'
import type { SourceFile } from './source-file.js'
import { readLayout, type Layout } from './xlsx/layout.js'
import { readSheet } from './xlsx/sheet.js'
import { readWorkbook } from './xlsx/workbook.js'
import { openZip } from './xlsx/zip.js'

/**
 * Opens an Excel workbook. The reader is our own. The streaming reader of exceljs 4.4 decodes each chunk of the XML
 * separately, which destroys Chinese characters between two chunks (its issue 2084), and it writes sheets to a
 * temporary file, which may contain identity numbers.
 */
export async function openXlsx(source: SourceFile): Promise<Book> {
  const zip = await openZip(source.handle, source.name, source.size)
  const book = await readWorkbook(zip, source.name)
  const all = book.sheets.reduce((added, { entry }) => added + (entry?.packed ?? 0), 0)
  const read = new Map<string, number>()
  return {
    hidden: book.hidden,
    rowsMaySlip: false,
    from1904: book.from1904,
    share: () => (all === 0 ? 1 : [...read.values()].reduce((added, bytes) => added + bytes, 0) / all),
    sheets: book.sheets.map(({ name, entry }) => {
      // Read once, though the rows are read twice: first for the header.
      let layout: Promise<Layout> | undefined
      const layoutOf = (): Promise<Layout> => {
        if (entry === undefined)
          throw new ImportError(
            'file-damaged',
            `${source.name}: 工作表“${name}”读不出,文件不完整 its sheet “${name}” cannot be read, since its part is not in the file; save the workbook again`,
          )
        return (layout ??= readLayout(zip, entry, source.name))
      }
      return {
        name,
        hiddenColumns: async () => (await layoutOf()).hiddenColumns,
        rows: async function* () {
          read.set(name, 0)
          const found = await layoutOf()
          yield* readSheet(zip, entry!, {
            book,
            layout: found,
            file: source.name,
            onRead: (bytes) => read.set(name, read.get(name)! + bytes),
          })
        },
      }
    }),
  }
}
