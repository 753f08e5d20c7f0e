import { createWriteStream } from 'node:fs'
import { unlink } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { shownName } from '@minzheng/core/privacy'
import type { QuarantinedRow, Store } from '@minzheng/store'
import { cellText, isFaulty, isFormatted, zeroDay, type Cell, type SheetRow } from '../base/cell.js'
import { isAmountField } from '../rows/field-reader.js'
import { named } from '../header/header.js'
import { ImportError } from '../base/import-error.js'
import type { ReadingOptions } from '../import/import-options.js'
import { notesLabels, notesSheet, onlySheet, reasonHeaders } from '../base/clerk-workbook.js'
import { withImport, type OpenImport } from '../import/open-import.js'
import type { SheetPlan } from '../header/detect.js'

export interface QuarantineExportOptions extends ReadingOptions {
  readonly store: Pick<Store, 'quarantined' | 'quarantineSummary'>
  /** The workbook to write; it must not exist yet, and only its owner may read it. */
  readonly to: string
}

export interface QuarantineExport {
  readonly dataset: string
  readonly rows: number
  /** Refused rows that are not in the workbook: of a file with very many, the store keeps only the first one by one. */
  readonly unlisted: number
}

const yellow: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } }

/**
 * Writes a workbook of the refused rows of a file, as they were sent, with the reasons. It reads the rows again from
 * the clerk's own file, which it recognises by its hash, since the store keeps none of their values.
 */
export async function exportQuarantine(path: string, options: QuarantineExportOptions): Promise<QuarantineExport> {
  return withImport(path, options, async (opened) => {
    const { source, plans } = opened
    const { dataset } = plans[0]!.match
    const waiting = await options.store.quarantined({ sha256: source.sha256, dataset: dataset.name })
    if (waiting.length === 0)
      throw new ImportError(
        'nothing-quarantined',
        `no row of ${source.name} waits in quarantine as ${named(dataset)}: it was never imported, it has changed since, or all its rows are correct`,
      )
    const stream = await create(options.to)
    try {
      const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
      const names: [string, string | null][] = []
      for (const [index, plan] of plans.entries()) {
        const sheet = opened.book.sheets[plan.sheet]!
        const here = new Map(waiting.filter((row) => row.sheet === sheet.name).map((row) => [row.line, row]))
        if (here.size === 0) continue
        const name = sheet.name ?? onlySheet
        names.push([name, sheet.name])
        await writeSheet(book.addWorksheet(name), opened, index, here)
      }
      writeNotes(book.addWorksheet(notesSheet), source.name, source.sha256, dataset.name, names)
      await source.refuseChanged()
      await book.commit()
    } catch (error) {
      stream.destroy()
      await unlink(options.to)
      throw error
    }
    const counts = await options.store.quarantineSummary()
    const unlisted = counts.reduce(
      (sum, each) => (each.sha256 === source.sha256 && each.dataset === dataset.name ? sum + each.unlisted : sum),
      0,
    )
    return { dataset: dataset.name, rows: waiting.length, unlisted }
  })
}

async function create(path: string): Promise<ReturnType<typeof createWriteStream>> {
  const stream = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve())
    stream.once('error', (error) =>
      reject(
        new ImportError(
          'file-unwritable',
          `${path} cannot be written (${'code' in error ? String(error.code) : 'unknown'}); name a file that does not exist yet`,
        ),
      ),
    )
  })
  return stream
}

async function writeSheet(
  to: ExcelJS.Worksheet,
  { book, plans }: Pick<OpenImport, 'book' | 'plans'>,
  index: number,
  waiting: ReadonlyMap<number, QuarantinedRow>,
): Promise<void> {
  const plan = plans[index]!
  const first = plan.header[0]!.line
  const last = plan.header.at(-1)!.line
  const width = Math.max(...plan.header.map(({ cells }) => cells.length))
  for await (const rows of book.sheets[plan.sheet]!.rows()) {
    for (const row of rows) {
      // Titles and header as sent, so that the importer reads the workbook like the file.
      if (row.line < first) writeRow(to, row.cells)
      else if (row.line <= last) writeHeader(to, row, width, row.line === last)
      else {
        const refused = waiting.get(row.line)
        if (refused === undefined) continue
        const cells = withMerges(row, plan)
        writeRefused(to, book.from1904 ? withDays(cells, plan) : cells, Math.max(width, cells.length), refused, plan)
      }
    }
  }
  to.commit()
}

