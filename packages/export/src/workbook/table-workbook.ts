import type { Cell as SheetCell, Worksheet } from 'exceljs'
import { audienceWords } from '@minzheng/core'
import { defaultAudience, type FileHeader } from '../base/file-header.js'
import { neutralText } from '../base/neutral-text.js'

/** The content of a cell of a table: a number stays one, with its format; null is an empty cell. */
export type TableCell = string | number | null | { readonly number: number; readonly format: string }

/** A table as it is on a page. */
export interface Table {
  readonly title: string
  /** What the table is of, above its head: 计划, 截至, 对象 and so on. */
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** One row of heads, or two: neighbours with the same upper head share it. */
  readonly columns: readonly { readonly upper?: string; readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly TableCell[])[]
}

const font = '宋体'
const headFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9EEF3' } } as const

/**
 * A table as a workbook (XLSX): its title, what it is of and for whom, heads that stay in view and are on every printed
 * page, numbers as numbers. All text is neutralised; a figure that is missing or hidden is words or an empty cell, never
 * zero.
 */
export async function tableWorkbook(table: Table, header: FileHeader): Promise<Uint8Array> {
  // Imported on demand: it takes longer to load than everything else together.
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  const { zh, en } = audienceWords[header.audience ?? defaultAudience]
  Object.assign(workbook, { title: table.title, category: `${zh} ${en}` })
  workbook.created = header.prepared
  workbook.modified = header.prepared
  const { facts, columns } = table
  const headRow = facts.length + 2
  const hasUpper = columns.some(({ upper }) => upper !== undefined)
  const lastHead = hasUpper ? headRow + 1 : headRow
  const sheet = workbook.addWorksheet('表', {
    views: [{ state: 'frozen', xSplit: 0, ySplit: lastHead }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headRow}:${lastHead}`,
    },
    headerFooter: { oddFooter: `&L${zh} ${en}${header.isTest ? ' · 模拟数据 simulated data' : ''}&R第 &P 页 共 &N 页` },
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  putText(sheet.getCell(1, 1), table.title, 14, true)
  facts.forEach(([name, value], index) => {
    putText(sheet.getCell(index + 2, 1), `${name}：${value}`, 10, false)
  })
  addHeads(sheet, table, headRow, hasUpper)
  table.rows.forEach((row, down) => {
    row.forEach((content, across) => fill(sheet.getCell(lastHead + 1 + down, across + 1), content))
  })
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addHeads(sheet: Worksheet, { columns }: Table, headRow: number, hasUpper: boolean): void {
  columns.forEach(({ upper, title }, index) => {
    const [at, below] = [sheet.getCell(headRow, index + 1), sheet.getCell(headRow + 1, index + 1)]
    if (hasUpper && upper !== undefined) {
      headCell(below, title)
      if (columns[index - 1]?.upper === upper) return
      const next = columns.findIndex((each, place) => place > index && each.upper !== upper)
      const last = next === -1 ? columns.length : next
      if (last > index + 1) sheet.mergeCells(headRow, index + 1, headRow, last)
      headCell(at, upper)
      return
    }
    if (hasUpper) sheet.mergeCells(headRow, index + 1, headRow + 1, index + 1)
    headCell(at, title)
  })
}

function headCell(cell: SheetCell, title: string): void {
  putText(cell, title, 10, true)
  cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true }
  cell.fill = headFill
}

function putText(cell: SheetCell, text: string, size: number, bold: boolean): void {
  cell.value = neutralText(text)
  cell.font = { name: font, size, bold }
}

function fill(cell: SheetCell, content: TableCell): void {
  if (content === null) return
  cell.font = { name: font, size: 10 }
  if (typeof content === 'string') {
    cell.value = neutralText(content)
    cell.numFmt = '@'
  } else if (typeof content === 'number') {
    cell.value = content
    cell.numFmt = Number.isInteger(content) ? '#,##0' : '#,##0.00####'
  } else {
    cell.value = content.number
    cell.numFmt = content.format
  }
}
