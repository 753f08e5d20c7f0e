import type { Borders, Cell, Worksheet } from 'exceljs'
import { audienceWords, type Text } from '@minzheng/core'
import { neutralText } from '../base/neutral-text.js'
import { legendOf, madeOn, makerOf, readersOf, titleOf } from '../report/report-words.js'
import type { Report } from '../report/report.js'
import type { StatusColours } from '../base/status-colours.js'

/** What the office states on its sheet. */
export interface WorkbookOptions {
  /** 填报时间, a day. */
  readonly filledOn: string
  /** 填报单位; if missing, a blank to fill in by hand. */
  readonly reporter?: string
  /** Printed under the title and at the foot of every page: 模拟数据, 内部资料. */
  readonly note?: Text
  /** Default: green is good. */
  readonly colours?: StatusColours
}

/** The first row of the table's header; title, facts and note are above it. */
export const headRow = 4
const font = '宋体'
const line = { style: 'thin', color: { argb: 'FF8A8A8A' } } as const
const borders: Partial<Borders> = { top: line, left: line, bottom: line, right: line }
/** Widths of columns that fit A4 landscape at full size, in characters; measured with LibreOffice, with some slack. */
const lettersAcross = 108

/** Writes text that no spreadsheet takes for a formula, or a number in its format; null leaves the cell empty. */
export function put(
  cell: Cell,
  value: string | number | null,
  style: {
    readonly format?: string
    readonly align?: 'left' | 'center' | 'right'
    readonly bold?: boolean
    readonly wrap?: boolean
  } = {},
): Cell {
  cell.value = typeof value === 'string' ? neutralText(value) : value
  cell.font = { name: font, size: 10, bold: style.bold === true }
  cell.alignment = {
    vertical: 'middle',
    horizontal: style.align ?? (typeof value === 'number' ? 'right' : 'center'),
    wrapText: style.wrap ?? true,
  }
  cell.border = borders
  if (style.format !== undefined) cell.numFmt = style.format
  return cell
}

/**
 * A4 landscape, as wide as the paper, the header of the table on every page, page numbers, and the title with its
 * facts.
 */
export function frameSheet(
  sheet: Worksheet,
  report: Report,
  { filledOn, reporter, note }: WorkbookOptions,
  section: Text,
  widths: readonly number[],
  headRows: number,
): void {
  sheet.columns = widths.map((width) => ({ width }))
  const total = widths.reduce((sum, width) => sum + width, 0)
  const [first, last] = [sheet.getColumn(1).letter, sheet.getColumn(widths.length).letter]
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    // Not "fit to page", since Excel then ignores the page breaks that keep an indicator together.
    scale: Math.max(30, Math.min(100, Math.floor((lettersAcross / total) * 100))),
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
    printTitlesRow: `${headRow}:${headRow + headRows - 1}`,
  }
  const inFooter = (text: string): string => text.replaceAll('&', '&&')
  sheet.headerFooter.oddFooter = `&L${inFooter([audienceWords[report.audience].zh, ...(note === undefined ? [] : [note.zh])].join(' · '))}&C第 &P 页 共 &N 页&R${inFooter(madeOn(report, filledOn).replace('：', ' '))}`
  sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: headRow + headRows - 1, showGridLines: false }]

  const title = titleOf(report)
  const wide = (row: number, text: string, size: number, bold: boolean, align: 'left' | 'center'): void => {
    sheet.mergeCells(`${first}${row}:${last}${row}`)
    const cell = sheet.getCell(`${first}${row}`)
    cell.value = neutralText(text)
    cell.font = { name: font, size, bold }
    cell.alignment = { vertical: 'middle', horizontal: align, wrapText: true }
  }
  wide(1, `${title.zh} · ${section.zh}`, 16, true, 'center')
  sheet.getRow(1).height = 28
  const elapsed = `${(report.elapsed * 100).toFixed(1)}%`
  wide(
    2,
    [
      ...makerOf(report, { filledOn, ...(reporter === undefined ? {} : { reporter }) }),
      `数据截至：${report.asOf}`,
      `序时进度：${elapsed}`,
      ...readersOf(report),
    ].join('　　'),
    10,
    false,
    'left',
  )
  wide(
    3,
    `${note === undefined ? '' : `【${note.zh} ${note.en}】 `}${title.en} · ${section.en}`,
    9,
    note !== undefined,
    'left',
  )
}

/** Legend and, inside the bureau, the line for handwritten signatures. */
export function closeSheet(sheet: Worksheet, report: Report, columns: number): void {
  const last = sheet.getColumn(columns).letter
  const legend = legendOf(report)
  const words = [
    legend.map(({ zh }) => zh).join('　'),
    legend.map(({ zh, en }) => `${zh.includes(' ') ? zh.split(' ')[0]! : '排名'} ${en}`).join('; '),
  ]
  for (const text of words) {
    const row = sheet.addRow([neutralText(text)])
    sheet.mergeCells(`A${row.number}:${last}${row.number}`)
    row.getCell(1).font = { name: font, size: 9, color: { argb: 'FF555555' } }
    row.getCell(1).alignment = { vertical: 'middle', wrapText: true }
    // The English line wraps on a narrow sheet.
    row.height = 26
  }
  if (report.audience !== 'internal') return
  const row = sheet.addRow([
    '填报人：　　　　　　　　　　审核人：　　　　　　　　　　单位负责人：　　　　　　　　　　（签章）',
  ])
  sheet.mergeCells(`A${row.number}:${last}${row.number}`)
  row.getCell(1).font = { name: font, size: 11 }
  row.getCell(1).alignment = { vertical: 'middle' }
  row.height = 30
}

/** A cell of the table's header. */
export function head(cell: Cell, text: string): void {
  put(cell, text, { bold: true })
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9EEF3' } }
}