function writeHeader(to: ExcelJS.Worksheet, row: SheetRow, width: number, isLast: boolean): void {
  const cells = isLast ? [...padded(row.cells, width), ...Object.values(reasonHeaders)] : row.cells
  const added = writeRow(to, cells, false)
  added.font = { bold: true }
  added.commit()
}

function writeRefused(
  to: ExcelJS.Worksheet,
  cells: readonly Cell[],
  width: number,
  refused: QuarantinedRow,
  plan: SheetPlan,
): void {
  const { reason, column, valueClass, line } = refused
  const added = writeRow(
    to,
    [...padded(cells, width), reason.zh, reason.en, column ?? '', valueClass ?? '', line],
    false,
  )
  const at = plan.columns.find(({ header }) => shownName(header) === column)?.index
  if (at !== undefined) added.getCell(at + 1).fill = yellow
  added.getCell(width + 1).fill = yellow
  added.commit()
}

/** Serial numbers that count from 1904 become days, since this workbook counts from 1900. */
function withDays(cells: readonly Cell[], { match }: SheetPlan): readonly Cell[] {
  const days = new Set(
    [...match.fields].filter(([field]) => match.dataset.facts[field]!.kind === 'day').map(([, { index }]) => index),
  )
  return cells.map((cell, index) =>
    typeof cell === 'number' && days.has(index) && cell < 100_000
      ? new Date(Date.UTC(1904, 0, 1) + cell * 86_400_000)
      : cell,
  )
}

/** Divides merges into cells; an amount that spans rows must not come back as the amount of each of them. */
function withMerges({ cells, merged }: SheetRow, { match }: SheetPlan): readonly Cell[] {
  if (merged === undefined) return cells
  const amounts = new Set(
    [...match.fields].filter(([field]) => isAmountField(match.dataset.facts[field]!)).map(([, { index }]) => index),
  )
  const spread = (index: number): boolean =>
    amounts.has(index) && (merged.get(index)?.rows ?? 1) > 1 && cellText(cells[index] ?? null) !== ''
  return cells.map((cell, index) => (spread(index) ? `合并:${cellText(cell)}` : cell))
}

/** Words stay words: a long number keeps its digits, and a text that begins with = is no formula. */
function writeRow(to: ExcelJS.Worksheet, cells: readonly Cell[], done = true): ExcelJS.Row {
  const added = to.addRow(cells.map(written))
  cells.forEach((cell, index) => {
    if (isFormatted(cell)) added.getCell(index + 1).numFmt = cell.format
    else if (typeof cell === 'string' || (isFaulty(cell) && cell !== zeroDay)) added.getCell(index + 1).numFmt = '@'
    else if (cell === zeroDay) added.getCell(index + 1).numFmt = 'yyyy-mm-dd'
    else if (cell instanceof Date) added.getCell(index + 1).numFmt = 'yyyy-mm-dd'
  })
  if (done) added.commit()
  return added
}

function written(cell: Cell): string | number | boolean | Date | null {
  if (isFormatted(cell)) return cell.value
  if (isFaulty(cell)) return cell === zeroDay ? 0 : cell.text
  return cell instanceof Date && Number.isNaN(cell.getTime()) ? cellText(cell) : cell
}

function padded(cells: readonly Cell[], width: number): readonly Cell[] {
  return [...cells, ...Array.from<null>({ length: Math.max(0, width - cells.length) }).fill(null)]
}

function writeNotes(
  to: ExcelJS.Worksheet,
  file: string,
  sha256: string,
  dataset: string,
  names: readonly (readonly [string, string | null])[],
): void {
  const lines: (string | null)[][] = [
    ['请在数据各列改正后原样交回;勿改“原文件行号”,不需改的行可删除。交回后只重新导入已改正的行。'],
    [
      'Correct the data columns and send this workbook back; do not change the line numbers. Only correct rows are imported.',
    ],
    ['本表含个人信息,仅供改正之用,交回后请删除。Contains personal data as sent; delete it after it has been imported.'],
    ['原文件 file', file],
    [notesLabels.sha256, sha256],
    [notesLabels.dataset, dataset],
    ...names.map(([name, original]) => [notesLabels.sheet, name, original ?? '']),
  ]
  for (const line of lines) to.addRow(line).commit()
  to.commit()
}
