import { cellText, isBlank, type Cell } from './cell.js'
import { headerName, type Column } from './column.js'

const totals = /^(本页|本表|本月|本年|全[市县区])?(合计|小计|总计|累计|共计)(:.*|\(.*\))?$/
const footers =
  /^(单位)?(填报人|填表人|审核人|审批人|复核人|经办人|负责人|单位负责人|统计负责人|分管领导|制表人?|制表单位|制表日期|填报单位|填报日期|填报时间|填表日期|联系人|联系电话|备注|注|说明)(\(.*\))?(:.*)?$/
/** Footers that are also plain words must be followed by a colon, or they may be the cell of a record. */
const bare = /^(备注|注|说明|联系人|联系电话|填报日期|填报时间|填报单位)$/

/** True for a row that is no record: blank, a total, a footer with who filled it in, or the header once more. */
export function isSkipped(cells: readonly Cell[], header: readonly Column[]): boolean {
  const first = cells.find((cell) => !isBlank(cell))
  if (first === undefined) return true
  if (typeof first !== 'string') return false
  // The first letter decides for nearly all rows.
  if (/^[\s本全合小总累共单填审复经负统分制联备注说]/.test(first)) {
    const text = cellText(first).replace(/\s+/g, '')
    if (totals.test(text)) return true
    if (footers.test(text) && !bare.test(text)) return true
  }
  return isHeaderAgain(cells, header)
}

/** Tables that were printed page by page repeat their header. */
function isHeaderAgain(cells: readonly Cell[], header: readonly Column[]): boolean {
  if (header.length < 2) return false
  let stated = 0
  for (const { index, parts } of header) {
    const cell = cells[index] ?? null
    if (isBlank(cell)) continue
    // Most cells of records are told by their first letter.
    if (typeof cell !== 'string' || (/^\d/.test(cell) && !/^\d/.test(parts.at(-1)!)) || !parts.includes(headerName(cell))) return false
    stated += 1
  }
  return stated > 1
}
