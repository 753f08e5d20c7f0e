import { cellText, type SheetRow } from '../base/cell.js'
import { headerName } from '../header/header-text.js'
import { ImportError } from '../base/import-error.js'
import type { ImportOptions } from './import-options.js'
import { landMended, type MendOptions, type MendReport } from './land-mended.js'
import type { Place } from './land-sheet.js'
import { notesLabels, notesSheet, onlySheet, reasonHeaders } from '../base/clerk-workbook.js'
import { openBook } from '../source/open-book.js'
import { firstRows, withImport } from './open-import.js'
import { openSource } from '../source/source-file.js'

interface Notes {
  readonly sha256: string
  readonly dataset: string
  /** The sheet's name in the workbook → its name in the file. */
  readonly sheets: ReadonlyMap<string, string | null>
}

/**
 * Imports a workbook that `exportQuarantine` wrote, after correction. It reads only rows that wait in quarantine; the
 * correct ones land and leave the quarantine, all in one transaction. None overwrites what landed with the file or
 * later.
 */
export async function importMended(path: string, options: MendOptions): Promise<MendReport> {
  const notes = await readNotes(path, options)
  const waiting = await options.store.quarantined({ sha256: notes.sha256, dataset: notes.dataset })
  const reading = { ...options, dataset: notes.dataset, sheets: [...notes.sheets.keys()] }
  return withImport(path, reading, async (opened) => {
    const { source, plans, book } = opened
    const placeIn = (index: number): ((row: SheetRow) => Place) => {
      const plan = plans[index]!
      const sheet = notes.sheets.get(book.sheets[plan.sheet]!.name!) ?? null
      const at = plan.columns.find(({ parts }) => parts.includes(headerName(reasonHeaders.line)))?.index
      if (at === undefined)
        throw new ImportError('not-mended', `${source.name} has lost its column ${reasonHeaders.line}`)
      return ({ cells }) => ({ sheet, line: Number(cellText(cells[at] ?? null)) })
    }
    const { sha256 } = source
    return landMended(opened, options, { dataset: notes.dataset, sha256, mends: notes.sha256, waiting, placeIn })
  })
}

async function readNotes(path: string, given: Pick<ImportOptions, 'within' | 'name'>): Promise<Notes> {
  const source = await openSource(path, given.within, given.name)
  try {
    const book = await openBook(source)
    const sheet = book.sheets.find(({ name }) => name === notesSheet)
    const rows = sheet === undefined ? [] : (await firstRows(sheet, 1000)).map(({ cells }) => cells.map(cellText))
    const value = (label: string): string | undefined => rows.find(([first]) => first === label)?.[1]
    const [sha256, dataset] = [value(notesLabels.sha256), value(notesLabels.dataset)]
    if (sha256 === undefined || !/^[0-9a-f]{64}$/.test(sha256) || dataset === undefined)
      throw new ImportError(
        'not-mended',
        `${source.name}: 不是导出的改正表，缺工作表“${notesSheet}”或其内容已改动 the file must be a workbook of refused rows as it was exported, got one whose sheet ${notesSheet} is missing or was changed`,
      )
    const sheets = rows
      .filter(([first]) => first === notesLabels.sheet)
      .map(([, name, original]) => [name!, name === onlySheet && !original ? null : original!] as const)
    return { sha256, dataset, sheets: new Map(sheets) }
  } finally {
    await source.handle.close()
  }
}
