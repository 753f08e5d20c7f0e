import { audienceWords } from '@minzheng/core'
import { addBareSheet } from './bare-sheet.js'
import { sectionWords } from '../report/report-words.js'
import type { Report } from '../report/report.js'
import type { WorkbookOptions } from './sheet-frame.js'
import { addSummarySheet } from './summary-sheet.js'
import { addTargetSheet } from './target-sheet.js'

/**
 * The monthly board as a workbook for A4 landscape: a summary, one sheet each for explicit, implied and assumed
 * targets, and one for indicators without a target. Figures are numbers with formats; all text is neutralised.
 */
export async function reportWorkbook(report: Report, options: WorkbookOptions): Promise<Uint8Array> {
  // Imported on demand: it takes longer to load than everything else together.
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  workbook.title = report.title.zh
  const { zh, en } = audienceWords[report.audience]
  workbook.category = `${zh} ${en}`
  workbook.created = new Date(`${options.filledOn}T00:00:00Z`)
  workbook.modified = workbook.created
  addSummarySheet(workbook, report, options)
  for (const section of ['explicit', 'implied', 'assumed'] as const) {
    const rows = report.rows.filter((row) => row.section === section)
    if (rows.length > 0) addTargetSheet(workbook, report, rows, sectionWords[section], options)
  }
  const bare = report.rows.filter(({ section }) => section === 'bare')
  if (bare.length > 0) addBareSheet(workbook, report, bare, options)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
