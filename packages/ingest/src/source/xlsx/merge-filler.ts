import { isBlank, type Cell, type MergedSpan } from '../../base/cell.js'
import { mostColumns } from '../../base/bounds.js'
import type { Merge } from './layout.js'

/** A row as a person sees it, with the merges that reach into it. */
export interface FilledRow {
  readonly cells: readonly Cell[]
  readonly merged?: ReadonlyMap<number, MergedSpan>
}

interface OpenMerge {
  readonly merge: Merge
  readonly cell: Cell
}

/**
 * Repeats the cell of a merge in the rows that it spans, as a person sees it. A row without a cell of its own stays
 * blank, since it exists only for the merge. Rows come in order. Calls `onStep` for each merge and column that it
 * checks: at most as many as a row has columns, however many merges the file claims.
 */
export function mergeFiller(
  merges: ReadonlyMap<number, readonly Merge[]>,
  onStep?: () => void,
): (line: number, cells: Cell[]) => FilledRow {
  if (merges.size === 0) return (_line, cells) => ({ cells })
  // By column, one merge at a time, since merges do not overlap in files of spreadsheet programs.
  const open = new Map<number, OpenMerge>()
  return (line, cells) => {
    const starting = merges.get(line) ?? []
    if (open.size === 0 && starting.length === 0) return { cells }
    const own = cells.some((cell) => !isBlank(cell))
    for (const [column, { merge }] of open) {
      onStep?.()
      if (merge.to < line) open.delete(column)
    }
    for (const merge of starting) {
      onStep?.()
      const cell = cells[merge.column] ?? null
      for (
        let column = merge.column;
        column <= merge.lastColumn && column < mostColumns && !open.has(column);
        column += 1
      ) {
        onStep?.()
        open.set(column, { merge, cell })
      }
    }
    if (!own) return { cells: [] }
    const merged = new Map<number, MergedSpan>()
    for (const [column, { merge, cell }] of open) {
      onStep?.()
      merged.set(column, { rows: merge.to - merge.from + 1, firstColumn: merge.column, own: merge.from === line })
      if (merge.from === line || merge.column !== column || isBlank(cell)) continue
      while (cells.length <= column) cells.push(null)
      // A cell below a merge is not visible.
      cells[column] = cell
    }
    return { cells, merged }
  }
}
