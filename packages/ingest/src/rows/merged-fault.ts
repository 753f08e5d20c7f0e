import { isBlank, type Cell, type MergedSpan } from '../base/cell.js'
import { fault, type CellFault } from '../base/reasons.js'

/**
 * What is wrong with a field whose cell is part of a merge; undefined where nothing is. A word, a code or a day over
 * several rows is that of each of them; an amount is not, since nobody knows how it is to be divided. A cell over
 * several columns is that of none.
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
  'is merged with another column of the table, so that nobody knows which of them it fills; take the merge apart',
)

function mergedAmount(rows: number): CellFault {
  return fault(
    'merged-amount',
    `数额是跨${rows}行的合并单元格,无法分到各行;请拆分后逐行填写`,
    `merged amount: one cell spans ${rows} rows; take it apart and write each row's own`,
  )
}
