import { isBlank, type Cell, type MergedSpan } from '../base/cell.js'
import { fault, type CellFault } from '../base/reasons.js'

/**
 * The fault of a field whose cell is part of a merge; undefined if there is none. A word, a code or a day over several
 * rows applies to each of them. An amount does not, since nobody knows how to divide it. A cell over several columns
 * applies to none.
 */
export function mergedFault(
  merged: ReadonlyMap<number, MergedSpan>,
  cells: readonly Cell[],
  index: number,
  isAmount: boolean,
): CellFault | undefined {
  const span = merged.get(index)
  if (span === undefined) return undefined
  if (span.firstColumn !== index && !isBlank(cells[span.firstColumn])) return acrossColumns
  return isAmount && span.rows > 1 ? mergedAmount(span.rows) : undefined
}

const acrossColumns = fault(
  'merged-columns',
  '合并单元格横跨了本表两列以上,看不出是哪一列的内容;请拆分后分别填写',
  'is merged with another column of the table, so it is unclear which of them it fills; split the merged cell',
)

function mergedAmount(rows: number): CellFault {
  return fault(
    'merged-amount',
    `数额是跨${rows}行的合并单元格,无法分到各行;请拆分后逐行填写`,
    `is a merged amount that spans ${rows} rows; split it and write the amount of each row`,
  )
}
