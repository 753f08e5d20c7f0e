import type { SheetRow } from '../base/cell.js'
import type { Sheet } from './rows.js'

/** The numbers of rows, cells and characters up to which a sheet is small. */
const most = { rows: 1000, cells: 40_000, letters: 1 << 20 }

/**
 * A sheet that is read only once if it is small, though its rows are used twice: first for the header, then for the
 * records. A fault is thrown at the same place as without the cache: after the rows before it.
 */
export function cachedSheet(sheet: Sheet): Sheet {
  let kept: readonly SheetRow[] | undefined
  let isNew = true
  async function* rows(fromLine = 1): AsyncGenerator<readonly SheetRow[]> {
    if (kept !== undefined) {
      yield kept.filter(({ line }) => line >= fromLine)
      return
    }
    const reader = sheet.rows(fromLine)
    if (!isNew || fromLine > 1) {
      yield* reader
      return
    }
    isNew = false
    const ahead = await readAhead(reader)
    if (ahead.is === 'all') kept = ahead.rows
    try {
      if (ahead.rows.length > 0) yield ahead.rows
      if (ahead.is === 'failed') throw ahead.error
      if (ahead.is === 'some') yield* reader
    } finally {
      await reader.return(undefined)
    }
  }
  return { ...sheet, rows }
}

type Ahead = { readonly rows: readonly SheetRow[] } & (
  | { readonly is: 'all' | 'some' }
  | { readonly is: 'failed'; readonly error: unknown }
)

async function readAhead(reader: AsyncGenerator<readonly SheetRow[]>): Promise<Ahead> {
  const rows: SheetRow[] = []
  let [cells, letters] = [0, 0]
  while (rows.length <= most.rows && cells <= most.cells && letters <= most.letters) {
    let next: IteratorResult<readonly SheetRow[]>
    try {
      next = await reader.next()
    } catch (error) {
      return { is: 'failed', rows, error }
    }
    if (next.done === true) return { is: 'all', rows }
    for (const row of next.value) {
      rows.push(row)
      cells += row.cells.length
      for (const cell of row.cells) if (typeof cell === 'string') letters += cell.length
    }
  }
  return { is: 'some', rows }
}
