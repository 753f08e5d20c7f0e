import type { Cell } from 'exceljs'
import type { Indicator } from '@minzheng/core'
import { decimalsOf, statusWords, type Comparison } from '@minzheng/core/assessment'
import { markOf, missingWords } from '../report/report-words.js'
import type { ReportCell } from '../report/report.js'
import { put } from './sheet-frame.js'
import type { StatusColours } from '../base/status-colours.js'

/**
 * The figure as on the board, as a number for calculations; as words if it is a stage or missing, `·` if it is not
 * applicable.
 */
export function putFigure(at: Cell, indicator: Indicator, cell: ReportCell | undefined): void {
  if (cell === undefined) put(at, '·')
  else if (cell.observation.value === null) put(at, missingWords(cell).zh)
  else if (indicator.unit === 'stage') put(at, `${cell.shown.zh}${markOf(cell)}`)
  else put(at, Number(cell.shown.zh.replaceAll(',', '')), { format: numberFormat(indicator, markOf(cell)) })
}

/** As many digits as the figure is shown with, thousands separators, and a mark behind. */
export function numberFormat(indicator: Pick<Indicator, 'decimals' | 'unit'>, mark = ''): string {
  const decimals = decimalsOf(indicator)
  return `#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}${mark === '' ? '' : `"${mark}"`}`
}

/** A change with its sign: a percentage, percentage points, or in the unit; `—` if there is nothing to compare with. */
export function putChange(at: Cell, change: Comparison | null | undefined): void {
  if (change === undefined) put(at, '·')
  else if (change === null || change.change === null) put(at, '—')
  else {
    const number = Number(/^[+-]?[\d.]+/.exec(change.shown.zh)?.[0] ?? change.change.toFixed(2))
    if (change.kind === 'percent') put(at, number / 100, { format: '+0.00%;-0.00%;0.00%' })
    else if (change.kind === 'points') put(at, number, { format: '+0.00"百分点";-0.00"百分点";0.00"百分点"' })
    else put(at, number, { format: '+0.00;-0.00;0.00' })
  }
}

/** The status in symbol and words, on the office's colour. */
export function putStatus(at: Cell, cell: ReportCell | undefined, colours: StatusColours): void {
  if (cell === undefined || cell.assessment === null) {
    put(at, '·')
    return
  }
  const { symbol, zh } = statusWords[cell.assessment.status]
  const { fill, text } = colours[cell.assessment.status]
  put(at, `${symbol} ${zh}`, { bold: true })
  at.font = { ...at.font, color: { argb: `FF${text}` } }
  at.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${fill}` } }
}
