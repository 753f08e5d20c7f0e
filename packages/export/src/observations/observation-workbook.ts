import { PassThrough } from 'node:stream'
import type { Cell as SheetCell, stream, Worksheet } from 'exceljs'
import { audienceWords, type Catalogue, type Indicator } from '@minzheng/core'
import type { Batches } from '../base/batches.js'
import { defaultAudience, type FileHeader } from '../base/file-header.js'
import { neutralText } from '../base/neutral-text.js'
import { statusNames } from '../base/status-names.js'
import { numberFormat } from '../workbook/sheet-cells.js'
import { observationCells, observationColumns, type Cell, type ObservationColumn } from './observation-columns.js'

type WorkbookWriter = InstanceType<typeof stream.xlsx.WorkbookWriter>

/** Excel takes 1,048,576 rows on a sheet. */
const mostRows = 1_000_000
/** In characters; for a Chinese one two. */
const widthOf = { text: 14, number: 18, count: 12, day: 14 } as const
const widths: Readonly<Record<string, number>> = {
  indicator: 42,
  indicator_name: 40,
  district_name: 22,
  reason: 20,
  reason_words: 26,
  revision: 18,
}
const font = '宋体'

/**
 * Observations as a workbook (XLSX): the columns of the CSV with a header that stays in view, codes, periods and months
 * as text (`330102`, `2024-03`), days as dates, numbers as numbers in their format; and a sheet of notes that says for
 * whom it is. A missing figure is an empty cell, never zero. After a million rows another sheet begins. A row takes about a
 * kilobyte of memory until its sheet is complete, and the text of the file is never in one piece. Throws `unknown-indicator`, `unknown-district`.
 */
export async function* observationsWorkbook(
  catalogue: Pick<Catalogue, 'indicator' | 'districts'>,
  batches: Batches,
  header: FileHeader,
  rowsOfSheet: number = mostRows,
): AsyncGenerator<Uint8Array> {
  // Imported on demand: it takes longer to load than everything else together.
  const { default: exceljs } = await import('exceljs')
  const out = new PassThrough()
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const { zh, en } = audienceWords[header.audience ?? defaultAudience]
  Object.assign(workbook, {
    title: '民政指标观测值 Observations of civil-affairs indicators',
    category: `${zh} ${en}`,
    created: header.prepared,
    modified: header.prepared,
  })
  const write = async (): Promise<void> => {
    let sheet = addSheet(workbook, 1, header)
    let [sheets, rows] = [1, 0]
    for await (const batch of batches) {
      for (const each of batch) {
        if (rows === rowsOfSheet) {
          sheet.commit()
          sheets += 1
          rows = 0
          sheet = addSheet(workbook, sheets, header)
        }
        addRow(sheet, catalogue.indicator(each.indicator), observationCells(catalogue, each, header.audience))
        rows += 1
      }
    }
    sheet.commit()
    addNotes(workbook, header)
    await workbook.commit()
  }
  const writing = write().catch((error: unknown) => out.destroy(error as Error))
  for await (const chunk of out) yield chunk as Uint8Array
  await writing
}

function addSheet(workbook: WorkbookWriter, number: number, header: FileHeader): Worksheet {
  const { zh, en } = audienceWords[header.audience ?? defaultAudience]
  const sheet = workbook.addWorksheet(number === 1 ? '观测值' : `观测值${number}`, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
    headerFooter: { oddFooter: `&L${zh} ${en}${header.isTest ? ' · 模拟数据 simulated data' : ''}&R第 &P 页 共 &N 页` },
  })
  sheet.columns = observationColumns.map(({ key, kind }) => ({ width: widths[key] ?? widthOf[kind] }))
  const row = sheet.addRow(observationColumns.map(({ zh: title, en: word }) => `${title} ${word}`))
  row.height = 46
  row.eachCell((cell) => {
    cell.font = { name: font, size: 10, bold: true }
    cell.alignment = { vertical: 'middle', wrapText: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9EEF3' } }
  })
  row.commit()
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: observationColumns.length } }
  return sheet
}

function addRow(sheet: Worksheet, indicator: Indicator, cells: readonly Cell[]): void {
  const row = sheet.addRow([])
  cells.forEach((content, index) => {
    if (content !== null) fill(row.getCell(index + 1), observationColumns[index]!, indicator, content)
  })
  row.commit()
}

/** Text has the format of text, so that a code stays one if the cell is edited. */
function fill(cell: SheetCell, { key, kind }: ObservationColumn, indicator: Indicator, content: string | number): void {
  if (kind === 'day') {
    cell.value = new Date(`${content}T00:00:00Z`)
    cell.numFmt = 'yyyy-mm-dd'
  } else if (typeof content === 'string') {
    cell.value = neutralText(content)
    cell.numFmt = '@'
  } else {
    cell.value = content
    if (key === 'value') cell.numFmt = numberFormat(indicator)
    else if (kind === 'number') cell.numFmt = Number.isInteger(content) ? '#,##0' : '#,##0.00####'
    else cell.numFmt = '0'
  }
}

function addNotes(
  workbook: WorkbookWriter,
  { prepared, isTest, audience = defaultAudience, facts = [] }: FileHeader,
): void {
  const sheet = workbook.addWorksheet('说明')
  sheet.columns = [{ width: 26 }, { width: 14 }, { width: 26 }, { width: 52 }]
  const words = audienceWords[audience]
  const rows = [
    ['对象 audience', audience, words.zh, words.en],
    ...facts.map(([name, value]) => [name, value, '', '']),
    ['生成时间 prepared', prepared.toISOString(), '', ''],
    ['数据 data', isTest ? '模拟数据' : '', isTest ? 'simulated data' : '', ''],
    ...Object.entries(statusNames).map(([code, { zh, en }]) => ['状态 status', code, zh, en]),
  ]
  for (const row of rows) sheet.addRow(row.map(neutralText)).commit()
  sheet.commit()
}
