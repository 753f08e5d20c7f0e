import { isBlank, type Cell, type SheetRow } from '../base/cell.js'
import { headerName } from '../header/header-text.js'
import { named } from '../header/header.js'
import { ImportError } from '../base/import-error.js'
import { keyOfPlace, landMended, type MendOptions, type MendReport } from './land-mended.js'
import type { Place } from './land-sheet.js'
import { withImport, type OpenImport } from './open-import.js'
import { keyedDigest } from '../pseudonym/pseudonym.js'
import type { Store } from '@minzheng/store'
import type { SheetPlan } from '../header/detect.js'

/** New contents of cells of one refused row. */
export interface RowPatch extends Place {
  readonly cells: readonly {
    /** The number of the column, from 1, or its header. */
    readonly column: number | string
    /** Empty: the cell becomes blank. */
    readonly value: string
  }[]
}

export interface PatchOptions extends MendOptions {
  readonly store: Pick<Store, 'land' | 'quarantined' | 'sources'>
  readonly patches: readonly RowPatch[]
}

/** The result of importing a file with patches. */
export interface PatchReport extends MendReport {
  /** Rows that are no records once they are patched, such as blank ones; they stay in quarantine as they were. */
  readonly noRecords: readonly Place[]
}

/**
 * Lands refused rows of a file that is sent again, with new contents of some cells. It reads only rows that have a patch and
 * wait in quarantine; the correct ones leave the quarantine, all in one transaction. The same file with the same patches
 * lands once. Nothing but the records is kept of the new contents: what identifies them is keyed.
 */
export async function importPatched(path: string, options: PatchOptions): Promise<PatchReport> {
  const { patches, store, pseudonymKey } = options
  const asked = new Map(patches.map((patch) => [keyOfPlace(patch), patch]))
  if (asked.size < patches.length)
    throw new ImportError('not-mended', '一行只能改正一次 each row must be mended once, got one of them twice')
  return withImport(path, options, async (opened) => {
    const { source, plans, book } = opened
    const { dataset } = plans[0]!.match
    const of = { sha256: source.sha256, dataset: dataset.name }
    if ((await store.sources(of)).every(({ withdrawn }) => withdrawn)) throw notLanded(source.name, named(dataset))
    const waiting = await store.quarantined(of)
    const read = new Set<string>()
    const sheets = book.sheets.map((sheet, index) => {
      const plan = plans.find((each) => each.sheet === index)
      if (plan === undefined) return sheet
      const patch = patcher(plan, sheet.name, asked, source.name)
      return {
        ...sheet,
        rows: async function* (fromLine?: number) {
          for await (const rows of sheet.rows(fromLine)) yield rows.map(patch)
        },
      }
    })
    const placeIn =
      (index: number) =>
      ({ line }: SheetRow): Place | undefined => {
        const place = { sheet: book.sheets[plans[index]!.sheet]!.name, line }
        if (!asked.has(keyOfPlace(place))) return undefined
        read.add(keyOfPlace(place))
        return place
      }
    const patched: OpenImport = { ...opened, book: { ...book, sheets } }
    const report = await landMended(patched, options, {
      dataset: dataset.name,
      sha256: keyedDigest(pseudonymKey, JSON.stringify([source.sha256, patches])),
      mends: source.sha256,
      waiting,
      placeIn,
    })
    const waits = new Set(waiting.map(keyOfPlace))
    const unread = patches.filter((each) => !report.landedBefore && !read.has(keyOfPlace(each)))
    const gone = unread.filter((each) => !waits.has(keyOfPlace(each)))
    return {
      ...report,
      notWaiting: report.notWaiting + gone.length,
      gone: [...report.gone, ...gone.map(placeOf)],
      noRecords: unread.filter((each) => waits.has(keyOfPlace(each))).map(placeOf),
    }
  })
}

/** The refusal of a file that has not landed as it is. */
export function notLanded(file: string, dataset: string): ImportError {
  return new ImportError(
    'nothing-quarantined',
    `${file}: 这个文件没有入库，或入库后改动过，请选择当初上传的原文件 the file must be the very one that has landed as ${dataset}, got one that has not landed or has changed since`,
  )
}

const placeOf = ({ sheet, line }: Place): Place => ({ sheet, line })

/** Replaces cells of the rows that have a patch. Throws `not-mended` for a column that the file does not have. */
function patcher(
  { columns, header }: SheetPlan,
  sheet: string | null,
  asked: ReadonlyMap<string, RowPatch>,
  file: string,
): (row: SheetRow) => SheetRow {
  const last = header.at(-1)!.line
  const width = Math.max(...header.map(({ cells }) => cells.length))
  const indexOf = (column: number | string): number => {
    if (typeof column === 'number') return column - 1
    const found = columns.filter((each) => headerName(each.header) === headerName(column))
    return found.length === 1 ? found[0]!.index : -1
  }
  return (row) => {
    const patch = asked.get(keyOfPlace({ sheet, line: row.line }))
    // Titles and headers say what the file is.
    if (patch === undefined || row.line <= last) return row
    const cells: Cell[] = [...row.cells]
    const merged = row.merged === undefined ? undefined : new Map(row.merged)
    for (const { column, value } of patch.cells) {
      const at = indexOf(column)
      if (at < 0 || at >= Math.max(width, row.cells.length))
        throw new ImportError(
          'not-mended',
          `${file}: 第${row.line}行所改正的列不在表头中 line ${row.line}: each mended cell must be in a column of the file, got another column`,
        )
      while (cells.length <= at) cells.push(null)
      cells[at] = isBlank(value) ? null : value
      merged?.delete(at)
    }
    return { ...row, cells, ...(merged === undefined ? {} : { merged }) }
  }
}
