import type { Workbook, Worksheet } from 'exceljs'
import type { Text } from '@minzheng/core'
import { interimWords, nameOf, targetInSheet } from '../report/report-words.js'
import { numberFormat, putChange, putFigure, putStatus } from './sheet-cells.js'
import { closeSheet, frameSheet, head, headRow, put, type WorkbookOptions } from './sheet-frame.js'
import type { Report, ReportCell, ReportRow } from '../report/report.js'
import { greenIsGood } from '../base/status-colours.js'

const facts = [
  { title: '条', width: 5 },
  { title: '指标 indicator', width: 27 },
  { title: '单位', width: 9 },
  { title: '目标 target', width: 13 },
  { title: '序时进度', width: 9 },
  { title: '项目', width: 9 },
] as const
const districtWidth = 13
const lineHeight = 15
/** The space of a page below the header, in points of a sheet at full size; a scaled sheet has more. */
const pageHeight = 500

type Line = {
  readonly title: string
  /** How many lines of text it has; default 1. */
  readonly texts?: number
  readonly write: (at: ReturnType<Worksheet['getCell']>, cell: ReportCell | undefined) => void
}

/**
 * A sheet of indicators with targets: each is a block of lines (figure, target, achievement, changes, rank, status),
 * with a column for each district.
 */
export function addTargetSheet(
  workbook: Workbook,
  report: Report,
  rows: readonly ReportRow[],
  section: Text,
  options: WorkbookOptions,
): void {
  const sheet = workbook.addWorksheet(section.zh)
  const widths = [...facts.map(({ width }) => width), ...report.districts.map(() => districtWidth)]
  frameSheet(sheet, report, options, section, widths, 1)
  ;[...facts.map(({ title }) => title), ...report.districts.map(({ name }) => name)].forEach((title, index) =>
    head(sheet.getCell(headRow, index + 1), title),
  )
  sheet.getRow(headRow).height = 24

  const page = (pageHeight / (sheet.pageSetup.scale ?? 100)) * 100
  let at = headRow + 1
  let used = 52
  for (const row of rows) {
    const lines = linesOf(row, options)
    const height = (lines.reduce((sum, { texts = 1 }) => sum + texts, 0) + 2 * row.adjusted.length) * lineHeight
    // A block that would be cut begins the next page.
    if (used + height > page && at > headRow + 1) {
      sheet.getRow(at - 1).addPageBreak()
      used = 0
    }
    used += height
    writeBlock(sheet, report, row, lines, at)
    at += lines.length
    for (const words of row.adjusted) {
      sheet.mergeCells(at, 1, at, widths.length)
      put(sheet.getCell(at, 1), `${words.zh}\n${words.en}`, { align: 'left' })
      sheet.getRow(at).height = 2 * lineHeight
      at += 1
    }
  }
  closeSheet(sheet, report, widths.length)
}

function writeBlock(sheet: Worksheet, report: Report, row: ReportRow, lines: readonly Line[], at: number): void {
  const name = nameOf(row)
  const unit = row.indicator.unit === 'stage' ? '' : row.unit.zh
  const values = [
    row.item,
    `${name.zh}\n${name.en}`,
    unit,
    row.target === null
      ? ''
      : `${targetInSheet(row.target.shown)}${row.target.period === report.period.slice(0, 4) ? '' : `\n(${row.target.period})`}`,
    row.elapsed,
  ]
  values.forEach((value, index) => {
    if (lines.length > 1) sheet.mergeCells(at, index + 1, at + lines.length - 1, index + 1)
    put(sheet.getCell(at, index + 1), value, {
      align: index === 1 ? 'left' : 'center',
      ...(index === 4 ? { format: '0.0%' } : {}),
    })
  })
  lines.forEach((line, offset) => {
    sheet.getRow(at + offset).height = lineHeight * (line.texts ?? 1)
    put(sheet.getCell(at + offset, facts.length), line.title)
    report.districts.forEach(({ code }, index) => {
      const cell = sheet.getCell(at + offset, facts.length + 1 + index)
      line.write(
        cell,
        row.cells.find(({ district }) => district === code),
      )
      // Words are right-aligned like numbers, since readers follow the right side of a column of figures.
      if (line.title !== '状态') cell.alignment = { ...cell.alignment, horizontal: 'right' }
    })
  })
}

/** The lines with content; a stage has no percentage. */
function linesOf({ indicator, cells }: ReportRow, { colours = greenIsGood }: WorkbookOptions): readonly Line[] {
  const some = (has: (cell: ReportCell) => boolean, line: Line): Line[] => (cells.some(has) ? [line] : [])
  const share = '0.0%'
  return [
    { title: indicator.time === 'flow' ? '累计' : '期末', write: (at, cell) => putFigure(at, indicator, cell) },
    ...some(({ target }) => target !== null, {
      title: '目标',
      write: (at, cell) =>
        put(
          at,
          cell?.target === undefined || cell.target === null
            ? '·'
            : `${targetInSheet(cell.target.shown)}${cell.target.isDerived ? '*' : ''}`,
        ),
    }),
    ...some(({ assessment }) => assessment !== null && assessment.achievement !== null && indicator.unit !== 'stage', {
      title: '完成率',
      write: (at, cell) =>
        cell?.assessment?.achievement === undefined || cell.assessment.achievement === null
          ? put(at, '·')
          : put(at, rounded(cell.assessment.achievement, 4), { format: share }),
    }),
    ...some(({ assessment }) => assessment !== null && assessment.pace !== null, {
      title: '较序时',
      write: (at, cell) =>
        cell?.assessment?.pace === undefined || cell.assessment.pace === null
          ? put(at, '·')
          : put(at, rounded(cell.assessment.pace, 1), { format: '+0.0"百分点";-0.0"百分点";0.0"百分点"' }),
    }),
    ...some(({ interim }) => interim.length > 0, {
      title: '阶段目标',
      // Each takes two lines of a column's width.
      texts: 2 * Math.max(...cells.map(({ interim }) => interim.length)),
      write: (at, cell) =>
        put(at, cell === undefined || cell.interim.length === 0 ? '·' : interimWords(cell).join('\n')),
    }),
    ...some(({ ofTheMonth }) => ofTheMonth !== null, {
      title: '当月',
      write: (at, cell) =>
        cell === undefined
          ? put(at, '·')
          : cell.ofTheMonth === null
            ? put(at, '—')
            : put(at, cell.ofTheMonth, { format: numberFormat(indicator) }),
    }),
    ...some(({ yearOnYear }) => yearOnYear !== null, {
      title: '同比',
      write: (at, cell) => putChange(at, cell?.yearOnYear),
    }),
    ...some(({ monthOnMonth }) => monthOnMonth !== null, {
      title: '环比',
      write: (at, cell) => putChange(at, cell?.monthOnMonth),
    }),
    ...some(({ rank }) => rank !== null, { title: '排名', write: (at, cell) => put(at, cell?.rank ?? '·') }),
    ...some(({ assessment }) => assessment !== null, {
      title: '状态',
      write: (at, cell) => putStatus(at, cell, colours),
    }),
  ]
}

function rounded(value: number, places: number): number {
  return Number(value.toFixed(places))
}
