import { cellText, isBlank, type Cell } from './cell.js'
import { headerName, type Column } from './header.js'

const totals = /^(本页|本表|本月|本年|全[市县区])?(合计|小计|总计|累计)(:.*|\(.*\))?$/
const footers = /^(单位)?(填报人|填表人|审核人|复核人|负责人|制表人?|制表单位|填报单位|填报日期|联系人|联系电话|备注|注|说明)(\(.*\))?(:.*)?$/
/** Footers that are also plain words must be followed by a colon, or they may be the cell of a record. */
const bare = /^(备注|注|说明|联系人|联系电话|填报日期|填报单位)$/

/** True for a row that is no record: blank, a total, a footer with who filled it in, or the header once more. */
export function isSkipped(cells: readonly Cell[], header: readonly Column[]): boolean {
  const first = cells.find((cell) => !isBlank(cell))
  if (first === undefined) return true
  if (typeof first !== 'string') return false
  const text = cellText(first).replace(/\s+/g, '')
  if (totals.test(text)) return true
  if (footers.test(text) && !bare.test(text)) return true
  // Tables that were printed page by page repeat their header.
  return text !== '' && header.length > 1 && header.every(({ index, name }) => headerName(cellText(cells[index] ?? null)) === name)
}
