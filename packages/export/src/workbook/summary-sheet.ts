import type { Workbook } from 'exceljs'
import type { AssessmentStatus } from '@minzheng/core'
import { reasonWords, statusWords } from '@minzheng/core/assessment'
import { closeSheet, frameSheet, head, headRow, put, type WorkbookOptions } from './sheet-frame.js'
import { sectionWords } from '../report/report-words.js'
import type { Report, Section } from '../report/report.js'
import { greenIsGood } from '../base/status-colours.js'

/** The statuses in the order of the count. */
export const statusOrder = [
  'achieved',
  'on-track',
  'at-risk',
  'off-track',
  'unknown',
] as const satisfies readonly AssessmentStatus[]

/** The number of a section's targets with each status in a district. */
export function countOf(report: Report, section: Section, district: string, status: AssessmentStatus): number {
  return report.rows
    .filter((row) => row.section === section)
    .flatMap(({ cells }) => cells.filter((cell) => cell.district === district && cell.assessment?.status === status))
    .length
}

/** The number of a section's targets in a district whose figure is not published (不予公布). */
export function hiddenIn(report: Report, section: Section, district: string): number {
  return report.rows
    .filter((row) => row.section === section)
    .flatMap(({ cells }) =>
      cells.filter(
        (cell) => cell.district === district && cell.target !== null && cell.observation.reason === 'suppressed',
      ),
    ).length
}

/** True if a section has a target whose figure is not published. */
export function hasHidden(report: Report, section: Section): boolean {
  return report.districts.some(({ code }) => hiddenIn(report, section, code) > 0)
}

/** The first sheet: the number of targets with each status, by district. */
export function addSummarySheet(workbook: Workbook, report: Report, options: WorkbookOptions): void {
  const words = { zh: '汇总', en: 'In sum' }
  const sheet = workbook.addWorksheet(words.zh)
  const widths = [22, 16, ...report.districts.map(() => 13)]
  frameSheet(sheet, report, options, words, widths, 1)
  ;['目标 targets', '状态 status', ...report.districts.map(({ name }) => name)].forEach((title, index) =>
    head(sheet.getCell(headRow, index + 1), title),
  )
  sheet.getRow(headRow).height = 24
  const colours = options.colours ?? greenIsGood
  let at = headRow + 1
  for (const section of ['explicit', 'implied', 'assumed'] as const) {
    const count = report.rows.filter((row) => row.section === section).length
    if (count === 0) continue
    const isPartlyHidden = hasHidden(report, section)
    sheet.mergeCells(at, 1, at + statusOrder.length - (isPartlyHidden ? 0 : 1), 1)
    put(sheet.getCell(at, 1), `${sectionWords[section].zh}（${count}项）\n${sectionWords[section].en}`)
    for (const status of statusOrder) {
      const { fill, text } = colours[status]
      const cell = put(
        sheet.getCell(at, 2),
        `${statusWords[status].symbol} ${statusWords[status].zh} ${statusWords[status].en}`,
        { bold: true },
      )
      cell.font = { ...cell.font, color: { argb: `FF${text}` } }
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${fill}` } }
      report.districts.forEach(({ code }, index) =>
        put(sheet.getCell(at, 3 + index), countOf(report, section, code, status), { align: 'center' }),
      )
      sheet.getRow(at).height = 20
      at += 1
    }
    if (isPartlyHidden) {
      put(sheet.getCell(at, 2), `${reasonWords.suppressed.zh} ${reasonWords.suppressed.en}`, { bold: true })
      report.districts.forEach(({ code }, index) =>
        put(sheet.getCell(at, 3 + index), hiddenIn(report, section, code), { align: 'center' }),
      )
      sheet.getRow(at).height = 20
      at += 1
    }
  }
  closeSheet(sheet, report, widths.length)
}
