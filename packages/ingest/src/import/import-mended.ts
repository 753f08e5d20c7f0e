import type { Return } from '@minzheng/core'
import type { AbsentRecords, Store } from '@minzheng/store'
import { cellText, type SheetRow } from '../base/cell.js'
import { headerName } from '../header/header-text.js'
import { ImportError } from '../base/import-error.js'
import { keyOf } from './import-file.js'
import { boundsOf, type ImportOptions } from './import-options.js'
import { landSheet, type Place } from './land-sheet.js'
import type { SheetCounts } from './sheet-counts.js'
import { notesLabels, notesSheet, onlySheet, reasonHeaders } from '../base/clerk-workbook.js'
import { openBook } from '../source/open-book.js'
import { firstRows, withImport, type OpenImport } from './open-import.js'
import { pseudonymReader } from '../pseudonym/pseudonym.js'
import { openSource } from '../source/source-file.js'
import { isOwn, statedReturn } from './stated-return.js'
import { sumFault } from '../rows/subtotal.js'

export interface MendOptions extends ImportOptions {
  readonly store: Pick<Store, 'land' | 'quarantined'>
}

/** The result of importing a mended workbook. */
export interface MendReport {
  readonly file: string
  readonly dataset: string
  /** Rows that were checked against the dataset: those that waited in quarantine. */
  readonly read: number
  readonly accepted: number
  readonly changed: number
  /** Rows that are still wrong; they stay in quarantine with their new reasons. */
  readonly refused: number
  readonly reasons: Readonly<Record<string, number>>
  /** Rows that no longer wait: imported earlier, or with a line number that is not in the file. */
  readonly notWaiting: number
  /** The records that the corrected register no longer lists, which left now; and those that still wait. */
  readonly absent: AbsentRecords
  readonly landedBefore: boolean
}

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
  const pseudonym = pseudonymReader(options.pseudonymKey, options.today)
  const notes = await readNotes(path, options)
  const quarantined = await options.store.quarantined({ sha256: notes.sha256, dataset: notes.dataset })
  const waiting = new Set(quarantined.map(keyOfPlace))
  const sums = new Set(quarantined.filter(({ code }) => code === sumFault.code).map(keyOfPlace))
  const reading = { ...options, dataset: notes.dataset, sheets: [...notes.sheets.keys()] }
  return withImport(path, reading, async (opened) => {
    const { source, plans, book } = opened
    const sheets: SheetCounts[] = []
    let notWaiting = 0
    const origin = {
      name: source.name,
      sha256: source.sha256,
      dataset: notes.dataset,
      mends: notes.sha256,
      ...keyOf(options, opened),
      ...boundsOf(options),
    }
    const landed = await options.store.land(origin, async (landing) => {
      for (const [index, plan] of plans.entries()) {
        const sheet = notes.sheets.get(book.sheets[plan.sheet]!.name!) ?? null
        const at = plan.columns.find(({ parts }) => parts.includes(headerName(reasonHeaders.line)))?.index
        if (at === undefined)
          throw new ImportError('not-mended', `${source.name} has lost its column ${reasonHeaders.line}`)
        const placeOf = ({ cells }: SheetRow): Place | null => {
          const place = { sheet, line: Number(cellText(cells[at] ?? null)) }
          // Each row once, since a copied line would give two contents for one row.
          if (waiting.delete(keyOfPlace(place))) return place
          notWaiting += 1
          return null
        }
        sheets.push(
          await landSheet(opened, index, options, pseudonym, landing, {
            mending: { placeOf, wasSum: (place) => sums.has(keyOfPlace(place)) },
          }),
        )
      }
      // If most rows of a file were refused, its return was not recorded; once none of them waits, it is.
      const still =
        [...waiting].filter((place) => !sums.has(place)).length +
        sheets.reduce((sum, { refused, sums: added }) => sum + refused - added, 0)
      if (still === 0) await landing.returns(returnsOf(opened, options, sheets))
      await source.refuseChanged()
    })
    const { accepted, changed, refused, reasons, landedBefore } = landed
    return {
      file: source.name,
      dataset: notes.dataset,
      read: sheets.reduce((sum, { read }) => sum + read, 0),
      accepted,
      changed,
      refused,
      reasons,
      notWaiting,
      absent: landed.absent,
      landedBefore,
    }
  })
}

/** The returns that the titles state. The city's own rows alone do not show what else the file contained. */
function returnsOf(
  { plans, scopes }: OpenImport,
  options: MendOptions,
  sheets: readonly SheetCounts[],
): readonly Omit<Return, 'dataset'>[] {
  const seen = new Set(sheets.flatMap(({ districts }) => [...districts]))
  return plans.flatMap(({ title, match }, index) => {
    const isAddition = (options.register ?? title.register) === 'part'
    const stated =
      isAddition || sheets[index]!.accepted === 0 ? null : statedReturn(title.period, scopes[index] ?? null, options)
    if (stated === null) return []
    const own = isOwn(options.catalogue, match.dataset.reportedBy, stated.district, seen)
    const estimated = title.isEstimate ? { estimated: true } : {}
    return stated.months.map((month) => ({ district: stated.district, month, own, ...estimated }))
  })
}

function keyOfPlace({ sheet, line }: Place): string {
  return `${line} ${sheet ?? ''}`
}

async function readNotes(path: string, given: Pick<MendOptions, 'within' | 'name'>): Promise<Notes> {
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
        `${source.name} is not a workbook of refused rows: its sheet ${notesSheet} is missing or was changed`,
      )
    const sheets = rows
      .filter(([first]) => first === notesLabels.sheet)
      .map(([, name, original]) => [name!, name === onlySheet && !original ? null : original!] as const)
    return { sha256, dataset, sheets: new Map(sheets) }
  } finally {
    await source.handle.close()
  }
}
