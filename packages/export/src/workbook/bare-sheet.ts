import type { Workbook } from 'exceljs'
import { putChange, putFigure } from './sheet-cells.js'
import { closeSheet, frameSheet, head, headRow, put, type WorkbookOptions } from './sheet-frame.js'
import { sectionWords } from '../report/report-words.js'
import type { Report, ReportRow } from '../report/report.js'

const facts = [
  { title: '条', width: 5 },
  { title: '指标 indicator', width: 40 },
  { title: '单位', width: 10 },
] as const
const cityColumns = ['数值', '同比', '环比', '当月']
const cityWidths = [13, 11, 13, 11]
const countyColumns = ['数值', '排名']
const countyWidths = [12, 6]

/**
 * A sheet of indicators without a target, by domain: the city's figure and its changes, each county's figure and rank.
 */
export function addBareSheet(
  workbook: Workbook,
  report: Report,
  rows: readonly ReportRow[],
  options: WorkbookOptions,
): void {
  const sheet = workbook.addWorksheet(sectionWords.bare.zh)
  const [city, ...counties] = report.districts.filter(({ of }) => of === undefined)
  const widths = [...facts.map(({ width }) => width), ...cityWidths, ...counties.flatMap(() => countyWidths)]
  frameSheet(sheet, report, options, sectionWords.bare, widths, 2)
  facts.forEach(({ title }, index) => {
    sheet.mergeCells(headRow, index + 1, headRow + 1, index + 1)
    head(sheet.getCell(headRow, index + 1), title)
  })
  let column = facts.length + 1
  for (const [district, titles] of [
    [city, cityColumns] as const,
    ...counties.map((county) => [county, countyColumns] as const),
  ]) {
    sheet.mergeCells(headRow, column, headRow, column + titles.length - 1)
    head(sheet.getCell(headRow, column), district?.name ?? '')
    titles.forEach((title, index) => head(sheet.getCell(headRow + 1, column + index), title))
    column += titles.length
  }
  let at = headRow + 2
  for (const { name, title } of report.domains) {
    const own = rows.filter(({ indicator }) => indicator.id.startsWith(`${name}.`))
    if (own.length === 0) continue
    sheet.mergeCells(at, 1, at, widths.length)
    put(sheet.getCell(at, 1), `${title.zh} ${title.en}`, { align: 'left', bold: true })
    sheet.getCell(at, 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F5F8' } }
    sheet.getRow(at).height = 18
    at += 1
    for (const row of own) {
      put(sheet.getCell(at, 1), row.item ?? '', { align: 'center' })
      put(sheet.getCell(at, 2), `${row.indicator.name.zh}\n${row.indicator.name.en}`, { align: 'left' })
      put(sheet.getCell(at, 3), row.indicator.unit === 'stage' ? '' : row.unit.zh)
      writeFigures(sheet, report, row, at)
      // English names are longer: they wrap after 40 characters.
      sheet.getRow(at).height = row.indicator.name.en.length > 44 || row.indicator.name.zh.length > 20 ? 39 : 27
      at += 1
    }
  }
  closeSheet(sheet, report, widths.length)
}

function writeFigures(sheet: ReturnType<Workbook['addWorksheet']>, report: Report, row: ReportRow, at: number): void {
  const [city, ...counties] = report.districts.filter(({ of }) => of === undefined)
  const cellOf = (code: string | undefined) => row.cells.find(({ district }) => district === code)
  const own = cellOf(city?.code)
  let column = facts.length + 1
  putFigure(sheet.getCell(at, column), row.indicator, own)
  putChange(sheet.getCell(at, column + 1), own?.yearOnYear)
  putChange(sheet.getCell(at, column + 2), own?.monthOnMonth)
  const month = own?.ofTheMonth ?? null
  put(
    sheet.getCell(at, column + 3),
    month ?? '·',
    month === null ? {} : { format: sheet.getCell(at, column).numFmt ?? '#,##0' },
  )
  column += cityColumns.length
  for (const { code } of counties) {
    const cell = cellOf(code)
    putFigure(sheet.getCell(at, column), row.indicator, cell)
    put(sheet.getCell(at, column + 1), cell?.rank ?? '·', { align: 'center' })
    column += countyColumns.length
  }
}
